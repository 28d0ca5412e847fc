using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Registries;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>A layer's blob in a registry. Nothing is asked for before it is opened.</summary>
sealed class RegistryBlob(RegistryClient client, ImageReference reference, Digest digest, long size) : StoredBlob
{
    public override long Length => size;

    public override Stream Open(CancellationToken cancellation) => client.OpenBlob(reference, digest, size, cancellation);

    public override Stream? OpenPart(long offset, long length, CancellationToken cancellation)
    {
        try
        {
            return client.OpenBlobRange(reference, digest, offset, length, cancellation);
        }
        catch (RangesUnsupportedException)
        {
            return null;
        }
    }
}
