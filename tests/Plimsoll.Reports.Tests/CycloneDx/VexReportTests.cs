using Plimsoll.Core.Findings;
using Plimsoll.Reports.Tests.Sbom;
using Plimsoll.Testing;
using Plimsoll.Testing.Schemas;

namespace Plimsoll.Reports.Tests.CycloneDx;

public class VexReportTests
{
    [Fact]
    public void A_result_is_written_as_the_golden_file_shows() => Snapshot.Matches(Written.As("cyclonedx-vex", Results.Debian()), "debian.vex.json");

    [Fact]
    public void It_conforms_to_the_schema_of_the_bill()
    {
        using var official = new OfficialSchemas();
        foreach (var result in (ScanResult[])[Results.Debian(), HostileResults.All, SbomResults.Empty()])
            Assert.Empty(official.Json("cyclonedx-1.6").Check(Written.AsJson("cyclonedx-vex", result)));
    }

    [Fact]
    public void It_points_into_the_bill_that_is_written_of_the_same_subject()
    {
        var bill = SbomText.Json("cyclonedx-json", SbomResults.Image() with { Findings = [] });
        var (serial, refs) = (bill.GetProperty("serialNumber").GetString()!["urn:uuid:".Length..], bill.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("bom-ref").GetString()!).ToList());
        var vex = SbomText.Json("cyclonedx-vex", SbomResults.Image());
        var targets = vex.GetProperty("vulnerabilities").EnumerateArray().SelectMany(v => v.GetProperty("affects").EnumerateArray()).Select(a => a.GetProperty("ref").GetString()!).ToList();
        Assert.NotEmpty(targets);
        foreach (var target in targets)
        {
            Assert.StartsWith($"urn:cdx:{serial}/1#", target, StringComparison.Ordinal);
            Assert.Contains(Uri.UnescapeDataString(target[(target.IndexOf('#', StringComparison.Ordinal) + 1)..]), refs);
        }
    }

    [Theory]
    [InlineData(VulnerabilityStatus.Affected, "exploitable")]
    [InlineData(VulnerabilityStatus.Fixed, "resolved")]
    [InlineData(VulnerabilityStatus.NotAffected, "not_affected")]
    [InlineData(VulnerabilityStatus.UnderInvestigation, "in_triage")]
    public void Every_vulnerability_has_a_state(VulnerabilityStatus status, string state)
    {
        var result = Results.Debian() with { Findings = [.. Results.Debian().Findings.Select(f => f with { Status = status })] };
        Assert.All(Written.AsJson("cyclonedx-vex", result).GetProperty("vulnerabilities").EnumerateArray(), v => Assert.Equal(state, v.GetProperty("analysis").GetProperty("state").GetString()));
    }
}
