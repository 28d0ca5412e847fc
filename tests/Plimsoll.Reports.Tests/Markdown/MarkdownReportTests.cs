using Plimsoll.Core.Findings;
using Plimsoll.Reports.Markdown;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Markdown;

public class MarkdownReportTests
{
    [Theory, InlineData(false, "debian.md"), InlineData(true, "plain.md")]
    public void A_result_is_written_as_the_golden_file_shows(bool plain, string golden) =>
        Snapshot.Matches(Written.As("markdown", plain ? Results.Plain() : Results.Debian()), golden);

    [Fact]
    public void Every_row_of_a_table_has_the_columns_of_its_head()
    {
        foreach (var result in (ScanResult[])[Results.Debian(), HostileResults.All])
        {
            var columns = 0;
            foreach (var line in Written.As("markdown", result).Split('\n'))
            {
                if (!line.StartsWith('|'))
                {
                    columns = 0;
                    continue;
                }

                var bars = line.Where((c, i) => c == '|' && (i == 0 || line[i - 1] != '\\')).Count();
                columns = columns == 0 ? bars : columns;
                Assert.Equal(columns, bars);
            }
        }
    }

    [Fact]
    public void Strangers_write_neither_html_nor_links_nor_mentions()
    {
        var text = Written.As("markdown", HostileResults.All);
        var outside = System.Text.RegularExpressions.Regex.Replace(text, "`[^`\n]*`", "");
        Assert.DoesNotContain("<img", outside, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)\]\(", outside);
        Assert.DoesNotContain("@e", outside, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("[x](y)", "\\[x\\](y)")]
    [InlineData("a\nb", "a\uFFFDb")]
    [InlineData("\\|", "\\\\\\|")]
    public void Text_shows_as_it_is(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Of(text));

    [Theory]
    [InlineData("a`b|c", "`a\u02CBb\u00A6c`")]
    [InlineData("", "")]
    [InlineData("a\r\n`x", "`a\uFFFD\uFFFD\u02CBx`")]
    public void Code_ends_where_it_should(string text, string code) => Assert.Equal(code, MarkdownText.Code(text));
}
