namespace Plimsoll.Core.Evidence;

/// <summary>Why something could not be read.</summary>
public enum GapCode
{
    /// <summary>Bytes that break their format.</summary>
    Malformed,

    /// <summary>A file that ends too early.</summary>
    Truncated,

    /// <summary>A file or count beyond a limit.</summary>
    TooLarge,

    /// <summary>A format, version or algorithm that no reader knows.</summary>
    Unsupported,

    /// <summary>The operating system refused to let us read.</summary>
    AccessDenied,

    /// <summary>A link whose target is not in the subject.</summary>
    DanglingLink,

    /// <summary>The distribution could not be told, or no advisories are held for it.</summary>
    UnknownDistribution,

    /// <summary>The distribution's makers no longer publish fixes.</summary>
    EndOfLife,

    /// <summary>The database holds no advisories for this distribution or these packages.</summary>
    NoAdvisories,

    /// <summary>A version that its own scheme cannot order.</summary>
    UnorderableVersion,

    /// <summary>Packages of kinds that nobody publishes advisories for, or whose versions cannot be told: listed, and judged by nothing. It leaves the verdict as it is.</summary>
    NotJudged,
}

/// <summary>What could not be read while the rest could. It is reported, counted and judged; it is never silence.</summary>
public sealed record Gap(GapCode Code, string Path, string Message)
{
    /// <summary>Whether it says that the subject cannot be judged, and not that a part of it could not be read.</summary>
    public bool IsOfJudging => Code is GapCode.UnknownDistribution or GapCode.EndOfLife or GapCode.NoAdvisories or GapCode.UnorderableVersion or GapCode.NotJudged;
}
