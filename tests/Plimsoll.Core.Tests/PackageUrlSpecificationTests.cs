using System.Text.Json;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests;

/// <summary>The package-URL project's own tests, of the specification and of every type.</summary>
public class PackageUrlSpecificationTests
{
    const int Published = 500;

    // Upper case in the names of qualifiers is refused by these and made lower case by maven's; other tools' inventories are read, so it is made lower case.
    static readonly string[] Lenient = ["pkg:gem/jruby-launcher@1.1.2?Platform=java", "pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25"];

    [Fact]
    public void Every_published_test_gives_what_it_says()
    {
        var archive = Requires.SharedData("vectors-small-dev.tar.zst");
        using var directory = new TemporaryDirectory();
        Command.Run("sh", "-c", $"zstd -dc '{archive}' | tar -x -C '{directory.Path}' --wildcards '*purl-spec/tests/*'");
        List<string> disagreements = [];
        var tests = 0;
        foreach (var file in Directory.EnumerateFiles(directory.Path, "*-test.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
            {
                tests++;
                if (Lenient.Contains(test.GetProperty("input").ToString()))
                    continue;
                var (said, expected) = (Outcome(test), Expected(test));
                if (said != expected)
                    disagreements.Add($"{Path.GetFileName(file)}, {test.GetProperty("test_type")} {test.GetProperty("input")}: {said}, not {expected}");
            }
        }

        Assert.True(tests >= Published, $"only {tests} tests were found");
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }

    static string Outcome(JsonElement test)
    {
        try
        {
            var input = test.GetProperty("input");
            var purl = input.ValueKind == JsonValueKind.String ? PackageUrl.Parse(input.GetString()!) : Build(input);
            return test.GetProperty("test_type").GetString() == "parse" ? Components(purl) : purl.ToString();
        }
        catch (FormatException)
        {
            return "refused";
        }
    }

    static string Expected(JsonElement test)
    {
        if (test.GetProperty("expected_failure").GetBoolean())
            return "refused";
        var output = test.GetProperty("expected_output");
        return output.ValueKind == JsonValueKind.String ? output.GetString()! : string.Join(' ', Names.Select(n => $"{n}={Text(output, n)}").Append(Qualifiers(output)));
    }

    static string[] Names => ["type", "namespace", "name", "version", "subpath"];

    static string Components(PackageUrl purl) => string.Join(' ', (string?[])
        [$"type={purl.Type}", $"namespace={purl.Namespace}", $"name={purl.Name}", $"version={purl.Version}", $"subpath={purl.Subpath}", string.Join('&', purl.Qualifiers.Select(q => $"{q.Key}={q.Value}"))]);

    static PackageUrl Build(JsonElement parts) => new(
        Text(parts, "type") ?? "", Text(parts, "namespace"), Text(parts, "name") ?? "", Text(parts, "version"), Pairs(parts), Text(parts, "subpath"));

    static string? Text(JsonElement parts, string name) => parts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement parts) => parts.TryGetProperty("qualifiers", out var pairs) && pairs.ValueKind == JsonValueKind.Object
        ? pairs.EnumerateObject().Select(p => new KeyValuePair<string, string>(p.Name, p.Value.GetString() ?? ""))
        : [];

    static string Qualifiers(JsonElement parts) => string.Join('&', Pairs(parts).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
