using Plimsoll.Core.Findings;

namespace Plimsoll.Core.Advisories;

/// <summary>A span of affected versions.</summary>
/// <param name="Introduced">First affected version; null or <c>0</c> means from the beginning.</param>
/// <param name="Fixed">First version no longer affected; beside a <paramref name="LastAffected"/>, the first version known to be mended.</param>
/// <param name="LastAffected">Last affected version, where the span ends with one; then it decides, and not <paramref name="Fixed"/>.</param>
/// <param name="IsAfterIntroduced">Whether <paramref name="Introduced"/> itself is not affected, and what follows it is.</param>
public sealed record VersionRange(string? Introduced, string? Fixed, string? LastAffected = null, bool IsAfterIntroduced = false);

/// <summary>What an advisory says of one package in one ecosystem.</summary>
public sealed record AffectedPackage
{
    /// <summary>The ecosystem in OSV's words, with the release: <c>Debian:12</c>, <c>Alpine:v3.20</c>, <c>Red Hat:9</c>, <c>npm</c>.</summary>
    public required string Ecosystem { get; init; }

    /// <summary>The package as the ecosystem's advisories name it: the source package for Debian, Ubuntu and Alpine, the binary for rpm.</summary>
    public required string Package { get; init; }

    /// <summary>Sorted, not overlapping. Empty with empty <see cref="Versions"/> means every version, as <see cref="Status"/> says.</summary>
    public IReadOnlyList<VersionRange> Ranges { get; init; } = [];

    /// <summary>Versions affected one by one, beside the ranges.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    public VulnerabilityStatus Status { get; init; } = VulnerabilityStatus.Affected;

    public VendorState VendorState { get; init; }

    /// <summary>The vendor's own severity for this package and release.</summary>
    public Severity Severity { get; init; }

    /// <summary>rpm module stream it speaks of, <c>name:stream</c>; null means packages outside every module.</summary>
    public string? Module { get; init; }

    /// <summary>Architectures it is limited to, sorted; empty means all.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];
}

/// <summary>The facts of one advisory, whatever feed it came from.</summary>
public sealed record Advisory
{
    /// <summary>The id in its own feed: <c>CVE-…</c>, <c>GHSA-…</c>, <c>RHSA-…</c>, <c>DSA-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Other names of the same vulnerability, or the vulnerabilities that it fixes; sorted.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<AffectedPackage> Affected { get; init; } = [];

    /// <summary>Severity for all packages, where the feed gives one.</summary>
    public Severity Severity { get; init; }

    /// <summary>CVSS vectors as published (<c>CVSS:3.1/AV:N/…</c>; version 2 without a prefix); sorted.</summary>
    public IReadOnlyList<string> Cvss { get; init; } = [];

    public IReadOnlyList<string> Weaknesses { get; init; } = [];

    /// <summary>Dates as <c>yyyy-MM-dd</c>.</summary>
    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Withdrawn { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    public Epss? Epss { get; init; }

    public KnownExploited? KnownExploited { get; init; }
}
