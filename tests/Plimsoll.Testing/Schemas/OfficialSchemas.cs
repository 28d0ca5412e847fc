using System.Text.Json;
using System.Xml;
using System.Xml.Schema;

namespace Plimsoll.Testing.Schemas;

/// <summary>The official schemas of the formats that Plimsoll writes, from the optional material beside the repository; a test skips where that is absent.</summary>
public sealed class OfficialSchemas : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public OfficialSchemas() => Command.Run("tar", "--zstd", "-xf", Requires.SharedData("conformance.tar.zst"), "-C", directory.Path, "schemas");

    /// <param name="name">File name without <c>.schema.json</c>.</param>
    public JsonSchema Json(string name) => new(Read($"{name}.schema.json"), Directory.EnumerateFiles(Folder, "*.schema.json").Select(Path.GetFileName).ToDictionary(f => f!, f => Read(f!), StringComparer.Ordinal));

    /// <returns>A line a breach; empty where the document conforms.</returns>
    public IReadOnlyList<string> CheckCycloneDxXml(string xml, string version)
    {
        List<string> problems = [];
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, XmlResolver = null };
        foreach (var (space, file) in ((string, string)[])[("http://cyclonedx.org/schema/spdx", "spdx.xsd"), ($"http://cyclonedx.org/schema/bom/{version}", $"cyclonedx-{version}.xsd")])
        {
            using var schema = XmlReader.Create(new StringReader(File.ReadAllText(Path.Combine(Folder, file))), new XmlReaderSettings { XmlResolver = null });
            settings.Schemas.Add(space, schema);
        }

        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => problems.Add($"{e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
            // Reading it is what checks it.
        }

        return problems;
    }

    public void Dispose() => directory.Dispose();

    string Folder => directory.Combine("schemas");

    JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        return document.RootElement.Clone();
    }
}
