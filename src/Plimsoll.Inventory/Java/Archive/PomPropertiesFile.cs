using System.Text;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Reads <c>META-INF/maven/GROUP/ARTIFACT/pom.properties</c>, which Maven writes into what it builds.</summary>
/// <remarks>java.util.Properties.load; what Maven writes needs no escapes.</remarks>
static class PomPropertiesFile
{
    public const int MaxBytes = 64 * 1024;

    /// <returns>null where it names no group or no artifact.</returns>
    public static Coordinates? Read(ReadOnlySpan<byte> bytes)
    {
        string? group = null, artifact = null, version = null;
        foreach (var line in new Lines(bytes))
        {
            var text = line.TrimStart(" \t\f"u8);
            var mark = text.IndexOfAny("=:"u8);
            if (mark <= 0 || text[0] is (byte)'#' or (byte)'!')
                continue;
            var key = text[..mark].TrimEnd(" \t"u8);
            if (key.SequenceEqual("groupId"u8))
                group = Value(text[(mark + 1)..]);
            else if (key.SequenceEqual("artifactId"u8))
                artifact = Value(text[(mark + 1)..]);
            else if (key.SequenceEqual("version"u8))
                version = Value(text[(mark + 1)..]);
        }

        return Coordinates.IsId(group) && Coordinates.IsId(artifact) ? new(group, artifact!, Coordinates.VersionOf(version)) : null;
    }

    static string Value(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 1024)].Trim(" \t\f"u8));
}
