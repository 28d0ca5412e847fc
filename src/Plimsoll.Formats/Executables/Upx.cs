namespace Plimsoll.Formats.Executables;

/// <summary>Knows what UPX packed by the mark that it leaves behind the headers.</summary>
/// <remarks>UPX's <c>l_info</c>: a checksum, then <c>UPX!</c>.</remarks>
static class Upx
{
    /// <summary>How far behind the headers the mark may be: notes and a loader's name can stand between.</summary>
    const int Reach = 512;

    public static bool HasMark(ReadOnlySpan<byte> file, long headersEnd)
    {
        var bits = new Bits(file, isBigEndian: false);
        return headersEnd >= 0 && headersEnd < file.Length && bits.Part(headersEnd, Math.Min(Reach, file.Length - headersEnd)).IndexOf("UPX!"u8) >= 0;
    }
}
