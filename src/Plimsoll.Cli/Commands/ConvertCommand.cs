using System.CommandLine;
using Plimsoll.Core.Findings;

namespace Plimsoll.Cli.Commands;

/// <summary><c>convert FILE</c>: a saved JSON report, written as any other. The exit code is that of the scan which saved it.</summary>
static class ConvertCommand
{
    public static Command Create(Settings settings)
    {
        var choice = new ReportChoice(settings);
        var file = new Argument<string>("FILE") { Description = "A report that was saved with -o json=FILE" };
        var command = new Command("convert", "Write a saved JSON report in other formats") { file };
        choice.AddTo(command);
        command.SetAction(result =>
        {
            var saved = SavedFile.Read(result.GetRequiredValue(file));
            using var reports = choice.Open(result, Settings.Now(TimeProvider.System), saved.IsSeveral);
            foreach (var one in saved.Results)
                reports.Write(one);
            reports.Finish();
            return saved.Results.Any(r => r.Verdict.Result == VerdictResult.Unfit) ? ExitCode.Unfit : ExitCode.Done;
        });
        return command;
    }
}
