using System.CommandLine;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Json.Saved;

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
            var saved = Read(result.GetRequiredValue(file));
            using var reports = choice.Open(result, Settings.Now(TimeProvider.System), saved.IsSeveral);
            foreach (var one in saved.Results)
                reports.Write(one);
            reports.Finish();
            return saved.Results.Any(r => r.Verdict.Result == VerdictResult.Unfit) ? ExitCode.Unfit : ExitCode.Done;
        });
        return command;
    }

    static SavedReport Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return SavedReport.Read(stream, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSubjectException($"The saved report {file} cannot be read: {e.Message}", e);
        }
    }
}
