using Plimsoll.Core;

namespace Plimsoll.Images.Chunked.Soci;

/// <summary>The zTOCs of an image's layers, which are fetched when the first is asked for.</summary>
interface IZtocs
{
    /// <summary>The SOCI index that the image's manifest names, and so vouches for; null where somebody else says that the index is of this image.</summary>
    Digest? Named { get; }

    /// <summary>The zTOC of a layer, as its index names it; null where there is none, or it has more bytes than <paramref name="most"/>.</summary>
    /// <exception cref="UnprovenPartException">It cannot be fetched, or is not what the index names.</exception>
    byte[]? Find(Digest layer, long most, CancellationToken cancellation);
}
