using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Plimsoll.Formats.Zip;

/// <summary>A zip archive in memory. Opening it finds its central directory; a member costs nothing until it is read.</summary>
/// <remarks>
/// APPNOTE 6.3.10. The central directory is the truth, as it is for the Java runtime: names, sizes and methods of local headers, and data descriptors, are not
/// asked, so that no lie in them hides what would be loaded. Nothing is extracted: names are text, wherever they point. Checksums (CRC-32) are not verified.
/// </remarks>
public ref struct ZipFile
{
    const int LocalHeaderBytes = 30;
    const uint LocalSignature = 0x04034B50;
    const int Stored = 0;
    const int Deflated = 8;

    // A match of 258 bytes takes two bits at least: no deflate stream unfolds to more.
    const int MostOfDeflate = 1032;

    readonly ReadOnlySpan<byte> bytes;
    readonly ZipEnd end;
    readonly ZipLimits limits;
    long taken;

    ZipFile(ReadOnlySpan<byte> bytes, ZipEnd end, ZipLimits limits)
    {
        this.bytes = bytes;
        this.end = end;
        this.limits = limits;
    }

    /// <summary>The members in the directory's order; each call begins anew.</summary>
    public readonly ZipMembers Members => new(bytes.Slice((int)end.Start, (int)end.Size), end.Count, limits);

    /// <summary>Whether the bytes begin as archives do: with a member, or as an empty one.</summary>
    public static bool Recognises(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8);

    /// <summary>Finds the central directory, behind whatever stands before the archive or in its comment.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> bytes, ZipLimits limits, out ZipFile file, out ZipFault? fault)
    {
        file = default;
        fault = null;
        if (ZipEnd.TryFind(bytes, out var end))
            file = new ZipFile(bytes, end, limits);
        else
            fault = Recognises(bytes) ? new(ZipFaultKind.Truncated, "it ends before its central directory does") : new(ZipFaultKind.Malformed, "it is no zip archive");
        return fault is null;
    }

    /// <summary>Reads a member whole.</summary>
    /// <param name="budget">Is charged with the member's plain bytes, whether or not they can be read.</param>
    public bool TryRead(scoped in ZipMember member, ZipBudget budget, out ZipContent content, out ZipFault? fault)
    {
        content = default;
        fault = Refuse(member, budget);
        if (fault is not null)
            return false;
        if (!TryFind(member, out var packed))
            fault = new(ZipFaultKind.Malformed, "its directory points at no member");
        else if ((taken += packed.Length) > bytes.Length)
            fault = new(ZipFaultKind.Malformed, "its members lie over each other");
        else if (member.Method == Stored || packed.IsEmpty)
            content = new ZipContent(packed);
        else
            fault = Inflate(packed, (int)member.Size, budget, out content);
        return fault is null;
    }

    readonly ZipFault? Refuse(scoped in ZipMember member, ZipBudget budget)
    {
        if (member.IsEncrypted)
            return new(ZipFaultKind.Unsupported, "it is encrypted");
        if (member.Method is not (Stored or Deflated))
            return new(ZipFaultKind.Unsupported, $"it is packed by method {member.Method}, which is not read");
        var most = member.Method == Stored ? member.PackedSize : member.PackedSize <= bytes.Length ? member.PackedSize * MostOfDeflate : -1;
        if (member.Size < 0 || member.PackedSize < 0 || member.Size > most || (member.Method == Stored && member.Size != member.PackedSize))
            return new(ZipFaultKind.Malformed, "its directory lies about its size");
        if (member.Size > Math.Min(limits.MaxMemberBytes, Array.MaxLength))
            return new(ZipFaultKind.TooLarge, $"it is larger than {limits.MaxMemberBytes:N0} bytes");
        if (member.Size > limits.RatioFloorBytes && member.Size / limits.MaxRatio > member.PackedSize)
            return new(ZipFaultKind.TooLarge, $"it unfolds to more than {limits.MaxRatio:N0} times its packed size");
        return budget.TrySpend(member.Size) ? null : new(ZipFaultKind.TooLarge, "what is packed in the file unfolds to more than the limit; the rest was not read");
    }

    readonly bool TryFind(scoped in ZipMember member, out ReadOnlySpan<byte> packed)
    {
        packed = [];
        var at = member.HeaderOffset;
        if (at < 0 || at > bytes.Length - end.Prefix - LocalHeaderBytes)
            return false;
        var header = bytes[(int)(at + end.Prefix)..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature)
            return false;
        var start = LocalHeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (start > header.Length || member.PackedSize > header.Length - start)
            return false;
        packed = header.Slice(start, (int)member.PackedSize);
        return true;
    }

    static ZipFault? Inflate(ReadOnlySpan<byte> packed, int size, ZipBudget budget, out ZipContent content)
    {
        content = default;
        if (!budget.TryHold(size))
            return new(ZipFaultKind.TooLarge, "it is too large to be held beside the archives that it lies in");
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var fault = Inflate(packed, buffer.AsSpan(0, size));
        content = new ZipContent(buffer, size, budget);
        if (fault is not null)
            content.Dispose();
        return fault;
    }

    static unsafe ZipFault? Inflate(ReadOnlySpan<byte> packed, Span<byte> plain)
    {
        try
        {
            fixed (byte* pointer = packed)
            {
                using var input = new UnmanagedMemoryStream(pointer, packed.Length);
                using var inflater = new DeflateStream(input, CompressionMode.Decompress);
                if (inflater.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false) < plain.Length)
                    return new(ZipFaultKind.Malformed, "it unfolds to less than its directory says");
                return inflater.ReadByte() < 0 ? null : new(ZipFaultKind.Malformed, "it unfolds to more than its directory says");
            }
        }
        catch (InvalidDataException)
        {
            return new(ZipFaultKind.Malformed, "its packed bytes are damaged");
        }
    }
}
