using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Repository;

/// <summary>Signs metadata of a role by all keys at hand that speak for it.</summary>
public sealed class MetadataSigner(RootMetadata root, IReadOnlyList<SigningKey> keys)
{
    /// <summary>Which role lacks keys, a sentence each: found before anything is written.</summary>
    public IReadOnlyList<string> Wants(params IEnumerable<string> roles) =>
        [.. roles.Where(r => Of(r).Count < root.Roles[r].Threshold).Select(r => $"the {r} role needs {root.Roles[r].Threshold} of its keys, and {Of(r).Count} are here")];

    /// <exception cref="MetadataException">Too few keys of the role are here.</exception>
    internal SignedFile Sign(string role, byte[] signed)
    {
        var file = Of(role).Aggregate(SignedFile.Unsigned(signed), (file, key) => file.SignedBy(key));
        file.Require(root, role);
        return file;
    }

    List<SigningKey> Of(string role) => [.. keys.Where(k => root.Roles[role].KeyIds.Contains(k.Public.Id)).DistinctBy(k => k.Public.Id)];
}
