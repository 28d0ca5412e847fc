using System.CommandLine;
using Plimsoll.Policy.Licences;

namespace Plimsoll.Cli.Commands;

/// <summary><c>scan TARGET</c>.</summary>
static class ScanCommand
{
    public static Command Create(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation)
    {
        var subject = new SubjectOptions(settings, edge);
        var choice = new ReportChoice(settings);
        var failOn = settings.Text("--fail-on", "Unfit from this severity upwards, in place of the default policy", "SEVERITY[,fixable]", [.. ReportChoice.SeverityWords.SelectMany(s => (string[])[s, $"{s},fixable"])]);
        var ignore = settings.FilePath("--ignore-file", "Accepted findings, a line each", "FILE");
        var deny = settings.Text("--licence-deny", "Unfit where a package stands under one of these licences of the SPDX list, as in AGPL-*,SSPL-1.0", "LIST");
        var allow = settings.Text("--licence-allow", "Unfit where a package stands under others than these", "LIST");
        var vex = VexFiles.Option(settings);
        var allPlatforms = settings.Flag("--all-platforms", "Every platform of an index, a result each");
        var tags = settings.Text("--tags", "With registry:REPOSITORY: the tags that match, a result each; * and ? stand for any characters", "GLOB");
        var ownLayers = settings.Flag("--own-layers", "Only what the image's own builder brought: findings of its base image are left out");
        var quiet = settings.Flag("--quiet", "No progress and no notes", "-q");
        var update = new AutoUpdate(settings);
        var command = new Command("scan", "Evidence, findings and verdict of an image or a file tree");
        choice.AddTo(command);
        foreach (var option in (ReadOnlySpan<Option>)[failOn, ignore, deny, allow, vex, ownLayers, allPlatforms, tags, quiet])
            command.Options.Add(option);
        subject.AddTo(command);
        update.AddTo(command);
        command.SetAction(result =>
        {
            var request = subject.Read(result, failOn: result.GetValue(failOn), ignoreFile: result.GetValue(ignore), quiet: result.GetValue(quiet)) with { Licences = LicencePolicy.Parse(result.GetValue(deny), result.GetValue(allow)), OwnLayersOnly = result.GetValue(ownLayers), AllPlatforms = result.GetValue(allPlatforms), Tags = result.GetValue(tags), Vex = result.GetValue(vex) ?? [] };
            using var reports = choice.Open(result, request.Now, request.IsSeveral);
            update.IfWanted(result, request, terminal, edge.Network(result), cancellation);
            var code = ScanJob.RunAll(request, terminal, reports.Write, cancellation);
            reports.Finish();
            return code;
        });
        return command;
    }
}
