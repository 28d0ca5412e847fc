using System.Globalization;
using System.Text.Json;
using Plimsoll.Trust.Canonical;

namespace Plimsoll.Trust.Metadata;

/// <summary>What metadata of every role begins with.</summary>
public sealed record RoleHead(long Version, DateTimeOffset Expires)
{
    const string DateForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <exception cref="MetadataException">It is of another role or version of the specification, or in no right form.</exception>
    internal static RoleHead Read(JsonElement signed, string role)
    {
        if (StrictJson.Text(signed, "_type") is var type && type != role)
            throw new MetadataException(Refusal.WrongRole, $"it is metadata of another role than '{role}'");
        if (!StrictJson.Text(signed, "spec_version").StartsWith("1.", StringComparison.Ordinal))
            throw new MetadataException(Refusal.Malformed, "it follows another version of the specification than 1");
        return DateTimeOffset.TryParseExact(StrictJson.Text(signed, "expires"), DateForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
            ? new RoleHead(StrictJson.Whole(signed, "version", 1), expires)
            : throw new MetadataException(Refusal.Malformed, "its 'expires' is no time such as 2030-01-01T00:00:00Z");
    }

    internal void Write(Utf8JsonWriter writer, string role)
    {
        writer.WriteString("_type", role);
        writer.WriteString("spec_version", "1.0.31");
        writer.WriteNumber("version", Version);
        writer.WriteString("expires", Text(Expires));
    }

    /// <exception cref="MetadataException">It has expired.</exception>
    internal void RequireFresh(DateTimeOffset now)
    {
        if (Expires <= now)
            throw new MetadataException(Refusal.Expired, $"it expired at {Text(Expires)} and it is {Text(now)} here; somebody holds back what is newer, the mirror is not looked after, or this machine's clock is wrong");
    }

    static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);
}
