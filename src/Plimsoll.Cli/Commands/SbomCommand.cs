using System.CommandLine;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>sbom TARGET</c>.</summary>
static class SbomCommand
{
    static readonly IReadOnlyList<IReport> Reports = [.. ReportList.All.Where(r => r is IInventoryReport)];

    public static Command Create(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation)
    {
        var subject = new SubjectOptions(settings, edge);
        var output = Formats();
        var allPlatforms = settings.Flag("--all-platforms", "Every platform of an index, a result each");
        var tags = settings.Text("--tags", "With registry:REPOSITORY: the tags that match, a result each; * and ? stand for any characters", "GLOB");
        var quiet = settings.Flag("--quiet", "No progress and no notes", "-q");
        var command = new Command("sbom", "The inventory of an image or a file tree alone, as CycloneDX or SPDX") { output, allPlatforms, tags, quiet };
        subject.AddTo(command, withDatabase: false);
        command.SetAction(result =>
        {
            var outputs = Output.Parse(result.GetValue(output) ?? [], Reports);
            var request = subject.Read(result, quiet: result.GetValue(quiet)) with { AllPlatforms = result.GetValue(allPlatforms), Tags = result.GetValue(tags), InventoryOnly = true };
            using var reports = new OpenReports(outputs, new ReportOptions { Now = request.Now, ToolVersion = VersionCommand.Text }, request.IsSeveral);
            var code = ScanJob.RunAll(request, terminal, reports.Write, cancellation);
            reports.Finish();
            return code;
        });
        return command;
    }

    /// <summary>Not one of the settings: the reports that are set for scans are no bills of materials.</summary>
    static Option<string[]> Formats()
    {
        string[] formats = [.. Reports.Select(r => r.Format)];
        var option = new Option<string[]>("--output", "-o", "--format", "-f")
        {
            Description = $"A format, perhaps with its version as in cyclonedx-json@1.5, and perhaps a file; may be repeated: {string.Join(", ", formats)}",
            HelpName = "FORMAT[=FILE]",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        option.CompletionSources.Add(formats);
        return option;
    }
}
