using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Blobs;

/// <summary>Stored bytes that are a part of a file.</summary>
sealed class FileBlob(FileRegion region) : StoredBlob
{
    public override long Length => region.Length;

    public override FileRegion? Region => region;

    public override Stream Open(CancellationToken cancellation) => region.Open();
}
