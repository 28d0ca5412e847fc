using Plimsoll.Images.Blobs;

namespace Plimsoll.Images.Tests.Chunked;

/// <summary>A blob that lies elsewhere, and counts what is asked of it.</summary>
sealed class RemoteBlob(byte[] bytes, bool givesParts = true) : StoredBlob
{
    /// <summary>Bytes that were sent.</summary>
    public long Sent { get; private set; }

    public int Requests { get; private set; }

    public bool WasReadWhole { get; private set; }

    public override long Length => bytes.Length;

    public override Stream Open(CancellationToken cancellation)
    {
        WasReadWhole = true;
        Requests++;
        Sent += bytes.Length;
        return new MemoryStream(bytes);
    }

    public override Stream? OpenPart(long offset, long length, CancellationToken cancellation)
    {
        if (!givesParts)
            return null;
        Requests++;
        Sent += length;
        return new MemoryStream(bytes, (int)offset, (int)length);
    }
}
