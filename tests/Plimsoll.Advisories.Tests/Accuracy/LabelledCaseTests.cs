using Plimsoll.Accuracy;
using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Matching;
using Plimsoll.Core;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Accuracy;

/// <summary>A few hundred cases whose labels the ecosystems' own tools decided (bench/accuracy/make-cases): feeds to database to findings.</summary>
public sealed class LabelledCaseTests
{
    [Fact]
    public void Every_labelled_case_is_judged_as_its_ecosystems_own_tool_says()
    {
        var fixtures = RepositoryRoot.Combine("tests", "Plimsoll.Advisories.Tests", "Accuracy", "fixtures");
        var cases = LabelledCase.ReadAll(Path.Combine(fixtures, "cases.ndjson"));
        using var directory = new TemporaryDirectory();
        var report = DatabaseBuilder.Build(Path.Combine(fixtures, "feeds"), directory.Combine("a.db"), new DateOnly(2026, 11, 24), CancellationToken.None);
        Assert.Equal((0, 0), (report.Skipped.Count, report.Unrecognised.Count));
        using var lookup = AdvisoryDatabase.Open(directory.Combine("a.db"));
        var matcher = new Matcher(lookup, Limits.Default);
        List<string> wrong = [];
        foreach (var one in cases)
            if (matcher.Match(CaseSubject.Of(one)!, new DateOnly(2026, 11, 24)).Findings.Any(f => f.Id == one.Id || f.Aliases.Contains(one.Id)) != one.IsMatch)
                wrong.Add($"{one.Ecosystem} {one.Package} {one.Version} {one.Id}: {(one.IsMatch ? "missed" : "too much")} ({one.Why})");
        Assert.Empty(wrong);
        Assert.True(cases.Select(c => c.Ecosystem.Split(':')[0]).Distinct().Count() >= 20, "ecosystems are missing");
        Assert.True(cases.Count(c => c.IsMatch) > 100 && cases.Count(c => !c.IsMatch) > 100, "nearly all cases say the same");
    }

    [Fact]
    public void Precision_recall_and_f1_are_what_they_are_called()
    {
        var tally = new Tally();
        Assert.Equal((1, 1, 1), (tally.Precision, tally.Recall, tally.F1));
        foreach (var (expected, found) in new[] { (true, true), (true, true), (true, true), (true, false), (false, true), (false, false) })
            tally.Add(expected, found);
        Assert.Equal((6, 0.75, 0.75, 0.75), (tally.Cases, tally.Precision, tally.Recall, tally.F1));
        tally.Add(true, false);
        Assert.Equal((0.75, 0.6), (tally.Precision, tally.Recall));
        Assert.Equal(2 * 0.75 * 0.6 / 1.35, tally.F1, 9);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"ecosystem":"npm","package":"a","version":"1","id":"x","expect":"maybe"}""")]
    [InlineData("""["npm"]""")]
    public void A_line_that_is_no_case_is_refused_by_its_number(string line)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.Combine("cases.ndjson"), "\n" + line + "\n");
        Assert.Contains("line 2 ", Assert.Throws<FormatException>(() => LabelledCase.ReadAll(directory.Combine("cases.ndjson"))).Message, StringComparison.Ordinal);
    }
}
