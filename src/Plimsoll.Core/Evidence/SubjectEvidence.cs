namespace Plimsoll.Core.Evidence;

/// <summary>Where in a subject something was found.</summary>
/// <param name="Layer">Diff id or digest of the layer; null for a tree.</param>
/// <param name="Path">Path below the root, without a leading slash.</param>
/// <param name="Step">The build step that made the layer, where the image's history tells.</param>
public sealed record Place(Digest? Layer, string Path, string? Step = null);

/// <summary>A package of the subject as a whole: placed, named by purl.</summary>
public sealed record InstalledPackage(Package Package, PackageUrl Purl, string FoundBy, IReadOnlyList<Place> Places)
{
    /// <summary>The purl of the system package that put it there.</summary>
    public string? OwnedBy { get; init; }

    /// <summary>Whether that package comes from the distribution itself: then the distribution's advisories speak for this one too, and its registry's do not.</summary>
    public bool IsOfDistribution { get; init; }

    /// <summary>The purl of the package in whose file it lies, as a library in a jar does.</summary>
    public string? ContainedIn { get; init; }

    /// <summary>Purls of the subject's packages that it needs, sorted.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether every layer that brought it belongs to the base image; null where the base cannot be told.</summary>
    public bool? IsOfBase { get; init; }
}

/// <summary>The evidence of a whole subject, after squashing its layers and settling what needs more than one file.</summary>
public sealed record SubjectEvidence
{
    public OperatingSystem? OperatingSystem { get; init; }

    /// <summary>In the order of their purls.</summary>
    public IReadOnlyList<InstalledPackage> Packages { get; init; } = [];

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];
}
