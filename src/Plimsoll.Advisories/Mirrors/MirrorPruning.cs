using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Removes what nobody needs any more: targets that neither the present metadata names nor that before it, for a reader may be in the middle; and old metadata. Roots stay for ever: a client may begin at any.</summary>
static class MirrorPruning
{
    const int KeptVersions = 2;

    public static void Prune(PublishedMirror mirror, IEnumerable<TargetFile> present, RepositoryState before)
    {
        var named = present.Concat(before.Targets.Values).Select(t => Path.GetFullPath(Path.Join(mirror.Targets, RepositoryWriter.PathOf(t)))).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(mirror.Targets, "*.zst", SearchOption.AllDirectories).Select(Path.GetFullPath))
            if (!named.Contains(file))
                File.Delete(file);
        foreach (var role in (string[])[Role.Targets, Role.Snapshot])
            foreach (var version in mirror.Numbered(role).OrderDescending().Skip(KeptVersions).ToList())
                File.Delete(Path.Join(mirror.Metadata, $"{version}.{role}.json"));
    }
}
