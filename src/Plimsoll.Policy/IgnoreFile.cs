using System.Globalization;
using Plimsoll.Core;
using Plimsoll.Core.Findings;

namespace Plimsoll.Policy;

/// <summary>One accepted finding of an ignore file.</summary>
/// <param name="Id">The vulnerability, by any of its ids.</param>
/// <param name="Package">Name, source name or purl of the package it is accepted in; null for every package.</param>
public sealed record IgnoreRule(string Id, string? Package, Waiver Waiver, int Line);

/// <summary>Accepted findings, a line each: <c>ID [package:NAME] [until:yyyy-MM-dd] [owner:NAME] [# reason]</c>; <c>exp:</c> is read as <c>until:</c>.</summary>
public static class IgnoreFile
{
    const int MaxRules = 100_000;

    /// <exception cref="UsageException">A line is of another form.</exception>
    public static IReadOnlyList<IgnoreRule> Parse(string text, string path)
    {
        List<IgnoreRule> rules = [];
        foreach (var (index, raw) in text.Split('\n').Index())
        {
            var hash = raw.IndexOf('#', StringComparison.Ordinal);
            var words = (hash < 0 ? raw : raw[..hash]).Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (rules.Count == MaxRules)
                throw new UsageException($"{path} has more than {MaxRules:N0} lines that accept findings.");
            rules.Add(Rule(words, hash < 0 ? "" : raw[(hash + 1)..].Trim(), path, index + 1));
        }

        return rules;
    }

    /// <summary>Marks the findings that a rule accepts today.</summary>
    /// <param name="notes">Rules that have run out, or accept nothing: a sentence each.</param>
    public static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, IReadOnlyList<IgnoreRule> rules, DateOnly today, string path, out IReadOnlyList<string> notes)
    {
        var used = new HashSet<IgnoreRule>();
        List<Finding> result = [];
        foreach (var finding in findings)
        {
            var rule = rules.FirstOrDefault(r => !HasEnded(r, today) && Accepts(r, finding));
            if (rule is not null)
                used.Add(rule);
            result.Add(rule is null ? finding : finding with { Waived = rule.Waiver });
        }

        notes = [.. rules.Where(r => !used.Contains(r)).Select(r => HasEnded(r, today)
            ? $"{path}:{r.Line}: {r.Id} was accepted until {r.Waiver.Until:yyyy-MM-dd} and counts again."
            : $"{path}:{r.Line}: {r.Id} accepts nothing that was found.")];
        return result;
    }

    static bool HasEnded(IgnoreRule rule, DateOnly today) => rule.Waiver.Until is { } until && until < today;

    static bool Accepts(IgnoreRule rule, Finding finding) =>
        (rule.Id == finding.Id || finding.Aliases.Contains(rule.Id)) &&
        (rule.Package is null || (finding.Package is { } installed && (rule.Package == installed.Package.Name || rule.Package == installed.Package.SourceName || rule.Package == installed.Purl.ToString())));

    static IgnoreRule Rule(string[] words, string reason, string path, int line)
    {
        string? package = null;
        var owner = "";
        DateOnly? until = null;
        foreach (var word in words.Skip(1))
            if (word.StartsWith("package:", StringComparison.Ordinal))
                package = word["package:".Length..];
            else if (word.StartsWith("owner:", StringComparison.Ordinal))
                owner = word["owner:".Length..];
            else if (word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..] is var day && (word.StartsWith("until:", StringComparison.Ordinal) || word.StartsWith("exp:", StringComparison.Ordinal)) &&
                DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end))
                until = end;
            else
                throw new UsageException($"{path}:{line}: '{word}' is not understood; write ID [package:NAME] [until:yyyy-MM-dd] [owner:NAME] [# reason].");
        return new IgnoreRule(words[0], package, new Waiver(owner, reason, until), line);
    }
}
