using System.Text.Json;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Python.Hashes;

/// <summary>The hashes of <c>archive_info</c>: <c>hashes</c>, a name and hex each, or the older <c>hash</c>, <c>name=hex</c>.</summary>
static class HashList
{
    const int MostHashes = 16;
    const int LongestHex = 128;

    public static string Joined(JsonElement archive)
    {
        var hashes = archive.Members("hashes").Take(MostHashes)
            .Where(h => h.Value.ValueKind == JsonValueKind.String && IsHash(h.Name, h.Value.GetString()!))
            .Select(h => Written(h.Name, h.Value.GetString()!)).ToList();
        if (hashes.Count == 0 && archive.Text("hash")?.Split('=', 2) is [var name, var hex] && IsHash(name, hex))
            hashes.Add(Written(name, hex));
        return string.Join('\n', hashes.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Of <c>sha256:hex</c> or <c>sha256=hex</c>; null for what is none.</summary>
    public static string? Of(string? text) =>
        text?.Split(':', '=') is [var name, var hex] && IsHash(name, hex) ? Written(name, hex) : null;

    static string Written(string name, string hex) => $"{name.ToLowerInvariant()}:{hex.ToLowerInvariant()}";

    static bool IsHash(string name, string hex) =>
        name.Length is > 1 and < 16 && name.All(char.IsAsciiLetterOrDigit) && hex.Length is > 0 and <= LongestHex && hex.All(char.IsAsciiHexDigit);
}
