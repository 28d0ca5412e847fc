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
}
