namespace Plimsoll.Images.Compression;

enum CompressionKind
{
    None,
    Gzip,
    Zstd,
    Other,
}

/// <summary>Tells compression by its first bytes: media types are only what somebody claims.</summary>
static class CompressionSniffer
{
    public const int HeadBytes = 8;

    public static CompressionKind Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0x1F, 0x8B]))
            return CompressionKind.Gzip;
        if (head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) || IsSkippableFrame(head))
            return CompressionKind.Zstd;
        return head.StartsWith("BZh"u8) || head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? CompressionKind.Other : CompressionKind.None;
    }

    // RFC 8878, 3.1.2: 0x184D2A50 to 0x184D2A5F, little-endian. zstd:chunked layers may start with one.
    static bool IsSkippableFrame(ReadOnlySpan<byte> head) => head is [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..];
}
