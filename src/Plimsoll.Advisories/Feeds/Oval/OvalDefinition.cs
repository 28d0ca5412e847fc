namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>One <c>definition</c>: what it says of itself, and the tree of its conditions.</summary>
sealed class OvalDefinition
{
    public required string Id { get; init; }

    /// <summary><c>patch</c>, <c>vulnerability</c>, <c>inventory</c>.</summary>
    public required string Class { get; init; }

    public string Title { get; set; } = "";

    public List<string> Platforms { get; } = [];

    public List<OvalReference> References { get; } = [];

    public List<OvalCve> Cves { get; } = [];

    public List<string> Cpes { get; } = [];

    /// <summary>Red Hat's word on components that no advisory has fixed.</summary>
    public List<OvalResolution> Resolutions { get; } = [];

    public string? Severity { get; set; }

    public string? Issued { get; set; }

    public string? Updated { get; set; }

    /// <summary>Who issued it, or for which product: the vendors differ.</summary>
    public string? From { get; set; }

    /// <summary>Microsoft's <c>true</c>, <c>false</c> or <c>Not Applicable</c>.</summary>
    public string? Patchable { get; set; }

    public OvalCriteria? Criteria { get; set; }
}

readonly record struct OvalReference(string Source, string Id, string Url);

/// <summary>A CVE inside an advisory, with what is said of it alone.</summary>
readonly record struct OvalCve(string Id, string? Cvss2, string? Cvss3, string? Cwe);

sealed record OvalResolution(string State, List<string> Components);

/// <summary>A node of the tree of conditions.</summary>
sealed class OvalCriteria(bool any, bool negated)
{
    /// <summary>One of the conditions is enough; else all must hold.</summary>
    public bool Any { get; } = any;

    public bool Negated { get; } = negated;

    public List<OvalCriteria> Groups { get; } = [];

    public List<OvalCriterion> Criterions { get; } = [];
}

/// <summary>A leaf: a test, by its id. The comment is kept only where it says what no test does.</summary>
readonly record struct OvalCriterion(string Test, string Comment, bool Negated);
