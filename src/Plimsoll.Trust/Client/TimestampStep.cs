using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>Which snapshot is the present one.</summary>
/// <remarks>TUF 1.0, section 5.4.</remarks>
static class TimestampStep
{
    const string Name = "timestamp.json";
    const string Snapshot = "snapshot.json";

    public static MetaList Take(UpdateSession session)
    {
        var kept = session.Kept(StoredNames.Timestamp, Role.Timestamp, file => MetaList.Read(file.Signed, Role.Timestamp));
        var file = session.Fetch(Name, stated: null, session.Limits.MaxTimestampBytes) ?? throw session.Missing(Name);
        return session.About(Name, () =>
        {
            file.Require(session.Root, Role.Timestamp);
            var offered = MetaList.Read(file.Signed, Role.Timestamp);
            var present = kept is null ? offered : Newer(kept, offered);
            present.Head.RequireFresh(session.Now);
            if (!ReferenceEquals(present, kept))
                session.Store.Write(StoredNames.Timestamp, file.Bytes);
            return present;
        });
    }

    /// <summary>Of two of one version the first is kept: the second is the same, or a lie.</summary>
    static MetaList Newer(MetaList kept, MetaList offered)
    {
        if (offered.Head.Version < kept.Head.Version)
            throw new MetadataException(Refusal.Rollback, $"it is version {offered.Head.Version}, and version {kept.Head.Version} was seen before");
        if (offered.Head.Version == kept.Head.Version)
            return kept;
        var (now, then) = (offered.Of(Snapshot).Version, kept.Of(Snapshot).Version);
        return now >= then ? offered : throw new MetadataException(Refusal.Rollback, $"it names version {now} of the snapshot, and version {then} was seen before");
    }
}
