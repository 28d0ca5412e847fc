using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Reports.Tests;

/// <summary>Results to write reports of.</summary>
static class Results
{
    static readonly Digest Layer = Digest.Parse("sha256:" + new string('a', 64));

    public static ScanResult Debian(string name = "openssl") => new()
    {
        Subject = new Subject(SubjectKind.Image, "debian.tar", Layer, new Platform("linux", "amd64")),
        Evidence = new SubjectEvidence { OperatingSystem = new OperatingSystem("debian", "12") { PrettyName = "Debian GNU/Linux 12 (bookworm)" }, Packages = [Installed(name)] },
        Database = new DatabaseInfo("2026-08-21", "sha256:1", [new DatabaseSource("debian", "2026-08-21", 28_681, "none stated", "Debian")]),
        Findings =
        [
            Finding("CVE-2024-0001", Severity.Critical, name, "3.0.15-1") with { Kev = new KnownExploited("2024-02-01", "2024-03-01"), Epss = new Epss(0.93, 0.99), Cvss = [new CvssScore("3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "cve")] },
            Finding("CVE-2024-0002", Severity.High, name, "3.0.14-1"),
            Finding("CVE-2024-0003", Severity.Low, name, null) with { VendorState = VendorState.WillNotFix },
            Finding("CVE-2024-0004", Severity.Low, name, null) with { Waived = new Waiver("ops", "not reachable", new DateOnly(2027, 1, 1)) },
        ],
        Gaps = [new Gap(GapCode.TooLarge, "var/lib/rpm/Packages", "999 bytes are more than the limit of 9; it was not read")],
        Verdict = new Verdict(VerdictResult.Unfit, "default", [new VerdictReason("critical-fixable", "1 vulnerability critical with a fix", ["CVE-2024-0001"])]),
    };

    /// <summary>An image that came over plain HTTP, and has nothing else to be blamed for.</summary>
    public static ScanResult Plain() => Debian() with
    {
        Findings = [Origin()],
        Gaps = [],
        Verdict = new Verdict(VerdictResult.Fit, "default", []),
    };

    /// <summary>A package beside its vulnerabilities has a licence that the policy does not want.</summary>
    public static ScanResult Licensed() => Debian() with { Findings = [.. Debian().Findings, Licence()] };

    static Finding Licence() => new()
    {
        Kind = FindingKind.Licence,
        Id = "licence-denied",
        Aliases = ["OpenSSL"],
        Rule = "licence-denied",
        Severity = Severity.High,
        Status = VulnerabilityStatus.Affected,
        Package = Installed("openssl"),
        Installed = "3.0.9-1",
        Title = "It stands under OpenSSL, which is denied.",
        Remedy = "Do without the package, or accept it in the ignore file.",
    };

    static Finding Origin() => new()
    {
        Kind = FindingKind.Origin,
        Id = "plain-http",
        Rule = "plain-http",
        Severity = Severity.Medium,
        Status = VulnerabilityStatus.Affected,
        Package = null,
        Installed = "",
        Title = "registry.example:5000 was asked over plain HTTP: whoever sits on the way can read it all, and send another image for a tag.",
        Remedy = "Serve the registry over TLS; until then, name images by their digests.",
    };

    static InstalledPackage Installed(string name) => new(
        new Package { Type = PackageType.Deb, Name = "libssl3", Version = "3.0.9-1", SourceName = name, Architecture = "amd64", Maintainer = "Somebody" },
        new PackageUrl("deb", "debian", "libssl3", "3.0.9-1"), "debian/dpkg", [new Place(Layer, "var/lib/dpkg/status", "RUN apt-get install")]);

    static Finding Finding(string id, Severity severity, string name, string? end) => new()
    {
        Id = id,
        Rule = "source-package",
        Severity = severity,
        Status = VulnerabilityStatus.Affected,
        Package = Installed(name),
        Installed = "3.0.9-1",
        Fixed = end is null ? [] : [end],
        Upgrade = "3.0.15-1",
        Sources = ["debian"],
        Remedy = end is null ? "The vendor will not fix this; remove the package or accept the risk." : $"Upgrade {name} to {end}.",
    };
}
