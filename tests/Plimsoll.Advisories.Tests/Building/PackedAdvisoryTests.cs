using Plimsoll.Advisories.Building;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Tests.Building;

public class PackedAdvisoryTests
{
    static readonly AffectedPackage Everything = new()
    {
        Ecosystem = "Red Hat:9",
        Package = "naïve-€-𝄞",
        Ranges = [new VersionRange("1", null), new VersionRange(null, "2"), new VersionRange("", null, "3"), new VersionRange("4", "6", "5", IsAfterIntroduced: true)],
        Versions = ["1.0", "1.1"],
        Status = VulnerabilityStatus.UnderInvestigation,
        VendorState = VendorState.WillNotFix,
        Severity = Severity.Critical,
        Module = "nodejs:18",
        Architectures = ["aarch64", "x86_64"],
    };

    [Fact]
    public void What_is_packed_comes_out_the_same()
    {
        var advisory = new Advisory
        {
            Id = "RHSA-2024:1",
            Aliases = ["CVE-2024-1", "CVE-2024-2"],
            Affected = [Everything, new AffectedPackage { Ecosystem = "npm", Package = "left-pad" }],
            Severity = Severity.High,
            Cvss = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"],
            Weaknesses = ["CWE-79"],
            Published = "2024-01-01",
            Modified = "",
            Withdrawn = "2024-02-01",
            References = ["https://example.com/1"],
            Epss = new Epss(0.1234567890123, 1),
            KnownExploited = new KnownExploited("2024-03-01", null),
        };
        Assert.Equivalent(advisory, PackedAdvisory.Read(PackedAdvisory.Of(advisory)), strict: true);
    }

    [Fact]
    public void What_is_not_said_stays_unsaid()
    {
        var read = PackedAdvisory.Read(PackedAdvisory.Of(new Advisory { Id = "CVE-2024-1" }));
        Assert.Equivalent(new Advisory { Id = "CVE-2024-1" }, read, strict: true);
        Assert.Equal((null, null, null, null, null), (read.Published, read.Modified, read.Withdrawn, read.Epss, read.KnownExploited));
    }
}
