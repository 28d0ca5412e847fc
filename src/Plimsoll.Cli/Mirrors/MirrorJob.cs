using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Embedded;
using Plimsoll.Advisories.Mirrors;
using Plimsoll.Advisories.Store;
using Plimsoll.Network;
using Plimsoll.Registries;

namespace Plimsoll.Cli.Mirrors;

/// <summary>Puts the rooms together for one update from a mirror, and tells what it did.</summary>
sealed class MirrorJob(Terminal terminal, string mirror, byte[] pinnedRoot, string dataHome, string cacheHome, NetworkOptions network)
{
    public required bool Quiet { get; init; }

    public required DatabaseChecks Checks { get; init; }

    /// <param name="report">Whether standard output is told what was done; a scan's is its report's.</param>
    public int Run(bool report, CancellationToken cancellation)
    {
        var done = Update(cancellation);
        if (done.Note is { } note && !Quiet)
            terminal.Note(note);
        if (!report)
            return ExitCode.Done;
        using var database = AdvisoryDatabase.Open(done.Database);
        terminal.Output.WriteLine($"{done.Database}: {What(done)}, advisories up to {database.Info.Built}");
        return ExitCode.Done;
    }

    MirrorReport Update(CancellationToken cancellation)
    {
        using var progress = terminal.ShowsProgress && !Quiet ? new MirrorProgressLine(terminal.Error) : null;
        return new MirrorUpdater(new MirrorOptions
        {
            Mirror = mirror,
            PinnedRoot = pinnedRoot,
            DataHome = dataHome,
            Network = network,
            Registries = RegistryEnvironment.Options(Environment.GetEnvironmentVariable),
            Carried = Carried(),
            Checks = Checks,
            Progress = progress,
        }).Update(cancellation);
    }

    static string What(MirrorReport done) => (done.Switched, done.Deltas) switch
    {
        (false, _) => "nothing new",
        (true, 0) => $"new, fetched whole ({done.Bytes:N0} bytes)",
        (true, var deltas) => $"new, by {deltas:N0} {(deltas == 1 ? "delta" : "deltas")} ({done.Bytes:N0} bytes)",
    };

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
}
