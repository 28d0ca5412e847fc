using Plimsoll.Core.Findings;
using Plimsoll.Reports.Csv;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Csv;

public class CsvReportTests
{
    [Theory, InlineData(false, "debian.csv"), InlineData(true, "plain.csv")]
    public void A_result_is_written_as_the_golden_file_shows(bool plain, string golden) =>
        Snapshot.Matches(Written.As("csv", plain ? Results.Plain() : Results.Debian()), golden);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData(" =1", "\"' =1\"")]
    [InlineData("\"=1", "\"'\"\"=1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\uFF1D1", "\"'\uFF1D1\"")]
    [InlineData("1=1", "1=1")]
    [InlineData("a\0b", "ab")]
    public void A_cell_is_quoted_and_no_formula(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Fact]
    public void Every_row_has_every_column_and_no_cell_begins_like_a_formula()
    {
        foreach (var result in (ScanResult[])[Results.Debian(), HostileResults.All])
        {
            var rows = Rfc4180(Written.As("csv", result));
            Assert.Equal(result.Findings.Count + 1, rows.Count);
            Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
            Assert.DoesNotContain(rows.SelectMany(r => r), c => c.Length > 0 && "=+-@\t\r".Contains(c[0], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Several_results_share_one_head() =>
        Assert.Equal(Results.Debian().Findings.Count + Results.Plain().Findings.Count + 1, Rfc4180(Written.Together("csv", Results.Debian(), Results.Plain())).Count);

    /// <summary>A reader by the letter of the RFC: fails on a stray quote, or an end of line that is not CRLF.</summary>
    static List<List<string>> Rfc4180(string text)
    {
        List<List<string>> rows = [[]];
        for (var at = 0; at < text.Length;)
        {
            var cell = "";
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    if (text[at] == '"')
                        at++;
                    cell += text[at];
                }

                at++;
            }
            else
            {
                for (; text[at] is not (',' or '\r'); at++)
                    cell += text[at] is '"' or '\n' ? throw new FormatException($"a stray {text[at]} at {at}") : text[at];
            }

            rows[^1].Add(cell);
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            if (at < text.Length)
                rows.Add([]);
        }

        return rows;
    }
}
