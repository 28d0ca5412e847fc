using System.CommandLine;
using Plimsoll.Advisories.Store;
using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Cli.Mirrors;

/// <summary>The options that name a mirror and the root that is pinned for it.</summary>
sealed class MirrorChoice
{
    const int MaxRootBytes = 1024 * 1024;

    readonly Option<string?> mirror;
    readonly Option<string?> root;

    public MirrorChoice(Settings settings)
    {
        mirror = settings.Place("--mirror", "Fetch from a mirror in place of the primary feeds: an address, a directory such as a USB stick, or an artefact in a registry", "URL|DIR|registry:NAME");
        mirror.Aliases.Add("--from");
        root = settings.FilePath("--mirror-root", "The mirror's root metadata (1.root.json), as its publisher gave it to you; nothing of a mirror is believed that does not follow from it", "FILE");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(mirror);
        command.Options.Add(root);
    }

    public bool IsChosen(ParseResult result) => result.GetValue(mirror) is not null;

    public MirrorJob Job(ParseResult result, Terminal terminal, string dataHome, string cacheHome, NetworkOptions network, bool quiet, DatabaseChecks checks)
    {
        var place = result.GetValue(mirror)!;
        var pinned = result.GetValue(root) ??
            throw new UsageException($"The mirror {place} is not believed by itself; name the root metadata that its publisher gave you by --mirror-root FILE, or as mirror-root in plimsoll.yaml.");
        return new MirrorJob(terminal, place, SmallFile.Bytes(pinned, MaxRootBytes), dataHome, cacheHome, network) { Quiet = quiet, Checks = checks };
    }
}
