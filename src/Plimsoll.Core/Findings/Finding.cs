using Plimsoll.Core.Evidence;

namespace Plimsoll.Core.Findings;

public enum FindingKind
{
    Vulnerability,

    /// <summary>The package itself was made to do harm, so that nothing mends it but its removal.</summary>
    Malicious,

    /// <summary>Where the subject came from, or how.</summary>
    Origin,

    /// <summary>A licence that the policy does not want.</summary>
    Licence,
}

/// <summary>One score that somebody gave.</summary>
/// <param name="Version">2.0, 3.0, 3.1 or 4.0.</param>
/// <param name="Score">0.0 to 10.0, computed from the vector.</param>
/// <param name="Source">Who published the vector.</param>
public sealed record CvssScore(string Version, string Vector, double Score, string Source);

/// <summary>FIRST's estimate of exploitation within 30 days: both numbers from 0 to 1.</summary>
public sealed record Epss(double Probability, double Percentile);

/// <summary>An entry in CISA's catalogue of known exploited vulnerabilities.</summary>
public sealed record KnownExploited(string Added, string? Due);

/// <summary>An accepted finding.</summary>
public sealed record Waiver(string Owner, string Reason, DateOnly? Until);

/// <summary>Something an advisory or a rule says of a subject.</summary>
public sealed record Finding
{
    public FindingKind Kind { get; init; } = FindingKind.Vulnerability;

    /// <summary>The id users know it by: the CVE where there is one, else the advisory's own.</summary>
    public required string Id { get; init; }

    /// <summary>Every other id of the same thing (GHSA, DSA, RHSA, ALAS…), sorted.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The rule that made the finding: for what advisories say, the way of matching (<c>source-package</c>, <c>binary-package</c>).</summary>
    public required string Rule { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Who said how severe.</summary>
    public string? SeveritySource { get; init; }

    public required VulnerabilityStatus Status { get; init; }

    public VendorState VendorState { get; init; }

    /// <summary>Null where the finding is of the subject as a whole.</summary>
    public required InstalledPackage? Package { get; init; }

    /// <summary>The version that was compared (the source's, where advisories speak of sources); empty where there is no package.</summary>
    public required string Installed { get; init; }

    /// <summary>Versions that end the vulnerability, lowest first; empty where none is known.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>The one version of this package that ends all of its vulnerabilities that have a fix; null where none has.</summary>
    public string? Upgrade { get; init; }

    public IReadOnlyList<CvssScore> Cvss { get; init; } = [];

    public Epss? Epss { get; init; }

    public KnownExploited? Kev { get; init; }

    public IReadOnlyList<string> Weaknesses { get; init; } = [];

    public string? Title { get; init; }

    /// <summary>The feeds that say so, sorted.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> References { get; init; } = [];

    public string? Published { get; init; }

    /// <summary>One sentence: what to do.</summary>
    public string? Remedy { get; init; }

    /// <summary>The VEX statement that <see cref="Status"/> is from; null where advisories alone speak.</summary>
    public VexWord? Vex { get; init; }

    public Waiver? Waived { get; init; }

    /// <summary>Whether an advisory says it of a package, and not a rule of the subject.</summary>
    public bool IsOfAdvisory => Kind is FindingKind.Vulnerability or FindingKind.Malicious;

    public bool IsFixable => Fixed.Count > 0;

    /// <summary>Whether it counts against the subject: affected or not yet decided, by advisories and VEX, and not waived.</summary>
    public bool Counts => Waived is null && Status is (VulnerabilityStatus.Affected or VulnerabilityStatus.UnderInvestigation);
}
