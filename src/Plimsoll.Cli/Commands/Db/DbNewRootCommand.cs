using System.CommandLine;
using Plimsoll.Cli.Mirrors;
using Plimsoll.Core;
using Plimsoll.Trust;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db new-root</c>.</summary>
static class DbNewRootCommand
{
    public static Command Create(Terminal terminal)
    {
        var keys = new Option<string>("--keys") { Description = "The directory of keys: those whose public half (.pub) lies there are the new root's", Required = true, HelpName = "DIR" };
        var threshold = new Option<string?>("--threshold") { Description = "How many root keys must sign; of other roles as ROLE=N,…; where it is not said, as before", HelpName = "N" };
        var expires = new Option<string>("--expires") { Description = "How long the root is believed, as in 1y", DefaultValueFactory = _ => "1y", HelpName = "TIME" };
        var command = new Command("new-root", "Make the next root metadata of the public keys in a directory, to be signed by the holders of the old and the new root keys") { keys, threshold, expires };
        command.SetAction(r => Run(terminal, new KeyFolder(r.GetRequiredValue(keys)), r.GetValue(threshold), Durations.Parse(r.GetRequiredValue(expires))));
        return command;
    }

    static int Run(Terminal terminal, KeyFolder folder, string? threshold, TimeSpan lifetime)
    {
        var former = folder.Roots() is { Count: > 0 } roots ? RootFiles.Read(folder.RootPath(roots.Count)) : null;
        if (former is not null && RootDraft.Wants(KeyFolder.ReadRoot(folder.RootPath(former.Version)), RootFiles.Former(folder.RootPath(former.Version), former)) is { Count: > 0 } wants)
            throw new UsageException($"{folder.RootPath(former.Version)} is not complete: it has {string.Join(", and ", wants)}; have it signed or remove it first.");
        try
        {
            var draft = RootDraft.Make(former, folder.Public(), Durations.Thresholds(threshold, former), TimeProvider.System.GetUtcNow() + lifetime);
            var path = folder.RootPath((former?.Version ?? 0) + 1);
            RootFiles.Write(path, draft);
            terminal.Output.WriteLine(RootFiles.Standing(path, draft, former));
            return ExitCode.Done;
        }
        catch (MetadataException e)
        {
            throw new UsageException($"No root can be made of the keys in {folder.Directory}: {e.Message}.");
        }
    }
}
