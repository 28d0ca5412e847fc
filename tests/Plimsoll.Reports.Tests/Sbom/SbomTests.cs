using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Sbom;

public class SbomTests
{
    public static readonly TheoryData<string, string> Formats = new()
    {
        { "cyclonedx-json", "image.cdx.json" }, { "cyclonedx-xml", "image.cdx.xml" }, { "cyclonedx-json@1.4", "image.cdx14.json" }, { "cyclonedx-xml@1.4", "image.cdx14.xml" },
        { "spdx-json", "image.spdx.json" }, { "spdx-tag-value", "image.spdx" }, { "spdx3-json", "image.spdx3.json" },
    };

    [Theory, MemberData(nameof(Formats))]
    public void A_bill_is_written_as_the_golden_file_shows(string format, string golden) => Snapshot.Matches(SbomText.Of(format, SbomResults.Image()), golden);

    [Theory, MemberData(nameof(Formats))]
    public void The_same_content_at_another_time_has_the_same_serial_number_and_another_content_has_not(string format, string golden)
    {
        Assert.NotNull(golden);
        var one = SbomText.Of(format, SbomResults.Inventory());
        Assert.Equal(one, SbomText.Of(format, SbomResults.Inventory()));
        var later = SbomText.Of(format, SbomResults.Inventory(), SbomText.Options with { Now = SbomText.Options.Now.AddDays(1) });
        Assert.NotEqual(one, later);
        Assert.Equal(Serial(one), Serial(later));
        var evidence = SbomResults.Inventory().Evidence;
        Assert.NotEqual(Serial(one), Serial(SbomText.Of(format, SbomResults.Inventory() with { Evidence = evidence with { Packages = [.. evidence.Packages.Skip(1)] } })));
        Assert.NotEqual(Serial(one), Serial(SbomText.Of(format, SbomResults.Inventory(), SbomText.Options with { ToolVersion = "1.2.4" })));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Serial(one));
    }

    [Fact]
    public void Every_format_lists_the_same_purls()
    {
        var result = SbomResults.Image();
        var expected = result.Evidence.Packages.Select(p => p.Purl.ToString()).Append("pkg:oci/shop@sha256:" + new string('c', 64) + "?arch=arm64&repository_url=registry.example:5000%2Fteam%2Fshop&tag=1.2").Order(StringComparer.Ordinal).ToList();
        var json = SbomText.Json("cyclonedx-json", result);
        Assert.Equal(expected, json.GetProperty("components").EnumerateArray().Append(json.GetProperty("metadata").GetProperty("component")).Where(c => c.TryGetProperty("purl", out _)).Select(c => c.GetProperty("purl").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(expected, XDocument.Parse(SbomText.Of("cyclonedx-xml", result)).Descendants().Where(e => e.Name.LocalName == "purl").Select(e => e.Value).Order(StringComparer.Ordinal));
        Assert.Equal(expected, SbomText.Json("spdx-json", result).GetProperty("packages").EnumerateArray().Where(p => p.TryGetProperty("externalRefs", out _)).Select(p => p.GetProperty("externalRefs")[0].GetProperty("referenceLocator").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(expected, SbomText.Of("spdx-tag-value", result).Split('\n').Where(l => l.StartsWith("ExternalRef: ", StringComparison.Ordinal)).Select(l => l.Split(' ')[3]).Order(StringComparer.Ordinal));
        Assert.Equal(expected, SbomText.Json("spdx3-json", result).GetProperty("@graph").EnumerateArray().Where(e => e.TryGetProperty("software_packageUrl", out _)).Select(e => e.GetProperty("software_packageUrl").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_of_a_bill_leads_to_exactly_one_element()
    {
        foreach (var result in (ScanResult[])[SbomResults.Image(), SbomResults.Empty(), SbomResults.Hostile("\uD800 </text>")])
        {
            var cyclone = SbomText.Json("cyclonedx-json", result);
            AssertResolves(All(cyclone, "bom-ref"), [.. All(cyclone, "ref"), .. Lists(cyclone, "dependsOn"), .. Lists(cyclone, "assemblies")]);
            var spdx = SbomText.Json("spdx-json", result);
            AssertResolves([.. All(spdx, "SPDXID")], [.. All(spdx, "spdxElementId"), .. All(spdx, "relatedSpdxElement")]);
            var graph = SbomText.Json("spdx3-json", result);
            AssertResolves(
                [.. All(graph, "spdxId"), .. All(graph, "@id")],
                [.. All(graph, "from"), .. All(graph, "creationInfo"), .. All(graph, "suppliedBy"), .. All(graph, "value"), .. ((string[])["to", "element", "rootElement", "originatedBy", "createdBy", "createdUsing"]).SelectMany(n => Lists(graph, n))]);
        }
    }

    [Fact]
    public void Vulnerabilities_stand_in_the_bill_of_a_scan_filtered_as_asked_and_nothing_else_does()
    {
        static IEnumerable<string?> Ids(JsonElement bom) => bom.GetProperty("vulnerabilities").EnumerateArray().Select(v => v.GetProperty("id").GetString());
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002", "CVE-2024-0003", "CVE-2024-0004", "CVE-2024-0005"], Ids(SbomText.Json("cyclonedx-json", SbomResults.Image())));
        using var filtered = JsonDocument.Parse(SbomText.Of("cyclonedx-json", SbomResults.Image(), SbomText.Options with { OnlyFixed = true }));
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0005"], Ids(filtered.RootElement));
        Assert.False(SbomText.Json("cyclonedx-json", SbomResults.Inventory()).TryGetProperty("vulnerabilities", out _));
    }

    [Fact]
    public void One_vulnerability_of_several_packages_is_one_entry()
    {
        var image = SbomResults.Image();
        var twice = image with { Findings = [image.Findings[0], image.Findings[0] with { Package = image.Evidence.Packages[3] }] };
        var entry = Assert.Single(SbomText.Json("cyclonedx-json", twice).GetProperty("vulnerabilities").EnumerateArray());
        Assert.Equal(2, entry.GetProperty("affects").GetArrayLength());
    }

    [Fact]
    public void An_image_id_of_an_archive_is_no_manifest_and_gives_no_purl()
    {
        var image = SbomResults.Image();
        var component = SbomText.Json("cyclonedx-json", image with { Evidence = image.Evidence with { Observations = [] } }).GetProperty("metadata").GetProperty("component");
        Assert.False(component.TryGetProperty("purl", out _));
        Assert.Equal(image.Subject.Digest?.Hex, component.GetProperty("hashes")[0].GetProperty("content").GetString());
    }

    [Fact]
    public void What_could_not_be_read_makes_the_bill_an_incomplete_one()
    {
        var image = SbomResults.Image();
        var gap = image with { Evidence = image.Evidence with { Gaps = [new Gap(GapCode.TooLarge, "var/lib/rpm/Packages", "too large")] } };
        Assert.Equal("incomplete", SbomText.Json("cyclonedx-json", gap).GetProperty("compositions")[0].GetProperty("aggregate").GetString());
        Assert.Contains("\"completeness\": \"incomplete\"", SbomText.Of("spdx3-json", gap), StringComparison.Ordinal);
        Assert.Contains("may be incomplete", SbomText.Of("spdx-tag-value", gap), StringComparison.Ordinal);
        Assert.Equal("unknown", SbomText.Json("cyclonedx-json", image).GetProperty("compositions")[0].GetProperty("aggregate").GetString());
    }

    [Theory, MemberData(nameof(SchemaTests.Nasty), MemberType = typeof(SchemaTests))]
    public void No_name_writes_tags_of_its_own(string text)
    {
        var document = SbomText.Of("spdx-tag-value", SbomResults.Hostile(text));
        Assert.DoesNotContain(document, c => char.IsControl(c) && c != '\n');

        // What stands between the marks is one value, of however many lines; outside every line is a tag.
        var lines = Regex.Replace(document, "<text>.*?</text>", "TEXT", RegexOptions.Singleline).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, l => Assert.Matches("^[A-Za-z]+: ", l));
        Assert.Equal(3, lines.Count(l => l.StartsWith("PackageName: ", StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.DoesNotContain("text>", l.Replace("&lt;/text&gt;", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Five_hundred_copies_of_one_package_have_five_hundred_names()
    {
        var evidence = SbomResults.Inventory().Evidence;
        var many = SbomResults.Inventory() with { Evidence = evidence with { Packages = [.. Enumerable.Repeat(evidence.Packages[0], 500)] } };
        Assert.Equal(502, All(SbomText.Json("cyclonedx-json", many), "bom-ref").Distinct().Count());
        Assert.Equal(503, All(SbomText.Json("spdx-json", many), "SPDXID").Distinct().Count());
    }

    [Theory, InlineData("cyclonedx-json"), InlineData("spdx-json"), InlineData("spdx3-json")]
    public void Several_bills_in_their_frame_are_one_json_document(string format)
    {
        var frame = ReportFormat.Find(format, ReportList.All).Frame!;
        var one = SbomText.Of(format, SbomResults.Inventory());
        Assert.Equal(2, JsonDocument.Parse(frame.Before + one + frame.Between + one + frame.After).RootElement.GetArrayLength());
        Assert.Equal(0, JsonDocument.Parse(frame.Before + frame.After).RootElement.GetArrayLength());
    }

    [Fact]
    public void Several_bills_in_their_frame_are_one_xml_document()
    {
        var frame = ReportFormat.Find("cyclonedx-xml", ReportList.All).Frame!;
        var one = SbomText.Of("cyclonedx-xml", SbomResults.Inventory());
        Assert.Equal(2, XDocument.Parse(frame.Before + one + frame.Between + one + frame.After).Root!.Elements().Count());
    }

    [Theory]
    [InlineData("cyclonedx-json@1.3", "'1.3' is no version of cyclonedx-json; there are 1.4, 1.5, 1.6, 1.7.")]
    [InlineData("cyclonedx-json@", "'' is no version of cyclonedx-json; there are 1.4, 1.5, 1.6, 1.7.")]
    [InlineData("table@2", "'table' has no versions to choose from.")]
    [InlineData("cyclonedx", "'cyclonedx' is no report format; there are ")]
    public void A_format_or_version_that_is_not_there_is_refused_by_name(string format, string message) =>
        Assert.StartsWith(message, Assert.Throws<UsageException>(() => ReportFormat.Find(format, ReportList.All)).Message, StringComparison.Ordinal);

    static string Serial(string document) => Regex.Match(document, "urn:uuid:([0-9a-f-]+)").Groups[1].Value;

    static void AssertResolves(IReadOnlyList<string> named, IReadOnlyList<string> meant)
    {
        Assert.Equal(named.Distinct().Count(), named.Count);
        Assert.NotEmpty(meant);
        Assert.Empty(meant.Except(named));
    }

    static List<string> All(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(p => p.Name == name && p.Value.ValueKind == JsonValueKind.String && Means(element, name) ? [p.Value.GetString()!] : All(p.Value, name))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(i => All(i, name))],
        _ => [],
    };

    /// <summary>A <c>value</c> is a reference in the dictionary of licences alone.</summary>
    static bool Means(JsonElement owner, string name) => name != "value" || owner.TryGetProperty("key", out _);

    static List<string> Lists(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(p => p.Name == name && p.Value.ValueKind == JsonValueKind.Array ? [.. p.Value.EnumerateArray().Select(i => i.GetString()!)] : Lists(p.Value, name))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(i => Lists(i, name))],
        _ => [],
    };
}
