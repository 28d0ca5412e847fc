using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Markdown;

namespace Plimsoll.Reports.Sarif;

/// <summary>The rules of a run: one for every id, in the order in which the findings come.</summary>
sealed class SarifRules
{
    const int MaxText = 1000;
    const int MaxTags = 10;

    readonly List<List<Finding>> rules = [];
    readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    public static SarifRules Of(IEnumerable<Finding> findings)
    {
        var all = new SarifRules();
        foreach (var finding in findings)
        {
            if (all.indices.TryAdd(finding.Id, all.rules.Count))
                all.rules.Add([]);
            all.rules[all.indices[finding.Id]].Add(finding);
        }

        return all;
    }

    public int IndexOf(Finding finding) => indices[finding.Id];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var findings in rules)
            WriteRule(json, findings);
        json.WriteEndArray();
    }

    static void WriteRule(Utf8JsonWriter json, List<Finding> findings)
    {
        var worst = findings.MaxBy(f => f.Severity)!;
        json.WriteStartObject();
        json.WriteString("id", worst.Id);
        json.WriteString("name", worst.Kind.ToString());
        WriteText(json, "shortDescription", $"{worst.Id}: {Cut(What(worst))}");
        WriteText(json, "fullDescription", Cut(What(worst)));
        if (Links.Page(worst) is { } page)
            json.WriteString("helpUri", page);
        json.WriteStartObject("help");
        json.WriteString("text", string.Join('\n', HelpLines(worst).Select(l => SarifText.Of($"{l.Name}: {l.Text}"))));
        json.WriteString("markdown", string.Join('\n', HelpLines(worst).Select(l => $"- **{l.Name}**: {(l.IsLink ? $"<{l.Text}>" : MarkdownText.Of(l.Text))}")));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifResult.Level(worst.Severity));
        json.WriteEndObject();
        WriteProperties(json, findings, worst);
        json.EndItem();
    }

    static void WriteProperties(Utf8JsonWriter json, List<Finding> findings, Finding worst)
    {
        json.WriteStartObject("properties");
        json.WriteString("precision", "very-high");
        if (SecuritySeverity(findings, worst) is { } score)
            json.WriteString("security-severity", score.ToString("0.0", CultureInfo.InvariantCulture));
        json.WriteStrings("tags", (IEnumerable<string>)["security", worst.Kind.Snake(), Sentences.Severity(worst), .. worst.Weaknesses.Select(w => $"external/cwe/{w.ToLowerInvariant()}").Take(MaxTags)]);
        json.WriteEndObject();
    }

    /// <summary>The highest CVSS score; where nobody gave one, the middle of what the severity's word stands for; null where nothing is known.</summary>
    static double? SecuritySeverity(List<Finding> findings, Finding worst) => findings.Select(f => Sentences.Score(f)?.Score).Max() ?? worst.Severity switch
    {
        Severity.Critical => 9.5,
        Severity.High => 8.0,
        Severity.Medium => 5.5,
        Severity.Low => 2.0,
        Severity.Negligible => 0.1,
        _ => null,
    };

    static IEnumerable<(string Name, string Text, bool IsLink)> HelpLines(Finding finding)
    {
        yield return ("Severity", finding.SeveritySource is { } source ? $"{Sentences.Severity(finding)}, says {source}" : Sentences.Severity(finding), false);
        if (finding.Kind == FindingKind.Licence)
        {
            yield return ("What", What(finding), false);
            yield break;
        }

        if (finding.Title is { } title)
            yield return ("What", Cut(title), false);
        foreach (var score in finding.Cvss)
            yield return ($"CVSS {score.Version}", string.Create(CultureInfo.InvariantCulture, $"{score.Score:0.0}, {score.Vector}, by {score.Source}"), false);
        if (finding.Aliases.Count > 0)
            yield return ("Also known as", string.Join(", ", finding.Aliases), false);
        if (finding.Kev is { } exploited)
            yield return ("Known to be exploited", $"since {exploited.Added}", false);
        if (finding.Fixed.Count > 0)
            yield return ("Fixed in", string.Join(", ", finding.Fixed), false);
        if (finding.Remedy is { } remedy)
            yield return ("What to do", remedy, false);
        if (Links.Page(finding) is { } page)
            yield return ("More", page, true);
    }

    // A rule on licences is one for all packages, and each of its findings has a title of its own.
    static string What(Finding finding) => finding.Kind == FindingKind.Licence ? "A package stands under a licence that the policy does not want, or does not know" : finding.Title ?? Called(finding);

    static string Called(Finding finding) => $"A {finding.Kind.Snake()} that advisories call {finding.Id}";

    static string Cut(string text) => text.Length <= MaxText ? text : $"{text[..MaxText]}…";

    static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", SarifText.Of(text));
        json.WriteEndObject();
    }
}
