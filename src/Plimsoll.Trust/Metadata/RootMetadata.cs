using System.Text.Json;
using Plimsoll.Trust.Canonical;
using Plimsoll.Trust.Keys;

namespace Plimsoll.Trust.Metadata;

/// <summary>Who may sign what: every key, and the keys of every role.</summary>
/// <remarks>TUF 1.0, section 4.3.</remarks>
public sealed record RootMetadata(RoleHead Head, bool ConsistentSnapshot, IReadOnlyDictionary<string, TrustKey> Keys, IReadOnlyDictionary<string, RoleKeys> Roles)
{
    const int MaxKeys = 256;

    public long Version => Head.Version;

    /// <exception cref="MetadataException">It has not that form, a key's id is not its digest, or a threshold cannot be met.</exception>
    public static RootMetadata Read(JsonElement signed)
    {
        var head = RoleHead.Read(signed, Role.Root);
        var keys = ReadKeys(StrictJson.Member(signed, "keys", JsonValueKind.Object));
        var roles = new Dictionary<string, RoleKeys>(StringComparer.Ordinal);
        var listed = StrictJson.Member(signed, "roles", JsonValueKind.Object);
        foreach (var role in Role.All)
            roles[role] = ReadRole(StrictJson.Member(listed, role, JsonValueKind.Object), keys, role);
        var consistent = signed.TryGetProperty("consistent_snapshot", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new RootMetadata(head, consistent, keys, roles);
    }

    internal byte[] Write() => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        Head.Write(writer, Role.Root);
        writer.WriteBoolean("consistent_snapshot", ConsistentSnapshot);
        writer.WriteStartObject("keys");
        foreach (var key in Keys.Values.OrderBy(k => k.Id, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key.Id);
            key.Json.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("roles");
        foreach (var role in Role.All)
            WriteRole(writer, role, Roles[role]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    static void WriteRole(Utf8JsonWriter writer, string role, RoleKeys keys)
    {
        writer.WriteStartObject(role);
        writer.WriteStartArray("keyids");
        foreach (var id in keys.KeyIds)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
        writer.WriteNumber("threshold", keys.Threshold);
        writer.WriteEndObject();
    }

    static Dictionary<string, TrustKey> ReadKeys(JsonElement listed)
    {
        var keys = new Dictionary<string, TrustKey>(StringComparer.Ordinal);
        foreach (var member in listed.EnumerateObject())
        {
            if (keys.Count == MaxKeys)
                throw new MetadataException(Refusal.Malformed, $"it lists more than {MaxKeys} keys");
            var key = TrustKey.Read(member.Value);
            keys[key.Id] = StrictJson.Name(member) == key.Id ? key : throw new MetadataException(Refusal.Malformed, $"it lists a key under an id that is not the key's digest, {key.Id[..12]}…");
        }

        return keys;
    }

    static RoleKeys ReadRole(JsonElement json, Dictionary<string, TrustKey> keys, string role)
    {
        var ids = StrictJson.Member(json, "keyids", JsonValueKind.Array).EnumerateArray().Select(StrictJson.Text).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
            throw new MetadataException(Refusal.Malformed, $"it lists one key twice for the {role} role");
        if (ids.Find(id => !keys.ContainsKey(id)) is { } stray)
            throw new MetadataException(Refusal.Malformed, $"it gives the {role} role a key that it does not list");
        var threshold = StrictJson.Whole(json, "threshold", 1);
        return threshold <= ids.Count
            ? new RoleKeys(ids, (int)threshold)
            : throw new MetadataException(Refusal.Malformed, $"it wants {threshold} signatures of the {role} role, which has {ids.Count} keys");
    }
}
