using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Embedded;
using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Updating;
using Plimsoll.Network;

namespace Plimsoll.Cli;

/// <summary>Puts the rooms together for one update, and tells what became of each feed.</summary>
sealed class UpdateJob(Terminal terminal, IReadOnlyList<PrimaryFeed> feeds, string dataHome, string cacheHome, NetworkOptions network)
{
    public bool Quiet { get; init; }

    public DatabaseChecks Checks { get; init; } = DatabaseChecks.Default;

    /// <param name="report">Whether standard output is told what was done; a scan's is its report's.</param>
    /// <returns>The exit code: a feed that failed is told and fails nothing, all of them are a failure.</returns>
    public int Run(bool report, CancellationToken cancellation)
    {
        var done = Update(cancellation);
        foreach (var feed in done.Feeds)
            if (Sentence(feed) is { } sentence)
                terminal.Note(sentence);
        if (done.Failed == done.Feeds.Count)
        {
            const string Nothing = "No feed could be used; the database stays as it was.";
            if (report)
                terminal.Fail(Nothing);
            else
                terminal.Note(Nothing);
            return ExitCode.Unreadable;
        }

        if (!report)
            return ExitCode.Done;

        using var database = AdvisoryDatabase.Open(done.Database!);
        var count = done.Feeds.Count(f => f.Kind == FeedOutcomeKind.New);
        terminal.Output.WriteLine($"{done.Database}: {(done.Switched ? "new" : "nothing new")}, advisories up to {database.Info.Built}; of {done.Feeds.Count:N0} feeds {count:N0} had something new, {done.Failed:N0} failed");
        return ExitCode.Done;
    }

    UpdateReport Update(CancellationToken cancellation)
    {
        using var progress = terminal.ShowsProgress && !Quiet ? new UpdateProgressLine(terminal.Error, TimeProvider.System, feeds.Count(f => f.IsOn)) : null;
        return new FeedUpdater(new UpdateOptions
        {
            Feeds = feeds,
            DataHome = dataHome,
            Network = network,
            Checks = Checks with { Carried = Carried() },
            AsOf = Settings.Today(TimeProvider.System),
            Time = new EdgeTime(),
            Progress = progress,
        }).Update(cancellation);
    }

    string? Carried()
    {
        try
        {
            return EmbeddedDatabase.EnsureUnpacked(cacheHome);
        }
        catch (UnusableDatabaseException)
        {
            return null;
        }
    }

    static string? Sentence(FeedOutcome feed)
    {
        if (feed.Problem is not { } problem)
            return feed.Skipped > 0 ? $"The feed {feed.Feed} has {feed.Skipped:N0} records that could not be read." : null;
        return feed.CopyOf is { } time
            ? $"The feed {feed.Feed} could not be used: {problem}; its copy, {Age(Settings.Now(TimeProvider.System) - time)} old, counts on."
            : $"The feed {feed.Feed} could not be used: {problem}; there is no copy of it, and what only it says is not known.";
    }

    static string Age(TimeSpan age) => age.TotalDays >= 2 ? $"{age.TotalDays:N0} days" : age.TotalHours >= 2 ? $"{age.TotalHours:N0} hours" : $"{Math.Max(0, age.TotalMinutes):N0} minutes";
}
