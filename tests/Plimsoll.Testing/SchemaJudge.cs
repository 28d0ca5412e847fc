using Xunit;

namespace Plimsoll.Testing;

/// <summary>Judges JSON documents by a standard's own schema, with a validator that is not ours (Debian's python3-jsonschema).</summary>
public sealed class SchemaJudge : IDisposable
{
    const string Program = """
        import json, sys
        import jsonschema
        schema = json.load(open(sys.argv[1]))
        validator = jsonschema.validators.validator_for(schema)
        for error in validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(json.load(open(sys.argv[2]))):
            print(error.json_path + ": " + error.message[:500])
        """;

    readonly TemporaryDirectory directory = new();
    readonly string schema;

    SchemaJudge(string schema) => this.schema = schema;

    /// <param name="name">Of a schema in the material beside the repository; the test skips where that is not.</param>
    public static SchemaJudge Of(string name)
    {
        var archive = Requires.SharedData("conformance.tar.zst");
        var python = Requires.Tool("python3", "python3");
        Requires.That(Command.Try(python, "-c", "import jsonschema").Code == 0, "the Python module 'jsonschema' (Debian package python3-jsonschema)");
        var judge = new SchemaJudge($"schemas/{name}");
        Command.Run("tar", "-xf", archive, "-C", judge.directory.Path, judge.schema);
        return judge;
    }

    /// <returns>A line a breach; empty where the document conforms.</returns>
    public string Check(string document)
    {
        var file = directory.Combine("document.json");
        File.WriteAllText(file, document);
        return Command.Run("python3", "-c", Program, directory.Combine(schema), file);
    }

    public void Conforms(string document) => Assert.Equal("", Check(document));

    public void Dispose() => directory.Dispose();
}
