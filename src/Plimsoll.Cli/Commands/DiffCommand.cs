using System.CommandLine;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Policy;
using Plimsoll.Reports;
using Plimsoll.Reports.Differences;

namespace Plimsoll.Cli.Commands;

/// <summary><c>diff BEFORE TARGET</c>: what came and went between two subjects, or saved reports of them.</summary>
static class DiffCommand
{
    public static Command Create(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation)
    {
        var subject = new SubjectOptions(settings, edge);
        var before = new Argument<string>("BEFORE") { Description = "What was there before: a target, or a report that was saved with -o json=FILE; so may TARGET be" };
        var output = new Option<string?>("--output", "-o", "--format", "-f") { Description = $"How it is written: {string.Join(", ", DifferenceReports.All.Select(r => r.Format))}", HelpName = "FORMAT" };
        output.CompletionSources.Add([.. DifferenceReports.All.Select(r => r.Format)]);
        var failOn = settings.Text("--fail-on", "Exit with 1 where findings came of this severity or worse", "SEVERITY[,fixable]", [.. ReportChoice.SeverityWords.SelectMany(s => (string[])[s, $"{s},fixable"])]);
        var quiet = settings.Flag("--quiet", "No progress and no notes", "-q");
        var command = new Command("diff", "Packages and findings that came and went between two images, trees or saved reports") { before, output, failOn, quiet };
        subject.AddTo(command);
        command.SetAction(result =>
        {
            var report = Find(result.GetValue(output) ?? DifferenceReports.All[0].Format);
            var request = subject.Read(result, failOn: result.GetValue(failOn), quiet: result.GetValue(quiet));
            var old = Of(request with { Target = result.GetRequiredValue(before) }, terminal, cancellation);
            var difference = ResultDifference.Of(old, Of(request, terminal, cancellation));
            using (var stream = Console.OpenStandardOutput())
                report.Write(difference, new ReportOptions { Colour = Terminal.Colour, Width = Terminal.Width, Now = request.Now }, stream);
            return request.FailOn is { } gate && Judge.Verdict(difference.Came, [], gate).Result == VerdictResult.Unfit ? ExitCode.Unfit : ExitCode.Done;
        });
        return command;
    }

    static IDifferenceReport Find(string format) => DifferenceReports.All.FirstOrDefault(r => r.Format == format) ??
        throw new UsageException($"'{format}' is no form of a difference; there are {string.Join(", ", DifferenceReports.All.Select(r => r.Format))}.");

    static ScanResult Of(ScanRequest request, Terminal terminal, CancellationToken cancellation) =>
        SavedFile.TryRead(request.Target) is not { } saved ? ScanJob.Run(request, terminal, cancellation)
        : saved.Results is [var only] ? only
        : throw new UsageException($"{request.Target} holds {saved.Results.Count:N0} results; a difference is of two.");
}
