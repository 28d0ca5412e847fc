using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Policy.Licences;

namespace Plimsoll.Policy;

/// <summary>From findings and gaps to a verdict.</summary>
public static class Judge
{
    const int MaxNamed = 20;

    /// <summary>
    /// Unfit where the gate is met: the one given, else the default policy (critical or known exploited, with a fix published; a licence that the user's lists do not let pass).
    /// Unknown where gaps leave the answer open. Unfit beats unknown.
    /// </summary>
    public static Verdict Verdict(IReadOnlyList<Finding> findings, IReadOnlyList<Gap> gaps, FailOn? gate)
    {
        List<VerdictReason> reasons = [];
        if (gate is not null)
        {
            Add(reasons, findings, $"fail-on {gate}", $"{{0}} of severity {gate.Severity.ToString().ToLowerInvariant()} or worse{(gate.OnlyFixable ? " with a fix" : "")}",
                f => f.Severity >= gate.Severity && (f.IsFixable || !gate.OnlyFixable));
        }
        else
        {
            Add(reasons, findings, "critical-fixable", "{0} critical with a fix", f => f.Severity == Severity.Critical && f.IsFixable);
            Add(reasons, findings, LicenceRules.Denied, "{0} of a licence that is denied", f => f.Kind == FindingKind.Licence && f.Rule == LicenceRules.Denied);
            Add(reasons, findings, LicenceRules.NotAllowed, "{0} of a licence that is not allowed", f => f.Kind == FindingKind.Licence && f.Rule == LicenceRules.NotAllowed);
            Add(reasons, findings, "exploited-fixable", "{0} known to be exploited, with a fix", f => f.Kev is not null && f.IsFixable);
        }

        var result = reasons.Count > 0 ? VerdictResult.Unfit : VerdictResult.Fit;
        foreach (var group in gaps.Where(g => g.Code != GapCode.NotJudged).GroupBy(g => g.Code).OrderBy(g => g.Key))
        {
            reasons.Add(new VerdictReason($"gap-{group.Key.ToString().ToLowerInvariant()}", Text(group.ToList()), []));
            if (result == VerdictResult.Fit)
                result = VerdictResult.Unknown;
        }

        return new Verdict(result, gate is null ? "default" : $"fail-on {gate}", reasons);
    }

    static string Text(List<Gap> gaps) => gaps.Count == 1 ? Sentence(gaps[0]) : $"{Sentence(gaps[0])} (and {gaps.Count - 1:N0} more of this kind)";

    static string Sentence(Gap gap) => gap.Path.Length == 0 ? gap.Message : $"{gap.Path}: {gap.Message}";

    static void Add(List<VerdictReason> reasons, IReadOnlyList<Finding> findings, string rule, string text, Func<Finding, bool> meets)
    {
        var met = findings.Where(f => f.Counts && meets(f)).ToList();
        if (met.Count == 0)
            return;
        var count = met.TrueForAll(f => f.IsOfAdvisory)
            ? $"{met.Count:N0} {(met.Count == 1 ? "vulnerability" : "vulnerabilities")}"
            : $"{met.Count:N0} {(met.Count == 1 ? "finding" : "findings")}";
        reasons.Add(new VerdictReason(rule, text.Replace("{0}", count, StringComparison.Ordinal), [.. met.Select(f => f.Id).Distinct().Take(MaxNamed).Order(StringComparer.Ordinal)]));
    }
}
