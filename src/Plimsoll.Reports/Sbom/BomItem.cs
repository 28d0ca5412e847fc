using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Licences;

namespace Plimsoll.Reports.Sbom;

enum BomItemKind
{
    Subject,
    OperatingSystem,
    Package,
}

/// <summary>A thing that a bill of materials lists, in no format's words yet.</summary>
/// <param name="Ref">Its name within the document, unique there: the purl where it has one.</param>
sealed record BomItem(BomItemKind Kind, string Ref, string Name)
{
    public string? Version { get; init; }

    public PackageUrl? Purl { get; init; }

    public Digest? Digest { get; init; }

    public string? Description { get; init; }

    public string? Vendor { get; init; }

    public string? Maintainer { get; init; }

    /// <summary>A half-sentence on the source package; null where that is the package itself.</summary>
    public string? SourceInfo { get; init; }

    public PackageLicences Licences { get; init; } = new([]);

    public IReadOnlyList<Place> Places { get; init; } = [];

    public IReadOnlyList<BomProperty> Properties { get; init; } = [];
}
