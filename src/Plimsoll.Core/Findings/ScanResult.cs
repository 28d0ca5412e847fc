using Plimsoll.Core.Evidence;

namespace Plimsoll.Core.Findings;

/// <summary>One scan, whole: what reports are written from.</summary>
public sealed record ScanResult
{
    public required Subject Subject { get; init; }

    public required SubjectEvidence Evidence { get; init; }

    public required DatabaseInfo Database { get; init; }

    /// <summary>Null where no end is known; otherwise the day from which the distribution's makers no longer publish fixes, <c>yyyy-MM-dd</c>.</summary>
    public string? EndOfLife { get; init; }

    /// <summary>Worst first, then by id, then by purl.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gaps of the evidence and of the matching together.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    public required Verdict Verdict { get; init; }
}
