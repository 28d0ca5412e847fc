using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Table;

/// <summary>Findings of the subject as a whole: what it is, and what to do.</summary>
static class SubjectLines
{
    public static void Write(IReadOnlyList<Finding> findings, int width, Ink ink, StreamWriter writer)
    {
        foreach (var finding in findings)
        {
            writer.WriteLine($"{ink.Of(finding.Severity, finding.Severity.ToString().ToLowerInvariant())}  {ink.Bold(Ink.Safe(finding.Id))}");
            foreach (var line in Wrapped(Ink.Safe($"{finding.Title} {finding.Remedy}".Trim()), width - 2))
                writer.WriteLine($"  {line}");
        }
    }

    static List<string> Wrapped(string text, int width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' '))
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        return lines;
    }
}
