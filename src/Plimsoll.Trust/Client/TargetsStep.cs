using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>Which targets there are.</summary>
/// <remarks>TUF 1.0, section 5.6.</remarks>
static class TargetsStep
{
    public static TargetsMetadata Take(UpdateSession session, MetaFile stated)
    {
        var kept = session.Kept(StoredNames.Targets, Role.Targets, file => file);
        var name = session.Root.ConsistentSnapshot ? $"{stated.Version}.targets.json" : "targets.json";
        var file = KeptFile.OfVersion(kept, stated) ?? session.Fetch(name, stated.Facts, session.Limits.MaxTargetsBytes) ?? throw session.Missing(name);
        return session.About(name, () =>
        {
            file.Require(session.Root, Role.Targets);
            var offered = TargetsMetadata.Read(file.Signed);
            KeptFile.RequireVersion(offered.Head, stated);
            offered.Head.RequireFresh(session.Now);
            session.Store.Write(StoredNames.Targets, file.Bytes);
            return offered;
        });
    }
}
