using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Tar;

/// <summary>A plain archive inside a file: what nobody wants is never touched.</summary>
sealed class FileTarSource(FileRegion region) : ITarSource
{
    long position;

    public int WindowBytes => 8 * 1024;

    public int Read(Span<byte> destination)
    {
        var read = region.Read(position, destination);
        position += read;
        return read;
    }

    public long Skip(long count)
    {
        var skipped = Math.Min(count, region.Length - position);
        position += skipped;
        return skipped;
    }
}
