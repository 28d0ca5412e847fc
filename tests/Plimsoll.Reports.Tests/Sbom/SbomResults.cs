using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Reports.Tests.Sbom;

/// <summary>Results to write bills of materials of.</summary>
static class SbomResults
{
    static readonly Digest Base = Digest.Parse("sha256:" + new string('a', 64));
    static readonly Digest Own = Digest.Parse("sha256:" + new string('b', 64));

    /// <summary>An image of a registry, with every kind of licence field, two places, one purl twice, and findings of every status.</summary>
    public static ScanResult Image() => new()
    {
        Subject = new Subject(SubjectKind.Image, "registry.example:5000/team/shop:1.2", Digest.Parse("sha256:" + new string('c', 64)), new Platform("linux", "arm64", "v8")),
        Evidence = new SubjectEvidence
        {
            OperatingSystem = new OperatingSystem("debian", "12") { PrettyName = "Debian GNU/Linux 12 (bookworm)", Suites = ["esm-apps"] },
            Packages = Packages(),
            Observations = [Fetch.Observe("registry.example:5000/team/shop:1.2", [], 3, 100, 0)],
        },
        Database = new DatabaseInfo("2026-08-21", "sha256:1", []),
        EndOfLife = "2028-06-30",
        Findings = Findings(),
        Verdict = new Verdict(VerdictResult.Unfit, "default", []),
    };

    /// <summary>The same without findings, as <c>sbom</c> gives it.</summary>
    public static ScanResult Inventory() => Image() with { Findings = [] };

    /// <summary>A tree about which nothing is known.</summary>
    public static ScanResult Empty() => Image() with { Subject = new Subject(SubjectKind.Rootfs, "/srv/root"), Evidence = new SubjectEvidence(), EndOfLife = null, Findings = [] };

    /// <summary>An image whose maker writes what he likes, wherever he can.</summary>
    public static ScanResult Hostile(string text) => Image() with
    {
        Subject = new Subject(SubjectKind.Image, text, Base),
        Evidence = new SubjectEvidence
        {
            OperatingSystem = new OperatingSystem(text, text) { PrettyName = text },
            Packages = [Written(text)],
            Gaps = [new Gap(GapCode.Malformed, text, text)],
        },
        Findings = [Finding(text, Severity.High, VulnerabilityStatus.Affected, null) with { Package = Written(text), Title = text, Remedy = text, Aliases = [text], References = [text, "https://example.org/" + text], Published = text, Weaknesses = [text], Sources = [text] }],
    };

    static InstalledPackage Written(string text) => new(
        new Package { Type = PackageType.Rpm, Name = text, Version = text, Architecture = text, SourceName = text, SourceVersion = text, Licences = [text, $"MIT AND {text}"], Maintainer = $"{text} <a@b>", Vendor = text, Origin = text, Module = text },
        new PackageUrl("rpm", text, text, text),
        text,
        [new Place(Base, text, text)]);

    static List<InstalledPackage> Packages() =>
    [
        Deb("base-files", "12.4", [], new Place(Base, "var/lib/dpkg/status.d/base")),
        Deb("bash", "5.2-1", ["gpl-3.0-OR-LATER"], new Place(Base, "var/lib/dpkg/status"), new Place(Own, "opt/copy/status", "RUN cp")),
        Deb("bash", "5.2-1", ["GPL-3.0-or-later"], new Place(Own, "srv/status")),
        Deb("libgcc", "12.2", ["GPL-3.0-or-later with gcc-exception-3.1"], new Place(Base, "var/lib/dpkg/status")),
        Deb("libssl3", "3.0.9-1", ["Apache-2.0 or MIT", "BSD-3-Clause"], new Place(Base, "var/lib/dpkg/status")),
        Deb("odd", "1:1.0~rc1", ["GPLv2+ and MIT", "Public domain, mostly"], new Place(Own, "var/lib/dpkg/status", "COPY . /")),
    ];

    static InstalledPackage Deb(string name, string version, IReadOnlyList<string> licences, params Place[] places) => new(
        new Package
        {
            Type = PackageType.Deb,
            Name = name,
            Version = version,
            Architecture = "arm64",
            SourceName = name == "libssl3" ? "openssl" : null,
            Licences = licences,
            Maintainer = name == "odd" ? "Odd & Sons" : "Somebody Careful <careful@example.org>",
            Vendor = name == "odd" ? "Odd <Vendor>" : null,
        },
        new PackageUrl("deb", "debian", name, version, [new("arch", "arm64"), new("distro", "debian-12")]), "debian/dpkg", places);

    static List<Finding> Findings() =>
    [
        Finding("CVE-2024-0001", Severity.Critical, VulnerabilityStatus.Affected, "3.0.15-1") with
        {
            Aliases = ["DSA-1-1"], Kev = new KnownExploited("2024-02-01", null), Epss = new Epss(0.93, 0.99), Weaknesses = ["CWE-79", "CWE-79", "none"], Title = "A <bad> thing", Published = "2024-01-02",
            References = ["https://example.org/1?a=b&c=d", "no link", "javascript:alert(1)"],
            Cvss = [new CvssScore("3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "nvd"), new CvssScore("4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3, "cve")],
        },
        Finding("CVE-2024-0002", Severity.Negligible, VulnerabilityStatus.Affected, null) with { VendorState = VendorState.WillNotFix },
        Finding("CVE-2024-0003", Severity.Low, VulnerabilityStatus.UnderInvestigation, null) with { Waived = new Waiver("ops", "not reachable", null) },
        Finding("CVE-2024-0004", Severity.Unknown, VulnerabilityStatus.NotAffected, null),
        Finding("CVE-2024-0005", Severity.Medium, VulnerabilityStatus.Fixed, "2.0"),
        new Finding { Kind = FindingKind.Origin, Id = "plain-http", Rule = "plain-http", Severity = Severity.Medium, Status = VulnerabilityStatus.Affected, Package = null, Installed = "" },
    ];

    static Finding Finding(string id, Severity severity, VulnerabilityStatus status, string? end) => new()
    {
        Id = id,
        Rule = "source-package",
        Severity = severity,
        SeveritySource = "debian",
        Status = status,
        Package = Packages()[4],
        Installed = "3.0.9-1",
        Fixed = end is null ? [] : [end],
        Sources = ["debian"],
        Remedy = end is null ? null : $"Upgrade openssl to {end}.",
    };
}
