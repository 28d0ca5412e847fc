using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>Worst first; known exploited before the rest of its severity; then by id and purl.</summary>
sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        var severity = y!.Severity.CompareTo(x!.Severity);
        if (severity != 0)
            return severity;
        var exploited = (y.Kev is not null).CompareTo(x.Kev is not null);
        if (exploited != 0)
            return exploited;
        var id = string.CompareOrdinal(x.Id, y.Id);
        return id != 0 ? id : string.CompareOrdinal(x.Package?.Purl.ToString(), y.Package?.Purl.ToString());
    }
}
