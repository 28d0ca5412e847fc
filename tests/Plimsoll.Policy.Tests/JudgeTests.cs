using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Policy.Tests;

public class JudgeTests
{
    static readonly Gap Gap = new(GapCode.Malformed, "var/lib/dpkg/status", "it is cut");
    static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Nothing_found_is_fit() => Assert.Equal(VerdictResult.Fit, Judge.Verdict([], [], null).Result);

    [Fact]
    public void A_gap_leaves_the_answer_open_and_says_why()
    {
        var verdict = Judge.Verdict([], [Gap], null);
        Assert.Equal(VerdictResult.Unknown, verdict.Result);
        Assert.Contains("it is cut", verdict.Reasons.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_critical_finding_with_a_fix_is_unfit_and_beats_a_gap() =>
        Assert.Equal(VerdictResult.Unfit, Judge.Verdict([Finding(Severity.Critical, "2")], [Gap], null).Result);

    [Fact]
    public void A_critical_finding_without_a_fix_is_not_held_against_the_subject_by_default() =>
        Assert.Equal(VerdictResult.Fit, Judge.Verdict([Finding(Severity.Critical, null)], [], null).Result);

    [Fact]
    public void What_is_known_to_be_exploited_and_has_a_fix_is_unfit_whatever_its_severity() =>
        Assert.Equal(VerdictResult.Unfit, Judge.Verdict([Finding(Severity.Low, "2") with { Kev = new KnownExploited("2026-01-01", null) }], [], null).Result);

    [Theory]
    [InlineData("high", Severity.High, null, VerdictResult.Unfit)]
    [InlineData("high", Severity.Medium, "2", VerdictResult.Fit)]
    [InlineData("high,fixable", Severity.Critical, null, VerdictResult.Fit)]
    [InlineData("low, fixable", Severity.Critical, "2", VerdictResult.Unfit)]
    public void A_gate_replaces_the_default_policy(string gate, Severity severity, string? end, VerdictResult expected) =>
        Assert.Equal(expected, Judge.Verdict([Finding(severity, end)], [], FailOn.Parse(gate)).Result);

    [Theory, InlineData(""), InlineData("terrible"), InlineData("high,soon"), InlineData("3"), InlineData("high,fixable,now")]
    public void A_gate_of_another_form_is_refused(string text) => Assert.Throws<UsageException>(() => FailOn.Parse(text));

    [Fact]
    public void What_came_over_plain_http_is_a_finding_that_only_a_gate_holds_against_the_subject()
    {
        var findings = OriginRules.Findings([
            Fetch.Observe("r.example/a:1", ["r.example"], 3, 1000, 0),
            Fetch.Observe("r.example/b:1", ["r.example", "cdn.example:80"], 3, 1000, 0),
            Fetch.Observe("s.example/a:1", [], 3, 1000, 0)]);
        Assert.Equal(["cdn.example:80", "r.example"], findings.Select(f => f.Title!.Split(' ')[0]));
        Assert.All(findings, f => Assert.Equal((FindingKind.Origin, "plain-http", Severity.Medium), (f.Kind, f.Id, f.Severity)));
        Assert.Equal(VerdictResult.Fit, Judge.Verdict(findings, [], null).Result);
        var gated = Judge.Verdict(findings, [], FailOn.Parse("medium"));
        Assert.Equal((VerdictResult.Unfit, "2 findings of severity medium or worse"), (gated.Result, gated.Reasons.Single().Text));
        Assert.Equal(VerdictResult.Fit, Judge.Verdict(findings, [], FailOn.Parse("high")).Result);
        Assert.NotNull(Apply(findings, "plain-http # our own network", out _)[0].Waived);
        Assert.Null(Apply(findings, "plain-http package:any", out _)[0].Waived);
    }

    [Fact]
    public void An_accepted_finding_does_not_count_until_its_day_has_passed()
    {
        Finding[] findings = [Finding(Severity.Critical, "2")];
        Assert.NotNull(Apply(findings, "CVE-1 owner:ops until:2026-11-24 # known", out _)[0].Waived);
        Assert.Null(Apply(findings, "CVE-1 until:2026-11-23", out var notes)[0].Waived);
        Assert.Contains("counts again", notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_accepted_by_any_of_its_names_and_only_in_the_package_named()
    {
        Finding[] findings = [Finding(Severity.Critical, "2")];
        Assert.NotNull(Apply(findings, "# comment\n\nDSA-9 package:source", out _)[0].Waived);
        Assert.Null(Apply(findings, "CVE-1 package:other", out var notes)[0].Waived);
        Assert.Contains("accepts nothing", notes.Single(), StringComparison.Ordinal);
    }

    [Theory, InlineData("CVE-1 until:soon"), InlineData("CVE-1 because"), InlineData("CVE-1 exp:2026-13-01")]
    public void A_line_of_another_form_is_refused_with_its_number(string line) =>
        Assert.Contains("file:2", Assert.Throws<UsageException>(() => IgnoreFile.Parse("\n" + line, "file")).Message, StringComparison.Ordinal);

    static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, string text, out IReadOnlyList<string> notes) =>
        IgnoreFile.Apply(findings, IgnoreFile.Parse(text, "file"), Today, "file", out notes);

    static Finding Finding(Severity severity, string? end)
    {
        var package = new Package { Type = PackageType.Deb, Name = "name", SourceName = "source", Version = "1" };
        return new Finding
        {
            Id = "CVE-1",
            Aliases = ["DSA-9"],
            Rule = "source-package",
            Severity = severity,
            Status = VulnerabilityStatus.Affected,
            Package = new InstalledPackage(package, new PackageUrl("deb", "debian", "name", "1"), "debian/dpkg", []),
            Installed = "1",
            Fixed = end is null ? [] : [end],
        };
    }
}
