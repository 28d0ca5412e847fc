using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Store;

/// <summary>Holds a new database against the one in use.</summary>
static class DatabaseComparison
{
    const long WorthMissing = 500;

    /// <returns>A sentence a reason to refuse the new one.</returns>
    public static IReadOnlyList<string> Problems(AdvisoryDatabase before, AdvisoryDatabase after, DatabaseChecks checks)
    {
        List<string> problems = [];
        var counts = SourceCounts.Of(after);
        foreach (var (source, count) in SourceCounts.Of(before))
            if (counts.GetValueOrDefault(source) is var left && checks.IsShrunk(count, left) && !checks.AcceptsShrunk(source))
                problems.Add($"The source {source} fell from {count:N0} advisories to {left:N0}; if that is right, say --accept-shrunk {source}.");
        var sources = after.Info.Sources.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var source in before.Info.Sources)
            if (source.Date is { } date && sources.TryGetValue(source.Name, out var now) && string.CompareOrdinal(now.Date, date) < 0 && !checks.AcceptsOlder(source.Name))
                problems.Add($"The newest advisory of the source {source.Name} is of {now.Date ?? "no known day"} and was of {date}; if that is right, say --accept-older {source.Name}.");
        return problems;
    }

    /// <summary>The first database of a store must not know less of whole systems and languages than the one that the program carries.</summary>
    public static IReadOnlyList<string> Missing(AdvisoryDatabase carried, AdvisoryDatabase after, DatabaseChecks checks)
    {
        var known = EcosystemFamilies.Of(after);
        return [.. EcosystemFamilies.Of(carried)
            .Where(family => family.Value >= WorthMissing && !known.ContainsKey(family.Key) && !checks.AcceptsShrunk(family.Key))
            .Select(family => $"It knows nothing of {family.Key}, of which the database that the program carries has {family.Value:N0} advisories; if that is right, say --accept-shrunk \"{family.Key}\".")];
    }
}
