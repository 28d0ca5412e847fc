using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Json.Saved;
using Plimsoll.Reports.Templates;

namespace Plimsoll.Reports.Tests.Json.Saved;

public class SavedReportTests
{
    static readonly ReportOptions Options = Written.Options with { Template = Template.Parse("{{#each findings}}{{.}}\n{{/each}}{{verdict}}", "t") };

    // Without its half of a surrogate pair: texts of subjects come from UTF-8, which has none.
    static readonly ScanResult Hostile = HostileResults.Of(HostileResults.Text.TrimEnd('\uD800'));

    public static TheoryData<string> Formats => [.. ReportList.All.Select(r => r.Format)];

    [Theory, MemberData(nameof(Formats))]
    public void Of_a_report_read_back_every_format_is_the_same_bytes(string format)
    {
        foreach (var made in (ScanResult[])[Results.Debian(), Results.Plain(), Hostile, Results.Debian() with { EndOfLife = "2028-06-30", Findings = [] }])
        {
            // As scans give it: the evidence's gaps are those of all that are not of judging.
            var result = made with { Evidence = made.Evidence with { Gaps = [.. made.Gaps.Where(g => !g.IsOfJudging)] } };
            var back = Assert.Single(Read(Written.As("json", result)).Results);
            Assert.Equal(Written.As(format, result, Options), Written.As(format, back, Options));
        }
    }

    [Fact]
    public void Several_results_are_read_as_several()
    {
        var saved = Read(Written.Together("json", Results.Debian(), Results.Plain()));
        Assert.True(saved.IsSeveral);
        Assert.Equal(2, saved.Results.Count);
        Assert.True(Read(Written.Together("json")) is { IsSeveral: true, Results.Count: 0 });
    }

    [Fact]
    public void What_a_later_version_adds_is_passed_over() =>
        Assert.Single(Read(Written.As("json", Results.Debian()).Replace("\"schemaVersion\": 1,", "\"schemaVersion\": 1, \"new\": [{\"x\": null}],", StringComparison.Ordinal)).Results);

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "$.schemaVersion")]
    [InlineData("\"kind\": \"image\"", "\"kind\": 7", "$.subject.kind")]
    [InlineData("\"kind\": \"image\"", "\"kind\": \"moon\"", "$.subject.kind")]
    [InlineData("\"digest\": \"sha256:a", "\"digest\": \"sha1:a", "$.subject.digest")]
    [InlineData("\"platform\": \"linux/amd64\"", "\"platform\": \"linux\"", "$.subject.platform")]
    [InlineData("\"purl\": \"pkg:deb", "\"purl\": \"pkg", "$.packages[0].purl")]
    [InlineData("\"package\": \"pkg:deb/debian/libssl3", "\"package\": \"pkg:deb/debian/other", "$.findings[0].package")]
    [InlineData("\"severity\": \"critical\"", "\"severity\": null", "$.findings[0].severity")]
    [InlineData("\"score\": 9.8", "\"score\": 1e999", "$.findings[0].cvss[0].score")]
    [InlineData("\"score\": 9.8", "\"score\": \"9.8\"", "$.findings[0].cvss[0].score")]
    [InlineData("\"advisories\": 28681", "\"advisories\": 1.5", "$.database.sources[0].advisories")]
    [InlineData("\"until\": \"2027-01-01\"", "\"until\": \"soon\"", "$.findings[3].waived.until")]
    [InlineData("\"gaps\": [", "\"gaps\": [7,", "$.gaps[0]")]
    [InlineData("\"aliases\": []", "\"aliases\": [null]", "$.findings[0].aliases")]
    [InlineData("\"places\": [", "\"places\": {}, \"x\": [", "$.packages[0].places")]
    [InlineData("\"title\": null", "\"title\": \"\\ud800\"", "")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, string place)
    {
        var text = Written.As("json", Results.Debian());
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at > 0);
        Assert.Contains(place, Assert.Throws<UnreadableSubjectException>(() => Read(text[..at] + wrong + text[(at + right.Length)..])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_cut_at_any_byte_is_unreadable_and_no_crash()
    {
        var bytes = Encoding.UTF8.GetBytes(Written.As("json", Results.Debian()).TrimEnd());
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<UnreadableSubjectException>(() => SavedReport.Read(new MemoryStream(bytes, 0, length), "r.json"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\":1}")]
    [InlineData("{\"schemaVersion\":1,\"results\":[{}]}")]
    [InlineData("{\"schemaVersion\":1,\"results\":{}}")]
    public void What_is_no_report_is_unreadable(string text) => Assert.Throws<UnreadableSubjectException>(() => Read(text));

    [Fact]
    public void What_is_nested_too_deep_is_unreadable() => Assert.Throws<UnreadableSubjectException>(() => Read(new string('[', 1_000_000)));

    static SavedReport Read(string text) => SavedReport.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "r.json");
}
