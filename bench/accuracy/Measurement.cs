using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Matching;
using Plimsoll.Core;

namespace Plimsoll.Accuracy;

/// <summary>Builds a database from a directory's feeds and judges its cases, both as the product does.</summary>
static class Measurement
{
    const double Mark = 0.98;

    /// <summary>No date of the feeds is after it, so none is left out.</summary>
    static readonly DateOnly AsOf = new(9999, 12, 31);

    /// <returns>1 where an ecosystem lies below the mark; 2 where the directory cannot be measured.</returns>
    public static int Run(string directory)
    {
        var database = Path.Combine(Path.GetTempPath(), $"plimsoll-accuracy-{Environment.ProcessId}.db");
        try
        {
            var cases = LabelledCase.ReadAll(Path.Combine(directory, "cases.ndjson"));
            DatabaseBuilder.Build(Path.Combine(directory, "feeds"), database, AsOf, CancellationToken.None);
            using var lookup = AdvisoryDatabase.Open(database);
            return Print(cases, lookup) ? 0 : 1;
        }
        catch (Exception e) when (e is FormatException or MalformedFeedException or IOException or UnauthorizedAccessException or UnusableDatabaseException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
        finally
        {
            File.Delete(database);
        }
    }

    /// <summary>Prints how many advisories each source of a directory of feeds gave, and what was skipped.</summary>
    public static int Report(string feeds)
    {
        var database = Path.Combine(Path.GetTempPath(), $"plimsoll-accuracy-{Environment.ProcessId}.db");
        try
        {
            var report = DatabaseBuilder.Build(feeds, database, AsOf, CancellationToken.None);
            foreach (var (source, count) in report.Advisories)
                Console.WriteLine($"{source}\t{count}");
            Console.WriteLine($"skipped\t{report.Skipped.Count}\nunrecognised files\t{report.Unrecognised.Count}");
            foreach (var skipped in report.Skipped.Named.Concat(report.Unrecognised.Named))
                Console.WriteLine($"  {skipped}");
            return 0;
        }
        finally
        {
            File.Delete(database);
        }
    }

    static bool Print(List<LabelledCase> cases, AdvisoryDatabase lookup)
    {
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        List<string> disagreements = [];
        foreach (var one in cases)
        {
            var ecosystem = one.Ecosystem.Split(':')[0];
            if (!tallies.TryGetValue(ecosystem, out var tally))
                tallies.Add(ecosystem, tally = new Tally());
            var found = IsFound(one, lookup);
            tally.Add(one.IsMatch, found);
            if (found != one.IsMatch)
                disagreements.Add($"{(found ? "too much" : "missed")}\t{one.Ecosystem}\t{one.Package}\t{one.Version}\t{one.Id}\t{one.Why}");
        }

        Console.WriteLine("ecosystem\tcases\tprecision\trecall\tF1");
        foreach (var (ecosystem, tally) in tallies)
            Console.WriteLine($"{ecosystem}\t{tally.Cases}\t{tally.Precision:F4}\t{tally.Recall:F4}\t{tally.F1:F4}{(tally.F1 < Mark ? "\tbelow the mark" : "")}");
        Console.WriteLine($"\n{disagreements.Count} disagreements of {cases.Count} cases");
        foreach (var disagreement in disagreements)
            Console.WriteLine(disagreement);
        return tallies.Values.All(t => t.F1 >= Mark);
    }

    static bool IsFound(LabelledCase one, AdvisoryDatabase lookup) => CaseSubject.Of(one) is { } subject
        && new Matcher(lookup, Limits.Default).Match(subject, AsOf).Findings.Any(f => f.Id == one.Id || f.Aliases.Contains(one.Id));
}
