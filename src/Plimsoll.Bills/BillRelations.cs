using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills;

/// <summary>Relations between entries of a bill, as relations between packages by their purls.</summary>
sealed class BillRelations
{
    readonly Dictionary<string, SortedSet<string>> needs = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> containers = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <param name="purls">Of each entry that is a package, by its name within the bill. Relations of all else are left out: that an image holds its packages is known.</param>
    public BillRelations(Bill bill, Dictionary<string, string> purls)
    {
        foreach (var edge in bill.Edges)
        {
            if (!purls.TryGetValue(edge.From, out var from) || !purls.TryGetValue(edge.To, out var to) || from == to)
                continue;
            switch (edge.Relation)
            {
                case BillRelation.DependsOn:
                    if (!needs.TryGetValue(from, out var set))
                        needs[from] = set = new SortedSet<string>(StringComparer.Ordinal);
                    if (set.Count < bill.Limits.MaxDependenciesPerPackage)
                        set.Add(to);
                    break;
                case BillRelation.Contains: containers.TryAdd(to, from); break;
                default: owners.TryAdd(to, from); break;
            }
        }
    }

    public InstalledPackage Apply(InstalledPackage package)
    {
        var purl = package.Purl.ToString();
        return package with
        {
            DependsOn = needs.TryGetValue(purl, out var set) ? [.. set] : package.DependsOn,
            ContainedIn = package.ContainedIn ?? containers.GetValueOrDefault(purl),
            OwnedBy = package.OwnedBy ?? owners.GetValueOrDefault(purl),
        };
    }
}
