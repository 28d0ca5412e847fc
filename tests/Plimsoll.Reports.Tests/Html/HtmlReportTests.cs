using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Html;

public class HtmlReportTests
{
    [Theory, InlineData(false, "debian.html"), InlineData(true, "plain.html")]
    public void A_result_is_written_as_the_golden_file_shows(bool plain, string golden) =>
        Snapshot.Matches(Written.As("html", plain ? Results.Plain() : Results.Debian()), golden);

    [Fact]
    public void Only_the_style_and_the_script_of_the_page_itself_are_allowed()
    {
        var page = Written.As("html", HostileResults.All);
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var (element, directive) in (ReadOnlySpan<(string, string)>)[("style", "style-src"), ("script", "script-src")])
        {
            var content = Assert.Single(Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)).Groups[1].Value;
            Assert.Contains($"{directive} 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Strangers_write_no_markup_and_no_links()
    {
        var page = Written.As("html", HostileResults.All);
        var own = Written.As("html", Results.Debian());
        var tags = Tags(page);
        Assert.Empty(tags.Except(Tags(own)).Except(["a"]));
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=x onerror", Regex.Replace(page, ">[^<]*<", "><"), StringComparison.Ordinal);
        Assert.All(Regex.Matches(own, "(?:href|src)=\"([^\"]*)\"").Select(m => m.Groups[1].Value), l => Assert.StartsWith("https://", l, StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_a_light_and_a_dark_dress_and_one_for_paper()
    {
        var page = Written.As("html", Results.Debian());
        Assert.Contains("color-scheme: light dark", page, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme: dark)", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_results_are_sections_of_one_page() =>
        Assert.Equal(2, Regex.Count(Written.Together("html", Results.Debian(), Results.Plain()), "<section>"));

    [Fact]
    public void In_a_browser_the_filter_works_and_nothing_of_strangers_runs()
    {
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002", "CVE-2024-0003", "CVE-2024-0004"], Shown(Results.Debian(), "", out var all));
        Assert.Contains(">4 of 4 shown<", all, StringComparison.Ordinal);
        Assert.Equal(["CVE-2024-0002"], Shown(Results.Debian(), "#LIBSSL3%203.0.14", out var one));
        Assert.Contains(">1 of 4 shown<", one, StringComparison.Ordinal);
        Shown(HostileResults.All, "#%", out var hostile);
        Assert.Contains("<title>Plimsoll report</title>", hostile, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", hostile, StringComparison.Ordinal);
        Assert.Contains(">5 of 5 shown<", hostile, StringComparison.Ordinal);
    }

    static List<string> Shown(ScanResult result, string fragment, out string dom)
    {
        var chromium = Requires.Tool("chromium", "chromium");
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.Combine("report.html"), Written.As("html", result));
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={directory.Combine("profile")}", "--enable-logging=stderr", "--dump-dom", $"file://{directory.Combine("report.html")}{fragment}"];
        var (code, output, error) = Command.Try(chromium, arguments);
        Assert.True(code == 0, error);
        Assert.DoesNotContain("Content Security Policy", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Uncaught", error, StringComparison.Ordinal);
        dom = output;
        return [.. Regex.Matches(output, "<tr data-severity=[^>]*>.*?</tr>", RegexOptions.Singleline).Select(m => m.Value).Where(r => !r[..r.IndexOf('>', StringComparison.Ordinal)].Contains("hidden", StringComparison.Ordinal))
            .SelectMany(r => Regex.Matches(r, ">(CVE-[0-9-]+)<").Select(m => m.Groups[1].Value))];
    }

    static HashSet<string> Tags(string page) => [.. Regex.Matches(page, "<([a-zA-Z!][a-zA-Z0-9]*)").Select(m => m.Groups[1].Value)];
}
