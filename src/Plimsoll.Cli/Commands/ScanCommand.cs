using System.CommandLine;
using Plimsoll.Core.Findings;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>scan TARGET</c>.</summary>
static class ScanCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var subject = new SubjectOptions();
        var output = new Option<string[]>("--output", "-o", "--format", "-f") { Description = "A report, and perhaps its file; may be repeated: table, json", HelpName = "FORMAT[=FILE]", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
        var severity = Settings.Text("--severity", "Show only these severities, separated by commas; the verdict stays the same", "LIST");
        var onlyFixed = Settings.Flag("--only-fixed", "Show only what has a fix; the verdict stays the same");
        var failOn = Settings.Text("--fail-on", "Unfit from this severity upwards, in place of the default policy", "SEVERITY[,fixable]");
        var ignore = Settings.Text("--ignore-file", "Accepted findings, a line each", "FILE");
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress and no notes" };
        var command = new Command("scan", "Evidence, findings and verdict of an image or a file tree") { output, severity, onlyFixed, failOn, ignore, quiet };
        subject.AddTo(command);
        command.SetAction(result =>
        {
            var outputs = Output.Parse(result.GetValue(output) ?? []);
            var request = subject.Read(result, failOn: result.GetValue(failOn), ignoreFile: result.GetValue(ignore), quiet: result.GetValue(quiet));
            var options = new ReportOptions
            {
                Severities = Severities(result.GetValue(severity)),
                OnlyFixed = result.GetValue(onlyFixed),
                Width = Terminal.Width,
                Colour = Terminal.Colour,
                Today = request.Today,
            };
            var scan = ScanJob.Run(request, terminal, cancellation);
            foreach (var one in outputs)
                one.Write(scan, options);
            return scan.Verdict.Result == VerdictResult.Unfit ? ExitCode.Unfit : ExitCode.Done;
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
