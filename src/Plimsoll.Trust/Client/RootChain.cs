using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>From the root that is believed to the newest: each new one signed by the keys of the one before, and by its own.</summary>
/// <remarks>TUF 1.0, sections 5.2 and 5.3.</remarks>
static class RootChain
{
    /// <summary>The root that counts before the mirror is asked: the last one kept, else the one pinned.</summary>
    /// <exception cref="MetadataException">The pinned root is no root, or not signed by its own keys.</exception>
    public static void Begin(UpdateSession session, byte[] pinned)
    {
        var (file, root) = SelfSigned(pinned);
        if (session.Store.Read(StoredNames.Root) is { } kept)
            try
            {
                (_, session.Root) = SelfSigned(kept);
                if (session.Root.Version >= root.Version)
                    return;
            }
            catch (MetadataException)
            {
                // Torn or meddled with: the chain is walked again from the pinned root.
            }

        session.Root = root;
        session.Store.Write(StoredNames.Root, file.Bytes);
    }

    public static void Advance(UpdateSession session)
    {
        var first = session.Root;
        for (var steps = 0; ; steps++)
        {
            var name = $"{session.Root.Version + 1}.root.json";
            if (session.Fetch(name, stated: null, session.Limits.MaxRootBytes) is not { } file)
                break;
            session.Root = session.About(name, () => steps < session.Limits.MaxNewRoots
                ? Successor(session.Root, file)
                : throw new MetadataException(Refusal.TooLarge, $"there are more than {session.Limits.MaxNewRoots} new roots"));
            session.Store.Write(StoredNames.Root, file.Bytes);
        }

        session.About($"{session.Root.Version}.root.json", () =>
        {
            session.Root.Head.RequireFresh(session.Now);
            return true;
        });
        if (!SameKeys(first, session.Root, Role.Timestamp) || !SameKeys(first, session.Root, Role.Snapshot))
        {
            // Whoever had the old keys may have raised the counters out of reach (section 5.3.11).
            session.Store.Delete(StoredNames.Timestamp);
            session.Store.Delete(StoredNames.Snapshot);
        }
    }

    /// <exception cref="MetadataException">It is not the next root, or not signed by enough keys of both.</exception>
    public static RootMetadata Successor(RootMetadata current, SignedFile file)
    {
        file.Require(current, Role.Root);
        var next = RootMetadata.Read(file.Signed);
        file.Require(next, Role.Root);
        if (next.Version != current.Version + 1)
            throw new MetadataException(Refusal.Rollback, $"it is version {next.Version}, and only version {current.Version + 1} can follow version {current.Version}");
        return next;
    }

    public static (SignedFile File, RootMetadata Root) SelfSigned(byte[] bytes)
    {
        var file = SignedFile.Parse(bytes);
        var root = RootMetadata.Read(file.Signed);
        file.Require(root, Role.Root);
        return (file, root);
    }

    static bool SameKeys(RootMetadata a, RootMetadata b, string role) => a.Roles[role].SameAs(b.Roles[role]);
}
