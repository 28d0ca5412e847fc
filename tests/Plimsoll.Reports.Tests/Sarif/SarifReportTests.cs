using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Sarif;

public class SarifReportTests
{
    [Theory, InlineData(false, "debian.sarif"), InlineData(true, "plain.sarif")]
    public void A_result_is_written_as_the_golden_file_shows(bool plain, string golden) =>
        Snapshot.Matches(Written.As("sarif", plain ? Results.Plain() : Results.Debian()), golden);

    [Fact]
    public void Every_report_is_valid_by_the_schema_of_the_standard()
    {
        using var judge = SchemaJudge.Of("sarif-2.1.0.schema.json");
        judge.Conforms(Written.As("sarif", Results.Debian()));
        judge.Conforms(Written.As("sarif", Results.Plain()));
        judge.Conforms(Written.As("sarif", Results.Debian() with { Findings = [] }));
        judge.Conforms(Written.As("sarif", HostileResults.All));
        judge.Conforms(Written.Together("sarif", Results.Debian(), Results.Plain()));
        Assert.NotEqual("", judge.Check(Written.As("sarif", Results.Debian()).Replace("\"startLine\": 1", "\"startLine\": 0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_result_has_the_location_that_code_scanning_shows()
    {
        foreach (var result in Runs(Results.Debian()).Concat(Runs(Results.Plain())).Concat(Runs(HostileResults.All)))
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.Equal(1, place.GetProperty("region").GetProperty("startLine").GetInt32());
            var resolved = new Uri(new Uri("https://root.example/a/b/"), uri);
            Assert.StartsWith("https://root.example/a/b/", resolved.AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fingerprints_outlive_an_upgrade_and_tell_packages_apart()
    {
        var old = Results.Debian();
        var upgraded = old with
        {
            Findings = [.. old.Findings.Select(f => f with { Installed = "3.0.10-1", Package = f.Package! with { Package = f.Package.Package with { Version = "3.0.10-1" }, Purl = new Core.PackageUrl("deb", "debian", "libssl3", "3.0.10-1") } })],
        };
        Assert.Equal(Fingerprints(old), Fingerprints(upgraded));
        Assert.Equal(old.Findings.Count, Fingerprints(old).Distinct().Count());
    }

    [Fact]
    public void A_waived_finding_is_a_suppressed_result()
    {
        var suppressed = Runs(Results.Debian()).Single(r => r.TryGetProperty("suppressions", out _));
        Assert.Equal("CVE-2024-0004", suppressed.GetProperty("ruleId").GetString());
        Assert.Contains("not reachable", suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Security_severity_is_the_highest_cvss_and_else_stands_for_the_word()
    {
        var rules = Written.AsJson("sarif", Results.Debian()).GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Equal("9.8", rules["CVE-2024-0001"]);
        Assert.Equal("8.0", rules["CVE-2024-0002"]);
    }

    [Fact]
    public void No_rule_links_to_what_is_no_web_page() =>
        Assert.DoesNotContain("helpUri", Written.As("sarif", HostileResults.All), StringComparison.Ordinal);

    static IEnumerable<JsonElement> Runs(ScanResult result) => Written.AsJson("sarif", result).GetProperty("runs").EnumerateArray().SelectMany(r => r.GetProperty("results").EnumerateArray());

    static List<string> Fingerprints(ScanResult result) => [.. Runs(result).Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!)];
}
