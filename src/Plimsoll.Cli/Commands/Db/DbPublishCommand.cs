using System.CommandLine;
using Plimsoll.Advisories.Mirrors;
using Plimsoll.Cli.Mirrors;
using Plimsoll.Core;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db publish</c>.</summary>
static class DbPublishCommand
{
    const int MostDeltas = 1000;

    public static Command Create(Terminal terminal, Settings settings, DatabaseOptions places, CancellationToken cancellation)
    {
        var to = new Option<string>("--to") { Description = "The mirror's directory, which any web server can serve, or that is copied to a USB stick", Required = true, HelpName = "DIR" };
        var keys = new Option<string>("--keys") { Description = "The directory of keys: of the roles targets, snapshot and timestamp, and every N.root.json", Required = true, HelpName = "DIR" };
        var expires = new Option<string?>("--expires") { Description = "How long what is signed is believed: targets=30d,snapshot=7d,timestamp=3d where it is not said", HelpName = "ROLE=TIME,…" };
        var keep = new Option<int>("--keep") { Description = "How many deltas between publications are kept", DefaultValueFactory = _ => 14, HelpName = "N" };
        var layout = new Option<string?>("--oci") { Description = "Write the mirror once more as an OCI image layout of one artefact, to be pushed to a registry with any tool", HelpName = "DIR" };
        var passphrase = new Passphrase(settings);
        var command = new Command("publish", "Write the database in use as a signed mirror, with the delta from the one published before") { to, keys, expires, keep, layout };
        passphrase.AddTo(command);
        command.SetAction(r =>
        {
            if (r.GetValue(keep) is < 0 or > MostDeltas)
                throw new UsageException($"--keep takes 0 to {MostDeltas}.");
            if (r.GetRequiredValue(to) is var place && (place.StartsWith("oci:", StringComparison.Ordinal) || place.Contains("registry:", StringComparison.Ordinal) || place.Contains("://", StringComparison.Ordinal)))
                throw new UsageException($"A mirror is published to a directory, not to {place}; for a registry say --oci DIR too, and push that with any tool.");
            var folder = new KeyFolder(r.GetRequiredValue(keys));
            var online = folder.Private(passphrase.Read(r), Role.Targets, Role.Snapshot, Role.Timestamp);
            try
            {
                return Tell(terminal, r.GetRequiredValue(to), new MirrorPublisher(new PublishOptions
                {
                    Directory = r.GetRequiredValue(to),
                    Layout = r.GetValue(layout),
                    Database = places.Chosen(r).Path,
                    Roots = folder.Roots(),
                    Keys = online,
                    Lifetimes = Durations.Lifetimes(r.GetValue(expires)),
                    KeptDeltas = r.GetValue(keep),
                    Now = TimeProvider.System.GetUtcNow(),
                }).Publish(cancellation));
            }
            finally
            {
                foreach (var key in online)
                    key.Dispose();
            }
        });
        return command;
    }

    static int Tell(Terminal terminal, string to, PublishReport report)
    {
        var delta = report.DeltaBytes is { } bytes ? $", delta of {bytes:N0} bytes" : "";
        terminal.Output.WriteLine($"{to}: version {report.Version:N0}, advisories up to {report.Built}, {report.DatabaseBytes:N0} bytes{delta}; to be published again before {report.Expires:yyyy-MM-dd HH:mm}Z");
        return ExitCode.Done;
    }
}
