using Plimsoll.Core.Findings;
using Plimsoll.Policy.Vex;
using static Plimsoll.Policy.Tests.Vex.VexCase;

namespace Plimsoll.Policy.Tests.Vex;

/// <summary>What a statement does to a finding, and which of several holds.</summary>
public class StatementTests
{
    const string Purl = "pkg:deb/debian/libssl3@3.0.9-1";

    [Theory]
    [InlineData("not_affected", VulnerabilityStatus.NotAffected, false)]
    [InlineData("fixed", VulnerabilityStatus.Fixed, false)]
    [InlineData("affected", VulnerabilityStatus.Affected, true)]
    [InlineData("under_investigation", VulnerabilityStatus.UnderInvestigation, true)]
    public void The_status_is_that_of_the_statement_and_only_open_ones_count(string word, VulnerabilityStatus status, bool counts)
    {
        var finding = Judge([Package(Purl)], OpenVex(Product(Purl), word, "\"impact_statement\":\"it is so\""));
        Assert.Equal((status, counts), (finding.Status, finding.Counts));
        Assert.Equal(new VexWord(status, null, "it is so", null, "Team", "https://example.org/vex-2024-01-02T03:04:05.123456789Z", "2024-01-02T03:04:05.123456789Z"), finding.Vex);
        Assert.Equal(counts ? VerdictResult.Unfit : VerdictResult.Fit, Policy.Judge.Verdict([finding], [], FailOn.Parse("low")).Result);
    }

    [Theory]
    [InlineData("\"name\":\"CVE-2024-1\"", true)]
    [InlineData("\"name\":\"cve-2024-1\"", true)]
    [InlineData("\"name\":\"GHSA-x\"", true)]
    [InlineData("\"name\":\"VENDOR-1\",\"aliases\":[\"CVE-2024-1\"]", true)]
    [InlineData("\"@id\":\"https://nvd.nist.gov/vuln/detail/CVE-2024-1\"", true)]
    [InlineData("\"name\":\"CVE-2024-10\"", false)]
    public void A_vulnerability_is_meant_by_any_of_its_names(string id, bool meant) => Assert.Equal(meant, Judge([Package(Purl)], OpenVex(Product(Purl), id: id)).Vex is not null);

    [Fact]
    public void The_newest_statement_holds_and_of_equally_new_ones_the_last_given()
    {
        var older = OpenVex(Product(Purl), "affected", "", time: "2024-01-01T00:00:00Z");
        var newer = OpenVex(Product(Purl), time: "2024-06-01T00:00:00Z");
        var same = OpenVex(Product(Purl), "under_investigation", "", time: "2024-06-01T02:00:00+02:00");
        Assert.Equal(VulnerabilityStatus.NotAffected, Judge([Package(Purl)], older, newer).Status);
        Assert.Equal(VulnerabilityStatus.NotAffected, Judge([Package(Purl)], newer, older).Status);
        Assert.Equal(VulnerabilityStatus.UnderInvestigation, Judge([Package(Purl)], newer, same).Status);
        Assert.Equal(VulnerabilityStatus.NotAffected, Judge([Package(Purl)], same, newer).Status);
        Assert.Equal(VulnerabilityStatus.NotAffected, Judge([Package(Purl)], newer, OpenVex(Product(Purl), "affected", "", time: "yesterday")).Status);
    }

    [Fact]
    public void A_statement_s_own_time_counts_before_its_document_s()
    {
        var late = OpenVex(Product(Purl), "affected", "\"timestamp\":\"2025-01-01T00:00:00Z\"", time: "2020-01-01T00:00:00Z");
        Assert.Equal(VulnerabilityStatus.Affected, Judge([Package(Purl)], late, OpenVex(Product(Purl), time: "2024-01-01T00:00:00Z")).Status);
    }

    [Fact]
    public void Findings_of_the_subject_as_a_whole_are_none_that_VEX_speaks_of()
    {
        var finding = Finding("CVE-2024-1", Package(Purl)) with { Package = null };
        Assert.Null(VexJudge.Apply([finding], Book(OpenVex(Product("pkg:oci/shop"))), Image, Evidence())[0].Vex);
    }

    [Fact]
    public void It_is_explained_why_a_statement_applies_or_does_not()
    {
        var package = Package(Purl);
        ScanResult result = new() { Subject = Image, Evidence = Evidence(package), Database = DatabaseInfo.None, Verdict = Verdict.None, Findings = [Finding("CVE-2024-1", package)] };
        var lines = VexJudge.Explain("CVE-2024-1", Book(
            OpenVex(Product("pkg:deb/debian/libssl3@3.0.8-1")), OpenVex(Product("pkg:npm/other")), OpenVex(Product("pkg:oci/shop", "pkg:deb/debian/bash")), OpenVex(""),
            OpenVex(Product("pkg:deb/debian/libssl3"), time: "2020-01-01T00:00:00Z"), OpenVex(Product("https://example.org/x")), OpenVex(Product("pkg:deb/debian/libssl3"))), result);
        Assert.Equal(7, lines.Count);
        Assert.Contains("does not apply to pkg:deb/debian/libssl3@3.0.9-1: its product pkg:deb/debian/libssl3@3.0.8-1 differs in version or qualifiers from pkg:deb/debian/libssl3@3.0.9-1, which is here", lines[0], StringComparison.Ordinal);
        Assert.Contains("is neither what was scanned nor a package in it", lines[1], StringComparison.Ordinal);
        Assert.Contains("it speaks of pkg:deb/debian/bash, and not of pkg:deb/debian/libssl3", lines[2], StringComparison.Ordinal);
        Assert.Contains("it names no product", lines[3], StringComparison.Ordinal);
        Assert.Contains("would apply, but a newer one", lines[4], StringComparison.Ordinal);
        Assert.Contains("nothing can be compared", lines[5], StringComparison.Ordinal);
        Assert.Contains("by Team of 2024-01-02T03:04:05.123456789Z: NotAffected (vulnerable_code_not_present); applies to", lines[6], StringComparison.Ordinal);
        Assert.Contains("was not found here", VexJudge.Explain("CVE-2024-1", Book(OpenVex(Product(Purl))), result with { Findings = [] }).Single(), StringComparison.Ordinal);
        Assert.Empty(VexJudge.Explain("CVE-2024-2", Book(OpenVex(Product(Purl))), result));
    }
}
