using System.CommandLine;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary>The options of every verb that writes reports: which, where to, and what they show.</summary>
sealed class ReportChoice
{
    static readonly string[] Formats = [.. ReportList.All.Select(r => r.Format)];

    readonly Option<string[]> output;
    readonly Option<string?> severity;
    readonly Option<bool> onlyFixed;

    public ReportChoice(Settings settings)
    {
        output = settings.WordsAndFiles("--output", ["-o", "--format", "-f"], $"A report, and perhaps its file; may be repeated: {string.Join(", ", Formats)}", "FORMAT[=FILE]", Formats);
        severity = settings.Text("--severity", "Show only these severities, separated by commas; the verdict stays the same", "LIST", SeverityWords);
        onlyFixed = settings.Flag("--only-fixed", "Show only what has a fix; the verdict stays the same");
    }

    public static string[] SeverityWords { get; } = [.. Enum.GetNames<Severity>().Select(n => n.ToLowerInvariant())];

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[output, severity, onlyFixed])
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">A format, a file, a template or a severity is none.</exception>
    public OpenReports Open(ParseResult result, DateTimeOffset now, bool several)
    {
        var options = new ReportOptions
        {
            Severities = Severities(result.GetValue(severity)),
            OnlyFixed = result.GetValue(onlyFixed),
            Width = Terminal.Width,
            Colour = Terminal.Colour,
            Today = DateOnly.FromDateTime(now.UtcDateTime),
            Now = now,
            ToolVersion = VersionCommand.Text,
            Build = BuildContext.From(Environment.GetEnvironmentVariable),
        };
        return new OpenReports(Output.Parse(result.GetValue(output) ?? [], ReportList.All), options, several);
    }

    static HashSet<Severity>? Severities(string? text)
    {
        if (text is null)
            return null;
        var set = new HashSet<Severity>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            set.Add(Enum.TryParse<Severity>(word, ignoreCase: true, out var severity) && !char.IsAsciiDigit(word[0])
                ? severity
                : throw new UsageException($"'{word}' is no severity; there are unknown, negligible, low, medium, high and critical."));
        return set;
    }
}
