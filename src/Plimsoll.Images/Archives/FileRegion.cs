using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Images.Archives;

/// <summary>A part of an open file. It holds no position: several threads may read it at once.</summary>
readonly record struct FileRegion(SafeFileHandle File, long Offset, long Length)
{
    public int Read(long position, Span<byte> destination)
    {
        var left = Length - position;
        return left <= 0 ? 0 : RandomAccess.Read(File, destination[..(int)Math.Min(left, destination.Length)], Offset + position);
    }

    /// <summary>A part of this part; cut where it ends.</summary>
    public FileRegion Slice(long offset, long length)
    {
        var start = Math.Clamp(offset, 0, Length);
        return new FileRegion(File, Offset + start, Math.Clamp(length, 0, Length - start));
    }

    public Stream Open() => new RegionStream(this);
}
