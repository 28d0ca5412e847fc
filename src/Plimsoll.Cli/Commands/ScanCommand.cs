using System.CommandLine;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>scan TARGET</c>.</summary>
static class ScanCommand
{
    static readonly string[] SeverityWords = [.. Enum.GetNames<Severity>().Select(n => n.ToLowerInvariant())];

    public static Command Create(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation)
    {
        var subject = new SubjectOptions(settings, edge);
        string[] formats = [.. ReportList.All.Select(r => r.Format)];
        var output = settings.WordsAndFiles("--output", ["-o", "--format", "-f"], $"A report, and perhaps its file; may be repeated: {string.Join(", ", formats)}", "FORMAT[=FILE]", formats);
        var severity = settings.Text("--severity", "Show only these severities, separated by commas; the verdict stays the same", "LIST", SeverityWords);
        var onlyFixed = settings.Flag("--only-fixed", "Show only what has a fix; the verdict stays the same");
        var failOn = settings.Text("--fail-on", "Unfit from this severity upwards, in place of the default policy", "SEVERITY[,fixable]", [.. SeverityWords.SelectMany(s => (string[])[s, $"{s},fixable"])]);
        var ignore = settings.FilePath("--ignore-file", "Accepted findings, a line each", "FILE");
        var allPlatforms = settings.Flag("--all-platforms", "Every platform of an index, a result each");
        var tags = settings.Text("--tags", "With registry:REPOSITORY: the tags that match, a result each; * and ? stand for any characters", "GLOB");
        var quiet = settings.Flag("--quiet", "No progress and no notes", "-q");
        var update = new AutoUpdate(settings);
        var command = new Command("scan", "Evidence, findings and verdict of an image or a file tree") { output, severity, onlyFixed, failOn, ignore, allPlatforms, tags, quiet };
        subject.AddTo(command);
        update.AddTo(command);
        command.SetAction(result =>
        {
            var outputs = Output.Parse(result.GetValue(output) ?? []);
            var request = subject.Read(result, failOn: result.GetValue(failOn), ignoreFile: result.GetValue(ignore), quiet: result.GetValue(quiet)) with { AllPlatforms = result.GetValue(allPlatforms), Tags = result.GetValue(tags) };
            update.IfWanted(result, request, terminal, edge.Network(result), cancellation);
            var options = new ReportOptions
            {
                Severities = Severities(result.GetValue(severity)),
                OnlyFixed = result.GetValue(onlyFixed),
                Width = Terminal.Width,
                Colour = Terminal.Colour,
                Today = request.Today,
                Now = request.Now,
                Build = BuildContext.From(Environment.GetEnvironmentVariable),
            };
            using var reports = new OpenReports(outputs, options, request.IsSeveral);
            var code = ScanJob.RunAll(request, terminal, reports.Write, cancellation);
            reports.Finish();
            return code;
        });
        return command;
    }

    static HashSet<Severity>? Severities(string? text)
    {
        if (text is null)
            return null;
        var set = new HashSet<Severity>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            set.Add(Enum.TryParse<Severity>(word, ignoreCase: true, out var severity) && !char.IsAsciiDigit(word[0])
                ? severity
                : throw new Core.UsageException($"'{word}' is no severity; there are unknown, negligible, low, medium, high and critical."));
        return set;
    }
}
