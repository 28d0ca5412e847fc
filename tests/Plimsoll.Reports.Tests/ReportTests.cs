using System.Text;
using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests;

public class ReportTests
{
    static readonly ReportOptions Options = new() { Width = 80, Today = new DateOnly(2026, 11, 24) };

    [Theory, InlineData("table", "plain.txt"), InlineData("json", "plain.json")]
    public void A_finding_of_the_subject_itself_is_written_as_the_golden_file_shows(string format, string golden)
    {
        Snapshot.Matches(Write(format, Results.Plain(), Options), golden);
        Assert.Empty(Schema().Check(JsonDocument.Parse(Write("json", Results.Plain(), Options)).RootElement));
    }

    [Theory]
    [InlineData("table", true), InlineData("json", true), InlineData("sarif", true), InlineData("csv", true), InlineData("junit", true), InlineData("html", true), InlineData("markdown", true), InlineData("gitlab", true)]
    [InlineData("openvex", false), InlineData("cyclonedx-json", false), InlineData("cyclonedx-xml", false)]
    public void A_finding_of_a_licence_is_told_except_where_only_vulnerabilities_are(string format, bool isTold) =>
        Assert.Equal(isTold, Write(format, Results.Licensed(), Options).Contains("licence-denied", StringComparison.Ordinal));

    [Fact]
    public void The_table_names_the_licence_that_is_denied_and_counts_no_vulnerability_for_it()
    {
        var text = Write("table", Results.Licensed(), Options);
        Assert.Contains("licence-denied (OpenSSL)", text, StringComparison.Ordinal);
        Assert.Contains("3 vulnerabilities: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_of_a_licence_conforms_to_the_schema_and_is_no_vulnerability_for_gitlab()
    {
        Assert.Empty(Schema().Check(JsonDocument.Parse(Write("json", Results.Licensed(), Options)).RootElement));
        Assert.Contains("\"kind\": \"licence\"", Write("json", Results.Licensed(), Options), StringComparison.Ordinal);
        Assert.Equal(3, JsonDocument.Parse(Write("gitlab", Results.Licensed(), Options)).RootElement.GetProperty("vulnerabilities").GetArrayLength());
    }

    [Fact]
    public void Several_results_in_their_frame_are_one_document_that_conforms_to_its_schema()
    {
        var frame = ReportList.All.Single(r => r.Format == "json").Frame!;
        var one = Write("json", Results.Debian(), Options);
        using var schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("docs", "schema", "plimsoll-reports-1.schema.json")));
        foreach (var text in (string[])[frame.Before + frame.After, frame.Before + one + frame.After, frame.Before + one + frame.Between + one + frame.After])
        {
            using var document = JsonDocument.Parse(text);
            Assert.Empty(new JsonSchema(schema.RootElement).Check(document.RootElement));
            Assert.All(document.RootElement.GetProperty("results").EnumerateArray(), r => Assert.Empty(Schema().Check(r)));
        }
    }

    [Theory, InlineData("table", "debian.txt"), InlineData("json", "debian.json")]
    public void A_result_is_written_as_the_golden_file_shows(string format, string golden) =>
        Snapshot.Matches(Write(format, Results.Debian(), Options), golden);

    [Fact]
    public void The_table_says_the_same_with_and_without_colour()
    {
        var plain = Write("table", Results.Debian(), Options);
        var coloured = Write("table", Results.Debian(), Options with { Colour = true });
        Assert.NotEqual(plain, coloured);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void A_name_that_commands_the_terminal_is_made_harmless()
    {
        var text = Write("table", Results.Debian("evil\e[2J\u202Etxt\rname"), Options);
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Filters_change_what_is_shown_and_not_the_verdict()
    {
        var low = Write("table", Results.Debian(), Options with { Severities = new HashSet<Severity> { Severity.Low } });
        Assert.DoesNotContain("CVE-2024-0001  ", low, StringComparison.Ordinal);
        Assert.Contains("UNFIT", low, StringComparison.Ordinal);
        Assert.DoesNotContain("CVE-2024-0003", Write("table", Results.Debian(), Options with { OnlyFixed = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_report_conforms_to_its_schema()
    {
        Assert.Empty(Schema().Check(JsonDocument.Parse(Write("json", Results.Debian(), Options)).RootElement));
    }

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2")]
    [InlineData("\"result\": \"unfit\"", "\"result\": \"perhaps\"")]
    [InlineData("\"installed\"", "\"instaled\"")]
    [InlineData("\"score\": 9.8", "\"score\": 11")]
    public void The_schema_refuses_a_broken_report(string right, string wrong)
    {
        var text = Write("json", Results.Debian(), Options);
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(Schema().Check(JsonDocument.Parse(text.Replace(right, wrong, StringComparison.Ordinal)).RootElement));
    }

    static JsonSchema Schema() => new(JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("docs", "schema", "plimsoll-report-1.schema.json"))).RootElement);

    static string Write(string format, ScanResult result, ReportOptions options)
    {
        using var stream = new MemoryStream();
        ReportList.All.Single(r => r.Format == format).Write(result, options, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
