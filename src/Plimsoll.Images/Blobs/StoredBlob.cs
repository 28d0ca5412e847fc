using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Blobs;

/// <summary>The stored bytes of a layer, wherever they lie. Several threads may open them, and again.</summary>
abstract class StoredBlob
{
    public abstract long Length { get; }

    /// <summary>Where they lie, if that is a file of this machine; null where they come from elsewhere, and must be believed only once hashed.</summary>
    public virtual FileRegion? Region => null;

    /// <summary>Opens them from the first byte on, to be read forward.</summary>
    /// <param name="cancellation">For as long as the stream is read.</param>
    public abstract Stream Open(CancellationToken cancellation);

    /// <summary>Opens a part of bytes from elsewhere. Nothing of it is proven: a digest of the part itself must be.</summary>
    /// <returns>Null where parts cannot be asked for.</returns>
    public virtual Stream? OpenPart(long offset, long length, CancellationToken cancellation) => null;
}
