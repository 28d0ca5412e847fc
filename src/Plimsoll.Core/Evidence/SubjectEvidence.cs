namespace Plimsoll.Core.Evidence;

/// <summary>Where in a subject something was found.</summary>
/// <param name="Layer">Diff id or digest of the layer; null for a tree.</param>
/// <param name="Path">Path below the root, without a leading slash.</param>
/// <param name="Step">The build step that made the layer, where the image's history tells.</param>
public sealed record Place(Digest? Layer, string Path, string? Step = null);

/// <summary>A package of the subject as a whole: placed, named by purl.</summary>
public sealed record InstalledPackage(Package Package, PackageUrl Purl, string FoundBy, IReadOnlyList<Place> Places);

/// <summary>The evidence of a whole subject, after squashing its layers and settling what needs more than one file.</summary>
public sealed record SubjectEvidence
{
    public OperatingSystem? OperatingSystem { get; init; }

    /// <summary>In the order of their purls.</summary>
    public IReadOnlyList<InstalledPackage> Packages { get; init; } = [];

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];
}
