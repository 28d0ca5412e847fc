using System.CommandLine;
using Plimsoll.Advisories.Store;
using Plimsoll.Cli.Mirrors;
using Plimsoll.Core;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db update</c>.</summary>
static class DbUpdateCommand
{
    public static Command Create(Terminal terminal, Settings settings, DatabaseOptions places, EdgeOptions edge, CancellationToken cancellation)
    {
        var feeds = new FeedOptions(settings);
        var mirror = new MirrorChoice(settings);
        var shrunk = settings.Text("--accept-shrunk", "Feeds or sources that may have lost many advisories, separated by commas; or all", "LIST");
        var older = settings.Text("--accept-older", "Feeds or sources whose newest advisory may be older than before, separated by commas; or all", "LIST");
        var quiet = settings.Flag("--quiet", "No progress", "-q");
        var command = new Command("update", "Fetch the primary feeds, or a mirror, and make a new database beside the old one, which it replaces if it stands the checks") { shrunk, older, quiet };
        feeds.AddTo(command);
        mirror.AddTo(command);
        command.SetAction(result =>
        {
            if (result.GetValue(places.Db) is { } given)
                throw new UsageException($"An update makes a database of its own in {places.DataHome(result)} and does not change {given}; leave --db out.");
            var checks = new DatabaseChecks { AcceptShrunk = Words(result.GetValue(shrunk)), AcceptOlder = Words(result.GetValue(older)) };
            if (mirror.IsChosen(result))
                return mirror.Job(result, terminal, places.DataHome(result), places.CacheHome(result), edge.Network(result), result.GetValue(quiet), checks).Run(report: true, cancellation);
            if (result.GetValue(edge.Offline))
                throw new ServiceException($"No feed was asked, because of --offline; {StandOf(places.Chosen(result))}");
            return new UpdateJob(terminal, feeds.Read(result), places.DataHome(result), places.CacheHome(result), edge.Network(result))
            {
                Quiet = result.GetValue(quiet),
                Checks = checks,
            }.Run(report: true, cancellation);
        });
        return command;
    }

    static string StandOf(ChosenDatabase chosen)
    {
        using var database = Advisories.Database.AdvisoryDatabase.Open(chosen.Path);
        return $"the database in use goes up to {database.Info.Built}, and what was published since is not known.";
    }

    static string[] Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
