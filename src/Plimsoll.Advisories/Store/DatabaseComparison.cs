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
        if (string.CompareOrdinal(after.Info.Built, before.Info.Built) < 0 && !checks.AcceptsOlder("all"))
            problems.Add($"Its newest advisory is of {Day(after.Info.Built)}, that of the database in use of {before.Info.Built}; if that is right, say --accept-older all.");
        var counts = SourceCounts.Of(after);
        foreach (var (source, count) in SourceCounts.Of(before))
            if (counts.GetValueOrDefault(source) is var left && checks.IsShrunk(count, left) && !checks.AcceptsShrunk(source))
                problems.Add($"The source {source} fell from {count:N0} advisories to {left:N0}; if that is right, say --accept-shrunk {source}.");
        var dates = after.Info.Sources.ToDictionary(s => s.Name, s => s.Date, StringComparer.Ordinal);
        foreach (var source in before.Info.Sources)
            if (source.Date is { } date && dates.GetValueOrDefault(source.Name) is { } now && string.CompareOrdinal(now, date) < 0 && !checks.AcceptsOlder(source.Name))
                problems.Add($"The newest advisory of the source {source.Name} is of {now} and was of {date}; if that is right, say --accept-older {source.Name}.");
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

    static string Day(string built) => built.Length == 0 ? "no known day" : built;
}
