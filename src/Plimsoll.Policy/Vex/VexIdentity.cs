using Plimsoll.Core;

namespace Plimsoll.Policy.Vex;

/// <summary>How a VEX document names a product, or a part of one.</summary>
/// <param name="Text">As the document writes it.</param>
/// <param name="Purl">Null where it gives none: then only a digest can tell what is meant.</param>
/// <param name="Digests">Of the product's content.</param>
public sealed record VexIdentity(string Text, PackageUrl? Purl, IReadOnlyList<Digest> Digests)
{
    /// <summary>The versions that are meant, where they stand beside the name; null for what the purl says.</summary>
    public IReadOnlyList<string>? Versions { get; init; }

    /// <summary>An identifier that may be a purl.</summary>
    public static VexIdentity Of(string text) => new(text, PackageUrl.TryParse(text, out var purl) ? purl : null, []);
}

/// <summary>A product, and the parts of it that are meant; none for the whole.</summary>
public sealed record VexProduct(VexIdentity Product, IReadOnlyList<VexIdentity> Subcomponents);
