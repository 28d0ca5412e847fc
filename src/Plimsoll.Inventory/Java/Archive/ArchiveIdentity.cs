using Plimsoll.Formats.Zip;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>What an archive itself is, by the best grounds that there are.</summary>
/// <param name="Basis">Those grounds, best first: <c>pom.properties</c>, <c>pom.xml</c>, <c>repository path</c>, <c>manifest</c>, <c>file name</c>; a manifest that disagrees is quoted.</param>
/// <param name="Pom">The one of its poms that is its own; the others were shaded into it.</param>
sealed record ArchiveIdentity(Coordinates Coordinates, string Basis, string? Classifier, EmbeddedPom? Pom)
{
    /// <summary>Whether it is named as sources or documentation.</summary>
    public bool IsForReaders => Classifier is "sources" or "source" or "javadoc" or "javadocs" or "test-sources";

    public static ArchiveIdentity Of(string path, ArchiveContents contents, scoped in ZipFile file)
    {
        var name = ArchiveName.Of(path);
        if (OwnPom.Of(contents, name, ArchiveKinds.IsApplication(path), file) is { Coordinates: { } own } pom)
            return ByPom(own, pom, name);
        if (RepositoryPath.Of(path) is { } placed)
            return ByPlace(placed, contents.Manifest, name);
        if (ManifestCoordinates.Of(contents.Manifest) is { } whole)
            return new(whole, "manifest", null, null);
        return ByNames(name, contents.Manifest, file);
    }

    static ArchiveIdentity ByPom(Coordinates own, EmbeddedPom pom, ArchiveName name)
    {
        if (own.Version.Length > 0 || name.Artifact != own.Artifact || name.Version.Length == 0)
            return new(own, pom.Basis, Suffix(name.Stem, own), pom);
        return new(own with { Version = name.Version }, $"{pom.Basis} and file name", name.Classifier, pom);
    }

    // Distributions keep repositories of their own, in which everything is of the version "debian" or "2.x".
    static ArchiveIdentity ByPlace(Coordinates placed, Manifest manifest, ArchiveName name) =>
        placed.Version.Any(char.IsAsciiDigit) && !placed.Version.EndsWith(".x", StringComparison.Ordinal)
            ? new(placed, "repository path", Suffix(name.Stem, placed), null)
            : new(placed with { Version = ArchiveVersion.Stated(manifest, speaks: true) }, "repository path and manifest", null, null);

    // What follows "artifact-version-" in the file's name.
    static string? Suffix(string stem, Coordinates own)
    {
        var start = $"{own.Artifact}-{own.Version}-";
        return own.Version.Length > 0 && stem.StartsWith(start, StringComparison.Ordinal) && Coordinates.IsId(stem.AsSpan(start.Length)) ? stem[start.Length..] : null;
    }

    static ArchiveIdentity ByNames(ArchiveName name, Manifest manifest, scoped in ZipFile file)
    {
        var title = ManifestTitle.Of(manifest);
        // Of two ways to read a name a manifest decides.
        if (!name.IsSure && !ArchiveVersion.IsSame(ArchiveVersion.Stated(manifest, title.SpeaksOf(name.Artifact)), name.Version))
            name = ArchiveName.Whole(name.Stem);
        name = title.Rename(name, manifest);
        var (version, basis) = ArchiveVersion.Of(name, title.SpeaksOf(name.Artifact), manifest);
        var group = ArchiveGroup.Of(name.Artifact, manifest, file);
        return new(
            new(group?.Group, group?.Artifact ?? name.Artifact, version),
            group is null ? basis : $"{basis}; group by {group.Basis}",
            name.Classifier,
            null);
    }
}
