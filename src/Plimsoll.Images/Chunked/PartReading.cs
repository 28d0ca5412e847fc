using Plimsoll.Images.Blobs;

namespace Plimsoll.Images.Chunked;

/// <summary>Reads small parts of a blob whole.</summary>
static class PartReading
{
    /// <param name="length">Bounded by the caller.</param>
    /// <exception cref="UnprovenPartException">Parts cannot be asked for, or it ends early.</exception>
    public static byte[] ReadPart(this StoredBlob stored, long offset, long length, CancellationToken cancellation)
    {
        if (offset < 0 || length <= 0 || offset > stored.Length - length)
            throw new UnprovenPartException("it lies outside of the layer");
        using var part = stored.OpenPart(offset, length, cancellation) ?? throw new UnprovenPartException("the place gives no parts of a layer");
        var bytes = new byte[length];
        return part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : throw new UnprovenPartException("it ends early");
    }
}
