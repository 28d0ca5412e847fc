using System.Globalization;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;

namespace Plimsoll.Reports.Html;

/// <summary>The table of findings; what the filter looks at stands in <c>data-</c> attributes.</summary>
static class HtmlFindings
{
    const int MaxPlaces = 5;

    public static void Write(ScanResult result, List<Finding> shown, TextWriter writer)
    {
        if (shown.Count == 0)
            return;
        writer.WriteLine("<table>");
        writer.WriteLine("<thead><tr><th scope=\"col\">Finding</th><th scope=\"col\">Severity</th><th scope=\"col\">Package</th><th scope=\"col\">Installed</th><th scope=\"col\">Fixed in</th><th scope=\"col\">What to do</th></tr></thead>");
        writer.WriteLine("<tbody>");
        foreach (var finding in shown)
            WriteRow(finding, result, writer);
        writer.WriteLine("</tbody>");
        writer.WriteLine("</table>");
    }

    static void WriteRow(Finding finding, ScanResult result, TextWriter writer)
    {
        var severity = Sentences.Severity(finding);
        writer.Write($"<tr data-severity=\"{severity}\" data-fixable=\"{(finding.IsFixable ? "yes" : "no")}\" data-counts=\"{(finding.Counts ? "yes" : "no")}\"{(finding.Counts ? "" : " class=\"excused\"")}>");
        writer.Write($"<th scope=\"row\">{Id(finding)}{Line(string.Join(", ", finding.Aliases))}</th>");
        writer.Write($"<td><span class=\"{severity}\">{severity}</span>{Marks(finding)}</td>");
        writer.Write($"<td>{HtmlText.Of(finding.Package?.Package.Name ?? result.Subject.Name)}{Places(finding)}</td>");
        writer.Write($"<td><code>{HtmlText.Of(finding.Installed)}</code></td>");
        writer.Write($"<td>{string.Join("<br>", finding.Fixed.Select(f => $"<code>{HtmlText.Of(f)}</code>"))}</td>");
        writer.WriteLine($"<td>{HtmlText.Of(Sentences.Excuse(finding) ?? finding.Remedy)}{Line(finding.Title)}</td></tr>");
    }

    static string Id(Finding finding) =>
        Links.Page(finding) is { } page ? $"<a href=\"{HtmlText.Of(page)}\" rel=\"noopener noreferrer\">{HtmlText.Of(finding.Id)}</a>" : HtmlText.Of(finding.Id);

    static string Marks(Finding finding) => Line(string.Join(", ", ((IEnumerable<string?>)
    [
        Sentences.Score(finding) is { } score ? string.Create(CultureInfo.InvariantCulture, $"CVSS {score.Score:0.0}") : null,
        finding.Epss is { } epss ? string.Create(CultureInfo.InvariantCulture, $"EPSS {epss.Probability * 100:0.#}%") : null,
        finding.Kev is null ? null : "exploited",
    ]).OfType<string>()));

    static string Places(Finding finding) => finding.Package is null ? "" : string.Concat(finding.Package.Places.Take(MaxPlaces).Select(p => Line(p.Path))) +
        (finding.Package.Places.Count > MaxPlaces ? Line($"and {finding.Package.Places.Count - MaxPlaces} more places") : "");

    static string Line(string? text) => string.IsNullOrEmpty(text) ? "" : $"<br><span class=\"dim\">{HtmlText.Of(text)}</span>";
}
