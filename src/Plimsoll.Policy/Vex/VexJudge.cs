using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Policy.Vex;

/// <summary>Gives findings the status that VEX statements state. What is stated to be fixed, or not to affect, stays in the list and counts no longer.</summary>
public static class VexJudge
{
    public static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, VexBook book, Subject subject, SubjectEvidence evidence)
    {
        var scanned = new VexSubject(subject, evidence.Observations);
        var byId = ById(book.Of(evidence, scanned));
        if (byId.Count == 0)
            return findings;
        var matcher = new VexMatcher(scanned, evidence.Packages);
        return [.. findings.Select(f => Newest(f, byId, matcher) is { } statement ? f with { Status = statement.Word.Status, Vex = statement.Word } : f)];
    }

    /// <summary>Says of every statement on a vulnerability whether it applies to the findings of a result, and why.</summary>
    /// <returns>Lines of text; empty where nothing is stated of it.</returns>
    public static IReadOnlyList<string> Explain(string id, VexBook book, ScanResult result)
    {
        var scanned = new VexSubject(result.Subject, result.Evidence.Observations);
        var byId = ById(book.Of(result.Evidence, scanned));
        var findings = result.Findings.Where(f => f.Kind == FindingKind.Vulnerability && (f.Id == id || f.Aliases.Contains(id))).ToList();
        var matcher = new VexMatcher(scanned, result.Evidence.Packages);
        List<string> lines = [];
        foreach (var finding in findings)
        {
            var statements = Of(finding, byId);
            var decided = Newest(finding, byId, matcher);
            foreach (var statement in statements)
            {
                var match = matcher.Match(statement, finding.Package!);
                var verb = statement == decided ? "applies" : match.Applies ? "would apply, but a newer one, or one given later, does" : "does not apply";
                lines.Add($"VEX {Said(statement)} {verb} to {finding.Package!.Purl}: {match.Why}");
            }
        }

        if (findings.Count == 0)
            lines.AddRange((byId.GetValueOrDefault(id) ?? []).Select(s => $"VEX {Said(s)} changes nothing: {id} was not found here"));
        return lines;
    }

    static string Said(VexStatement statement)
    {
        var word = statement.Word;
        return $"{word.Document} by {word.Author}{(word.Timestamp is null ? "" : $" of {word.Timestamp}")}: {word.Status}{(word.Justification is null ? "" : $" ({word.Justification})")};";
    }

    /// <summary>Statements by each of their vulnerability's names, in the order in which they were given.</summary>
    static Dictionary<string, List<VexStatement>> ById(IReadOnlyList<VexStatement> statements)
    {
        var byId = new Dictionary<string, List<VexStatement>>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in statements)
            foreach (var id in statement.Ids)
            {
                if (!byId.TryGetValue(id, out var list))
                    byId[id] = list = [];
                list.Add(statement);
            }

        return byId;
    }

    static IEnumerable<VexStatement> Of(Finding finding, Dictionary<string, List<VexStatement>> byId) => finding.Package is null || finding.Kind != FindingKind.Vulnerability
        ? []
        : finding.Aliases.Prepend(finding.Id).SelectMany(id => byId.GetValueOrDefault(id) ?? []).Distinct();

    /// <summary>Of those that apply the newest; of equally new ones the last.</summary>
    static VexStatement? Newest(Finding finding, Dictionary<string, List<VexStatement>> byId, VexMatcher matcher)
    {
        VexStatement? newest = null;
        foreach (var statement in Of(finding, byId))
            if (matcher.Match(statement, finding.Package!).Applies && (newest is null || Nullable.Compare(statement.Time, newest.Time) >= 0))
                newest = statement;
        return newest;
    }
}
