using System.Buffers.Binary;

namespace Plimsoll.Advisories.Database;

/// <summary>What the first bytes of an SQLite file say of the rest.</summary>
/// <remarks>SQLite, "Database File Format", 1.3.</remarks>
static class DatabaseFile
{
    const int HeaderBytes = 100;
    const int PageSizeOffset = 16;
    const int PageCountOffset = 28;
    const int LargestPage = 65_536;

    /// <summary>Whether a file has as many bytes as its header claims: one that was cut off, or whose bytes never reached the disk, has not.</summary>
    public static bool IsWhole(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            Span<byte> header = stackalloc byte[HeaderBytes];
            if (RandomAccess.Read(file, header, 0) < HeaderBytes || !header.StartsWith("SQLite format 3\0"u8))
                return false;
            var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeOffset..]) is var size && size == 1 ? LargestPage : size;
            return RandomAccess.GetLength(file) == (long)pageSize * BinaryPrimitives.ReadUInt32BigEndian(header[PageCountOffset..]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
