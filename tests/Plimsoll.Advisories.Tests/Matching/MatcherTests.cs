using Plimsoll.Advisories.Matching;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Advisories.Tests.Matching;

public class MatcherTests
{
    static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Debian_is_judged_by_source_package_and_source_version()
    {
        // libssl3 1.1.1-1+b1 was built from openssl 1.1.1-1; the binary's own number would look fixed.
        var lookup = new Advisories().Says("CVE-2024-1", "debian", "Debian:12", "openssl", "1.1.1-1+a");
        var package = Package(PackageType.Deb, "libssl3", "1.1.1-1+b1") with { SourceName = "openssl", SourceVersion = "1.1.1-1" };
        Assert.Equal("CVE-2024-1", Match(lookup, "debian", "12", package).Findings.Single().Id);
    }

    [Fact]
    public void A_package_of_a_registry_is_judged_by_its_registry_whatever_the_distribution()
    {
        var lookup = new Advisories().Says("GHSA-x", "ghsa", "npm", "lodash", "4.17.21", aliases: ["CVE-2021-23337"]).Holding("Debian:12");
        var found = Match(lookup, "debian", "12", Package(PackageType.Npm, "lodash", "4.17.20")).Findings.Single();
        Assert.Equal(("CVE-2021-23337", "registry-package", "4.17.21"), (found.Id, found.Rule, found.Upgrade));
        Assert.Empty(Match(lookup, "debian", "12", Package(PackageType.Npm, "lodash", "4.17.21")).Findings);
        Assert.Single(new Matcher(lookup, Limits.Default).Match(Evidence(null, Package(PackageType.Npm, "lodash", "4.17.20")), Today).Findings);
    }

    [Fact]
    public void What_is_part_of_a_distributions_package_is_the_distributions_to_judge()
    {
        var lookup = new Advisories().Says("GHSA-y", "ghsa", "PyPI", "requests", "2.31.0").Holding("Debian:12");
        var evidence = Evidence(new OperatingSystem("debian", "12"), Package(PackageType.PyPi, "requests", "2.28.1"));
        Assert.Single(new Matcher(lookup, Limits.Default).Match(evidence, Today).Findings);
        evidence = evidence with { Packages = [.. evidence.Packages.Select(p => p with { OwnedBy = "pkg:deb/debian/python3-requests@2.28.1-1", IsOfDistribution = true })] };
        Assert.Empty(new Matcher(lookup, Limits.Default).Match(evidence, Today).Findings);
    }

    [Fact]
    public void What_nobody_can_judge_is_said()
    {
        var gaps = new Matcher(new Advisories(), Limits.Default).Match(
            Evidence(null, Package(PackageType.Conda, "zlib", "1"), Package(PackageType.Gem, "rack", "1"), Package(PackageType.Generic, "tool", "")), Today).Gaps;
        Assert.Equal(
            [GapCode.NoAdvisories, GapCode.Unsupported, GapCode.Unsupported],
            gaps.Select(g => g.Code));
        Assert.Contains("RubyGems", gaps[0].Message, StringComparison.Ordinal);
        Assert.Contains("conda (1), generic (1)", gaps[1].Message, StringComparison.Ordinal);
        Assert.Contains("versions of 1 packages", gaps[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_at_or_past_the_fix_is_clean()
    {
        var lookup = new Advisories().Says("CVE-2024-1", "debian", "Debian:12", "tar", "1.2-1");
        Assert.Empty(Match(lookup, "debian", "12", Package(PackageType.Deb, "tar", "1.2-1")).Findings);
        Assert.Empty(Match(lookup, "debian", "12", Package(PackageType.Deb, "tar", "1:1.0-1")).Findings);
    }

    [Fact]
    public void Another_releases_advisory_says_nothing_of_this_one() =>
        Assert.Empty(Match(new Advisories().Says("CVE-2024-1", "debian", "Debian:11", "tar", "9").Holding("Debian:12"), "debian", "12", Package(PackageType.Deb, "tar", "1")).Findings);

    [Fact]
    public void Rpm_is_judged_by_binary_name_with_epochs()
    {
        var lookup = new Advisories().Says("RHSA-2024:1", "redhat-oval", "Red Hat:9", "bind-libs", "32:9.16.23-14.el9", aliases: ["CVE-2024-2"]);
        Assert.Equal("CVE-2024-2", Match(lookup, "rhel", "9.4", Package(PackageType.Rpm, "bind-libs", "32:9.16.23-11.el9")).Findings.Single().Id);
        Assert.Empty(Match(lookup, "rhel", "9.4", Package(PackageType.Rpm, "bind-libs", "33:1-1.el9")).Findings);
        Assert.Empty(Match(lookup, "rhel", "9.4", Package(PackageType.Rpm, "other", "1-1") with { SourceName = "bind-libs" }).Findings);
    }

    [Fact]
    public void Extended_updates_of_a_minor_release_judge_only_that_release()
    {
        var lookup = new Advisories().Says("RHSA-2024:2", "redhat-oval", "Red Hat:9.2", "kernel", "5-2.el9_2", aliases: ["CVE-2024-3"]).Holding("Red Hat:9");
        var subscriber = new OperatingSystem("rhel", "9.2") { Suites = ["eus"] };
        Assert.Single(new Matcher(lookup, Limits.Default).Match(Evidence(subscriber, Package(PackageType.Rpm, "kernel", "5-1.el9_2")), Today).Findings);
        Assert.Empty(Match(lookup, "rhel", "9.2", Package(PackageType.Rpm, "kernel", "5-1.el9_2")).Findings);
        Assert.Empty(Match(lookup, "rhel", "9.4", Package(PackageType.Rpm, "kernel", "5-1.el9_4")).Findings);
    }

    [Theory]
    [InlineData("nodejs:14:8070:abc", "1:14.0-1.module_el8.5.0+1+a", true)]
    [InlineData("nodejs:16:8070:abc", "1:16.0-1.module_el8.5.0+1+a", false)]
    [InlineData(null, "1:14.0-1.el8", false)]
    public void A_module_stream_is_judged_only_by_its_own_advisories(string? label, string version, bool affected)
    {
        var lookup = new Advisories().Says("ALSA-2023:1", "almalinux", "AlmaLinux:8", "nodejs", "1:99.0-1.module_el8.7.0+1+a", aliases: ["CVE-2024-4"], module: "nodejs:14");
        var package = Package(PackageType.Rpm, "nodejs", version) with { Module = label };
        Assert.Equal(affected ? 1 : 0, Match(lookup, "almalinux", "8.7", package).Findings.Count);
    }

    [Fact]
    public void One_notice_with_three_cves_is_three_findings_that_name_it()
    {
        var lookup = new Advisories().Says("ALSA-2023:2", "almalinux", "AlmaLinux:9", "bash", "5-2.el9", aliases: ["CVE-2024-5", "CVE-2024-6", "CVE-2024-7"]);
        var findings = Match(lookup, "almalinux", "9.3", Package(PackageType.Rpm, "bash", "5-1.el9")).Findings;
        Assert.Equal(["CVE-2024-5", "CVE-2024-6", "CVE-2024-7"], findings.Select(f => f.Id));
        Assert.All(findings, f => Assert.Equal(["ALSA-2023:2"], f.Aliases));
    }

    [Fact]
    public void Two_sources_of_one_cve_are_one_finding_and_the_tracker_decides()
    {
        var both = new Advisories().Says("CVE-2024-8", "debian-tracker", "Debian:12", "tar", "2").Says("DSA-1", "debian-dsa", "Debian:12", "tar", "2", aliases: ["CVE-2024-8"]);
        var finding = Match(both, "debian", "12", Package(PackageType.Deb, "tar", "1")).Findings.Single();
        Assert.Equal(["debian-dsa", "debian-tracker"], finding.Sources);
        Assert.Equal(["DSA-1"], finding.Aliases);
        var outvoted = new Advisories().Says("CVE-2024-8", "debian-tracker", "Debian:12", "tar", null, status: VulnerabilityStatus.NotAffected).Says("DSA-1", "debian-dsa", "Debian:12", "tar", "2", aliases: ["CVE-2024-8"]);
        Assert.Empty(Match(outvoted, "debian", "12", Package(PackageType.Deb, "tar", "1")).Findings);
    }

    [Fact]
    public void An_unfixed_vulnerability_carries_the_vendors_state_and_no_fix()
    {
        var finding = Match(new Advisories().Says("CVE-2024-9", "debian-tracker", "Debian:12", "tar", null, state: VendorState.WillNotFix), "debian", "12", Package(PackageType.Deb, "tar", "1")).Findings.Single();
        Assert.Equal((VendorState.WillNotFix, false), (finding.VendorState, finding.IsFixable));
    }

    [Fact]
    public void The_upgrade_is_the_one_that_mends_all()
    {
        var lookup = new Advisories().Says("CVE-2024-1", "debian", "Debian:12", "tar", "1.9").Says("CVE-2024-2", "debian", "Debian:12", "tar", "1.10");
        Assert.All(Match(lookup, "debian", "12", Package(PackageType.Deb, "tar", "1")).Findings, f => Assert.Equal("1.10", f.Upgrade));
    }

    [Fact]
    public void Severity_comes_from_the_vendor_and_else_from_the_score()
    {
        var lookup = new Advisories().Says("CVE-2024-1", "debian", "Debian:12", "tar", "2").Says("CVE-2024-2", "debian", "Debian:12", "tar", "2", severity: Severity.Low)
            .Scores("CVE-2024-1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H").Scores("CVE-2024-2", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        Assert.Equal([(Severity.Critical, 9.8), (Severity.Low, 9.8)], Match(lookup, "debian", "12", Package(PackageType.Deb, "tar", "1")).Findings.Select(f => (f.Severity, f.Cvss[0].Score)));
    }

    [Theory]
    [InlineData("debian", "9", GapCode.EndOfLife)]
    [InlineData("alpine", "3.10.2", GapCode.EndOfLife)]
    [InlineData("photon", "5.0", GapCode.NoAdvisories)]
    [InlineData("plan9", "4", GapCode.UnknownDistribution)]
    [InlineData("raspbian", "12", GapCode.UnknownDistribution)]
    public void What_cannot_be_judged_is_a_gap_and_never_silence(string id, string version, GapCode code) =>
        Assert.Contains(Match(new Advisories().Holding("Debian:9", "Debian:12", "Alpine:v3.10"), id, version, Package(PackageType.Deb, "tar", "1")).Gaps, g => g.Code == code);

    [Fact]
    public void Findings_without_end_are_counted_and_not_listed()
    {
        var lookup = new Advisories().Says("CVE-2024-1", "debian", "Debian:12", "tar", "2").Says("CVE-2024-2", "debian", "Debian:12", "tar", "2");
        var packages = Enumerable.Range(0, 10).Select(i => Package(PackageType.Deb, $"tar-{i}", "1") with { SourceName = "tar" });
        var result = new Matcher(lookup, Limits.Default with { MaxFindings = 7 }).Match(Evidence(new OperatingSystem("debian", "12"), [.. packages]), Today);
        Assert.Equal((7, 4), (result.Findings.Count, result.Findings.Select(f => f.Package!.Package.Name).Distinct().Count()));
        Assert.Equal("there are more than 7 findings; 13 are not listed", Assert.Single(result.Gaps, g => g.Code == GapCode.TooLarge).Message);
    }

    [Fact]
    public void Packages_without_a_distribution_are_a_gap() =>
        Assert.Equal(GapCode.UnknownDistribution, new Matcher(new Advisories(), Limits.Default).Match(Evidence(null, Package(PackageType.Deb, "tar", "1")), Today).Gaps.Single().Code);

    static MatchResult Match(Advisories lookup, string id, string version, Package package) =>
        new Matcher(lookup, Limits.Default).Match(Evidence(new OperatingSystem(id, version), package), Today);

    static SubjectEvidence Evidence(OperatingSystem? system, params Package[] packages) => new()
    {
        OperatingSystem = system,
        Packages = [.. packages.Select(p => new InstalledPackage(p, new PackageUrl("deb", "x", p.Name, p.Version), "test", [new Place(null, "db")]))],
    };

    static Package Package(PackageType type, string name, string version) => new() { Type = type, Name = name, Version = version };
}
