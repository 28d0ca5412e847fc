using System.Buffers.Binary;

namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>What can be seen of a body without its reader: a page for people in place of data, or an archive without its end.</summary>
static class BodyCheck
{
    const int EndRecordBytes = 22;
    const int MaxComment = 65_535;

    /// <returns>Why a body that begins like this is not what was asked for; null where nothing speaks against it.</returns>
    public static string? ComplaintOfHead(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return StartsWithWord(text, "<!doctype html"u8) || StartsWithWord(text, "<html"u8) ? "it answered with a web page, not with the feed" : null;
    }

    /// <returns>Why a stored body is not whole; null where nothing speaks against it.</returns>
    public static string? ComplaintOfWhole(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length == 0)
            return "its answer is empty";
        Span<byte> head = stackalloc byte[4];
        RandomAccess.Read(file, head, 0);
        return head.SequenceEqual("PK\u0003\u0004"u8) && !HasZipEnd(file, length) ? "its answer is a zip archive that was cut off" : null;
    }

    /// <summary>A streamed zip has no end that its reader would miss; its directory has.</summary>
    /// <remarks>APPNOTE.TXT, 4.3.16. Where the numbers are those of zip64, the directory's place stands elsewhere and only the record is looked for.</remarks>
    static bool HasZipEnd(Microsoft.Win32.SafeHandles.SafeFileHandle file, long length)
    {
        var tail = new byte[Math.Min(length, EndRecordBytes + MaxComment)];
        RandomAccess.Read(file, tail, length - tail.Length);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndRecordBytes)
            return false;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        return size == uint.MaxValue || offset == uint.MaxValue || (long)size + offset <= length - tail.Length + at;
    }

    static bool StartsWithWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(text[..word.Length], word);
}
