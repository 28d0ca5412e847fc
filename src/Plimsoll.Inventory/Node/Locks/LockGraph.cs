using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Node.Locks;

/// <summary>What a lock file holds, whatever its form: entries that need each other, often in circles.</summary>
sealed class LockGraph(EvidenceSink evidence)
{
    readonly List<LockEntry> entries = [];
    int needs;
    bool isFull;

    /// <summary>Whether the file says what the project itself asks for.</summary>
    public bool KnowsProject { get; set; }

    /// <returns>false once the file holds too many; the gap is noted.</returns>
    public bool Add(LockEntry entry)
    {
        if (entries.Count >= evidence.Limits.MaxPackagesPerFile)
        {
            Gap(GapCode.TooLarge, $"more than {evidence.Limits.MaxPackagesPerFile:N0} entries; the rest were not read");
            return false;
        }

        entries.Add(entry);
        return true;
    }

    public void Gap(GapCode code, string message) => evidence.Gap(code, message);

    /// <param name="to">null where the file does not hold what is needed: an optional package that was left out.</param>
    /// <returns>false once the file tells of too many needs; the gap is noted.</returns>
    public bool Need(LockEntry from, LockEntry? to, bool development = false)
    {
        if (needs == evidence.Limits.MaxRecordsPerFile)
        {
            if (!isFull)
                Gap(GapCode.TooLarge, $"more than {evidence.Limits.MaxRecordsPerFile:N0} dependencies; the rest were not read");
            isFull = true;
            return false;
        }

        needs++;
        if (to is not null && to != from)
            (development ? from.DevelopmentNeeds : from.Needs).Add(to);
        return true;
    }

    /// <summary>Tells of every package once, however often and wherever it is locked.</summary>
    public void Report()
    {
        var reach = new Reach(entries);
        foreach (var places in entries.Where(e => !e.IsOwn).GroupBy(e => (e.Name, e.Version)))
            if (!evidence.Add(ToPackage([.. places], reach)))
                return;
    }

    Package ToPackage(IReadOnlyList<LockEntry> places, Reach reach) => new()
    {
        Type = PackageType.Npm,
        Name = places[0].Name,
        Version = places[0].Version,
        Origin = places[0].Origin,
        Licences = places[0].Licence is { } licence ? [licence] : [],
        Checksums = places[0].Checksums,
        IsDirect = KnowsProject ? places.Any(reach.IsDirect) : null,
        IsDevelopment = places.All(reach.IsDevelopment),
        Dependencies = [.. places.SelectMany(p => p.Needs).Where(n => !n.IsOwn).Select(n => new Dependency(n.Name, n.Version.Length == 0 ? null : n.Version))
            .Distinct().Take(evidence.Limits.MaxDependenciesPerPackage)],
    };
}
