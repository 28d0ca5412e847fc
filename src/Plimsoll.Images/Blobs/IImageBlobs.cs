using Plimsoll.Core;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Blobs;

/// <summary>The documents of an image.</summary>
enum DocumentKind
{
    Index,
    Manifest,
    Config,
}

/// <summary>What an image is made of, by digest: a layout's, an archive's, a registry's or an engine's.</summary>
interface IImageBlobs
{
    /// <summary>How messages name the place.</summary>
    string Name { get; }

    /// <summary>How messages name the document that lists the images of the place.</summary>
    string IndexName { get; }

    Limits Limits { get; }

    /// <summary>A manifest, index or config whose digest and size were compared with what the descriptor says.</summary>
    /// <exception cref="UnreadableSubjectException">It is not there, or is not what the descriptor says.</exception>
    byte[] Document(OciDescriptor descriptor, DocumentKind kind);

    /// <summary>Whether a blob is there, as far as can be told without fetching it.</summary>
    bool Has(OciDescriptor descriptor);

    /// <summary>A blob of the stated size. Its digest is proven while it is read.</summary>
    StoredBlob Blob(OciDescriptor descriptor, string what);
}
