using Plimsoll.Trust.Client;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Repository;

/// <summary>Makes root metadata, to be signed by the holders of its keys one after the other.</summary>
public static class RootDraft
{
    /// <param name="former">The root that this one follows; null for a first one.</param>
    /// <param name="keys">The keys of each of <see cref="Role.All"/>.</param>
    /// <param name="thresholds">How many of them must sign.</param>
    /// <exception cref="MetadataException">A role has fewer keys than must sign.</exception>
    public static SignedFile Make(RootMetadata? former, IReadOnlyDictionary<string, IReadOnlyList<TrustKey>> keys, IReadOnlyDictionary<string, int> thresholds, DateTimeOffset expires)
    {
        var roles = Role.All.ToDictionary(role => role, role => new RoleKeys([.. keys[role].Select(k => k.Id).Distinct().Order(StringComparer.Ordinal)], thresholds[role]));
        var all = keys.Values.SelectMany(k => k).DistinctBy(k => k.Id).ToDictionary(k => k.Id);
        var draft = SignedFile.Unsigned(new RootMetadata(new RoleHead((former?.Version ?? 0) + 1, expires), ConsistentSnapshot: true, all, roles).Write());
        RootMetadata.Read(draft.Signed);
        return draft;
    }

    /// <summary>What is still wanting before it is believed, a sentence each; empty when it is complete.</summary>
    /// <param name="former">The root that it follows, whose keys must sign it too.</param>
    public static IReadOnlyList<string> Wants(SignedFile file, RootMetadata? former)
    {
        var root = RootMetadata.Read(file.Signed);
        List<string> wants = [];
        Want(wants, file, root, $"its own root keys");
        if (former is not null)
            Want(wants, file, former, $"the root keys of version {former.Version}");
        return wants;
    }

    /// <summary>Reads a root and the proof that it follows another.</summary>
    /// <exception cref="MetadataException">It does not, or is not signed by enough keys.</exception>
    public static RootMetadata Verify(SignedFile file, RootMetadata? former) => former is null ? RootChain.SelfSigned(file.Bytes).Root : RootChain.Successor(former, file);

    static void Want(List<string> wants, SignedFile file, RootMetadata root, string whose)
    {
        var (has, needs) = (file.CountSignatures(root, Role.Root), root.Roles[Role.Root].Threshold);
        if (has < needs)
            wants.Add($"{has} of {needs} signatures by {whose}");
    }
}
