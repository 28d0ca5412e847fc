namespace Plimsoll.Trust.Metadata;

/// <summary>Which keys speak for a role, and how many of them must.</summary>
public sealed record RoleKeys(IReadOnlyList<string> KeyIds, int Threshold)
{
    public bool SameAs(RoleKeys other) => Threshold == other.Threshold && KeyIds.Order(StringComparer.Ordinal).SequenceEqual(other.KeyIds.Order(StringComparer.Ordinal));
}
