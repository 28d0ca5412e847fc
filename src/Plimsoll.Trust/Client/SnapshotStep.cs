using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>Which metadata belongs together.</summary>
/// <remarks>TUF 1.0, section 5.5.</remarks>
static class SnapshotStep
{
    public static MetaList Take(UpdateSession session, MetaFile stated)
    {
        var kept = session.Kept(StoredNames.Snapshot, Role.Snapshot, file => new KeptList(file, MetaList.Read(file.Signed, Role.Snapshot)));
        var name = session.Root.ConsistentSnapshot ? $"{stated.Version}.snapshot.json" : "snapshot.json";
        var file = KeptFile.OfVersion(kept?.File, stated) ?? session.Fetch(name, stated.Facts, session.Limits.MaxSnapshotBytes) ?? throw session.Missing(name);
        return session.About(name, () =>
        {
            file.Require(session.Root, Role.Snapshot);
            var offered = MetaList.Read(file.Signed, Role.Snapshot);
            KeptFile.RequireVersion(offered.Head, stated);
            if (kept is not null)
                RequireNoneOlder(kept.List, offered);
            offered.Head.RequireFresh(session.Now);
            session.Store.Write(StoredNames.Snapshot, file.Bytes);
            return offered;
        });
    }

    static void RequireNoneOlder(MetaList kept, MetaList offered)
    {
        foreach (var (name, then) in kept.Files)
            if (offered.Of(name).Version < then.Version)
                throw new MetadataException(Refusal.Rollback, $"it names version {offered.Of(name).Version} of {name}, and version {then.Version} was seen before");
    }

    sealed record KeptList(SignedFile File, MetaList List);
}
