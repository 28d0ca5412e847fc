using System.CommandLine;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Store;
using Plimsoll.Cli.Commands.Db;
using Plimsoll.Cli.Mirrors;
using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Cli.Commands;

/// <summary>The option by which a scan brings old advisory data up to date first. Only where somebody asked for it: a scan connects to nobody by itself.</summary>
sealed class AutoUpdate(Settings settings)
{
    readonly Option<bool> wanted = settings.Flag("--auto-update", "Update the advisory database first where it is older than a day");
    readonly FeedOptions feeds = new(settings);
    readonly MirrorChoice mirror = new(settings);

    public void AddTo(Command command)
    {
        command.Options.Add(wanted);
        feeds.AddTo(command);
        mirror.AddTo(command);
    }

    /// <summary>A failure is a note: the scan goes on with the data that there is.</summary>
    public void IfWanted(ParseResult result, ScanRequest request, Terminal terminal, NetworkOptions network, CancellationToken cancellation)
    {
        if (!result.GetValue(wanted) || request.Database is not null || request.Offline || !IsStale(request))
            return;
        try
        {
            if (mirror.IsChosen(result))
                mirror.Job(result, terminal, request.DataHome, request.CacheHome, network, request.Quiet, DatabaseChecks.Default).Run(report: false, cancellation);
            else
                new UpdateJob(terminal, feeds.Read(result), request.DataHome, request.CacheHome, network) { Quiet = request.Quiet }.Run(report: false, cancellation);
        }
        catch (ServiceException e)
        {
            terminal.Note($"The advisory database could not be updated: {e.Message}");
        }
    }

    static bool IsStale(ScanRequest request)
    {
        var chosen = DatabaseChoice.Of(null, request.DataHome, request.CacheHome);
        using var database = AdvisoryDatabase.Open(chosen.Path);
        return Freshness.IsStale(chosen, database.Info, request.Now);
    }
}
