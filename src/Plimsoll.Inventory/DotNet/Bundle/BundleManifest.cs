using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Inventory.DotNet.Bundle;

/// <summary>The list of files at the end of a single-file application.</summary>
/// <remarks>.NET's host, "bundle": version 1 is of .NET Core 3, 2 of .NET 5, 6 of .NET 6 and later, which may compress.</remarks>
ref struct BundleManifest(ReadOnlySpan<byte> bytes)
{
    const int FieldsSinceVersion2 = (4 * sizeof(long)) + sizeof(ulong);
    const int CompressesSince = 6;
    const int LatestKnown = 6;

    /// <summary>Names as memory bombs.</summary>
    const int LongestPath = 4096;

    ReadOnlySpan<byte> rest = bytes;
    uint version;
    int left;

    /// <summary>Reads what stands before the files; false for what no host would start.</summary>
    public bool TryStart()
    {
        if (!TryTake(sizeof(uint) * 3, out var head))
            return false;
        version = BinaryPrimitives.ReadUInt32LittleEndian(head);
        left = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        return version is >= 1 and <= LatestKnown && left > 0 && TryText(out _) && (version < 2 || TryTake(FieldsSinceVersion2, out _));
    }

    public bool TryNext(out BundledFile file)
    {
        file = default;
        if (left-- <= 0)
            return false;
        var numbers = version >= CompressesSince ? 3 : 2;
        if (!TryTake((numbers * sizeof(long)) + 1, out var fields) || !TryText(out var path))
            return false;
        var stored = numbers == 3 ? BinaryPrimitives.ReadInt64LittleEndian(fields[16..]) : 0;
        file = new(BinaryPrimitives.ReadInt64LittleEndian(fields), BinaryPrimitives.ReadInt64LittleEndian(fields[8..]), stored, fields[^1], path);
        return true;
    }

    /// <summary>A text after its length, which takes one byte or two.</summary>
    bool TryText(out string text)
    {
        text = "";
        if (!TryTake(1, out var first))
            return false;
        var length = first[0] & 0x7F;
        if (first[0] >= 0x80)
        {
            if (!TryTake(1, out var second))
                return false;
            length |= second[0] << 7;
        }

        if (length > LongestPath || !TryTake(length, out var bytes))
            return false;
        text = Encoding.UTF8.GetString(bytes);
        return true;
    }

    bool TryTake(int length, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (length > rest.Length)
            return false;
        taken = rest[..length];
        rest = rest[length..];
        return true;
    }
}
