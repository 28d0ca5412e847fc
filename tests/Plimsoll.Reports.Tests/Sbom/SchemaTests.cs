using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Core.Findings;
using Plimsoll.Testing.Schemas;

namespace Plimsoll.Reports.Tests.Sbom;

public sealed class SchemaTests : IDisposable
{
    // Everything that some format has no room for: controls, halves of pairs, marks of JSON, XML and tags, the end of a line, other planes.
    public static readonly TheoryData<string> Nasty = new(
        "a\0b\u0001\u001B[2J\u007F\u0085", "\uD800x", "x\uDC00", "\uDC00\uD800", "\"\\/\r\n\t", "</text>\nPackageName: forged", "<text>", "]]><bom/>&amp;&#0;", "\uFFFE\uFFFF\u2028\u2029", "😀é", " ", "(((((", "LicenseRef-", "MIT WITH", new string('(', 5000));

    readonly Lazy<OfficialSchemas> official = new(() => new OfficialSchemas());

    static ScanResult[] Results => [SbomResults.Image(), SbomResults.Inventory(), SbomResults.Empty()];

    [Theory, InlineData("1.4"), InlineData("1.5"), InlineData("1.6"), InlineData("1.7")]
    public void CycloneDx_json_of_every_version_conforms_to_its_schema(string version)
    {
        var schema = official.Value.Json($"cyclonedx-{version}");
        foreach (var result in Results)
            Assert.Empty(schema.Check(SbomText.Json($"cyclonedx-json@{version}", result)));
    }

    [Theory, InlineData("1.4"), InlineData("1.5"), InlineData("1.6"), InlineData("1.7")]
    public void CycloneDx_xml_of_every_version_conforms_to_its_schema(string version)
    {
        foreach (var result in Results)
            Assert.Empty(official.Value.CheckCycloneDxXml(SbomText.Of($"cyclonedx-xml@{version}", result), version));
    }

    [Theory, InlineData("spdx-json", "spdx-2.3"), InlineData("spdx3-json", "spdx-3.0.1")]
    public void Spdx_json_conforms_to_its_schema(string format, string schema)
    {
        foreach (var result in Results)
            Assert.Empty(official.Value.Json(schema).Check(SbomText.Json(format, result)));
    }

    [Theory, MemberData(nameof(Nasty))]
    public void Names_of_any_characters_leave_every_format_valid(string text)
    {
        var result = SbomResults.Hostile(text);
        Assert.Empty(official.Value.Json("cyclonedx-1.6").Check(SbomText.Json("cyclonedx-json", result)));
        Assert.Empty(official.Value.CheckCycloneDxXml(SbomText.Of("cyclonedx-xml", result), "1.6"));
        Assert.Empty(official.Value.Json("spdx-2.3").Check(SbomText.Json("spdx-json", result)));
        Assert.Empty(official.Value.Json("spdx-3.0.1").Check(SbomText.Json("spdx3-json", result)));
    }

    [Theory]
    [InlineData("cyclonedx-json", "cyclonedx-1.6", "\"type\": \"container\"", "\"type\": \"ship\"")]
    [InlineData("cyclonedx-json", "cyclonedx-1.6", "\"serialNumber\": \"urn:uuid:", "\"serialNumber\": \"uuid:")]
    [InlineData("cyclonedx-json", "cyclonedx-1.6", "\"bomFormat\"", "\"bomForm\"")]
    [InlineData("cyclonedx-json", "cyclonedx-1.6", "\"id\": \"GPL-3.0-or-later\"", "\"id\": \"GPL-99\"")]
    [InlineData("cyclonedx-json", "cyclonedx-1.6", "\"published\": \"2024-01-02T00:00:00Z\"", "\"published\": \"2024-01-02\"")]
    [InlineData("spdx-json", "spdx-2.3", "\"downloadLocation\"", "\"download\"")]
    [InlineData("spdx-json", "spdx-2.3", "\"PACKAGE-MANAGER\"", "\"CARRIER\"")]
    [InlineData("spdx3-json", "spdx-3.0.1", "\"software_packageUrl\"", "\"software_purl\"")]
    [InlineData("spdx3-json", "spdx-3.0.1", "\"relationshipType\": \"contains\"", "\"relationshipType\": \"holds\"")]
    [InlineData("spdx3-json", "spdx-3.0.1", "\"creationInfo\": \"_:creation\"", "\"creationInfo\": 1")]
    public void The_schemas_refuse_a_broken_document(string format, string schema, string right, string wrong)
    {
        var text = SbomText.Of(format, SbomResults.Image());
        Assert.Contains(right, text, StringComparison.Ordinal);
        using var broken = JsonDocument.Parse(new Regex(Regex.Escape(right)).Replace(text, wrong, 1));
        Assert.NotEmpty(official.Value.Json(schema).Check(broken.RootElement));
    }

    [Theory, InlineData("<purl>", "</purl>", "purl"), InlineData("<affects>", "</affects>", "affects")]
    public void The_xml_schema_refuses_a_broken_document(string start, string end, string name)
    {
        var text = SbomText.Of("cyclonedx-xml", SbomResults.Image());
        Assert.Contains(start, text, StringComparison.Ordinal);
        Assert.NotEmpty(official.Value.CheckCycloneDxXml(text.Replace(start, $"<{name}s>", StringComparison.Ordinal).Replace(end, $"</{name}s>", StringComparison.Ordinal), "1.6"));
    }

    public void Dispose()
    {
        if (official.IsValueCreated)
            official.Value.Dispose();
    }
}
