namespace Plimsoll.Advisories.Building;

/// <summary>What a build read and left out.</summary>
public sealed record BuildReport
{
    /// <summary>Advisories kept, by source.</summary>
    public required IReadOnlyDictionary<string, int> Advisories { get; init; }

    public required int Files { get; init; }

    /// <summary>Records that could not be read: file, record, why.</summary>
    public required NamedList Skipped { get; init; }

    /// <summary>Files that no feed knows.</summary>
    public required NamedList Unrecognised { get; init; }
}
