using System.CommandLine;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Matching;
using Plimsoll.Policy.Vex;

namespace Plimsoll.Cli.Commands;

/// <summary><c>explain ID TARGET</c>.</summary>
static class ExplainCommand
{
    public static Command Create(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation)
    {
        var subject = new SubjectOptions(settings, edge);
        var vex = VexFiles.Option(settings);
        var id = new Argument<string>("ID") { Description = "A CVE or an advisory's id" };
        var command = new Command("explain", "Replay a finding: the facts, the comparison, the source, and why this status") { id, vex };
        subject.AddTo(command);
        command.SetAction(result =>
        {
            var request = subject.Read(result) with { Vex = result.GetValue(vex) ?? [] };
            var scan = ScanJob.Run(request, terminal, cancellation);
            using var database = AdvisoryDatabase.Open(DatabaseChoice.Of(request.Database, request.DataHome, request.CacheHome).Path);
            var wanted = result.GetRequiredValue(id);
            var lines = Explainer.Explain(wanted, scan.Evidence, database);
            foreach (var line in lines)
                terminal.Output.WriteLine(Reports.Table.Printable.Of(line));
            if (lines.Count == 0)
                terminal.Output.WriteLine(database.ById(wanted).Count == 0
                    ? $"The database holds no advisory '{wanted}' (advisories up to {database.Info.Built})."
                    : $"{wanted} is known, and no advisory of it speaks of a package installed in {request.Target}.");
            foreach (var line in request.Vex.Count == 0 ? [] : VexJudge.Explain(wanted, new VexFiles(_ => { }).Open(request.Vex), scan))
                terminal.Output.WriteLine(Reports.Table.Printable.Of(line));
            return ExitCode.Done;
        });
        return command;
    }
}
