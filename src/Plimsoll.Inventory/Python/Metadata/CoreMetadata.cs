using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Metadata;

/// <summary>Reads what a distribution says of itself: headers, up to the first empty line.</summary>
/// <remarks>PyPA "Core metadata specifications" 2.4, and what 1.0 had before it.</remarks>
static class CoreMetadata
{
    /// <returns>null where it names nothing; the gap is noted.</returns>
    public static Package? Read(ReadOnlySpan<byte> bytes, string path, EvidenceSink evidence)
    {
        var fields = new MetadataFields(PythonPlace.Of(path), evidence.Limits);
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        foreach (var line in new Lines(bytes))
        {
            if (line.IsEmpty)
                break;
            var colon = line.IndexOf((byte)':');
            if (line[0] is (byte)' ' or (byte)'\t')
                fields.Continue();
            else if (colon > 0)
                fields.Take(line[..colon].TrimEnd(" \t"u8), line[(colon + 1)..]);
        }

        if (fields.ToPackage() is { } package)
            return package;
        evidence.Gap(GapCode.Malformed, "it names no package");
        return null;
    }

    public static bool Is(ReadOnlySpan<byte> field, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(field, name);
}
