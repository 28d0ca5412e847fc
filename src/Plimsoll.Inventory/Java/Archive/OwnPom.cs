using Plimsoll.Formats.Zip;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Of the poms in an archive, finds the one that is the archive's own.</summary>
static class OwnPom
{
    public static EmbeddedPom? Of(ArchiveContents contents, ArchiveName name, bool isApplication, scoped in ZipFile file)
    {
        EmbeddedPom? best = null;
        foreach (var pom in contents.Poms)
            if (pom.Coordinates is { } its && IsNamed(its, name) && (best is null || its.Artifact.Length > best.Coordinates!.Artifact.Length))
                best = pom;
        return best ?? Titled(contents) ?? Only(contents, name, isApplication, file);
    }

    // Quarkus puts the group before the artifact.
    static bool IsNamed(Coordinates its, ArchiveName name) =>
        its.Artifact == name.Artifact || its.Artifact == name.Stem || Begins(name.Stem, its.Artifact, its.Version) || Begins(name.Stem, $"{its.Group}.{its.Artifact}", its.Version);

    static bool Begins(string stem, string artifact, string version) => version.Length > 0 && stem.StartsWith($"{artifact}-{version}", StringComparison.Ordinal);

    static EmbeddedPom? Titled(ArchiveContents contents)
    {
        var title = ManifestTitle.Of(contents.Manifest);
        foreach (var pom in contents.Poms)
            if (pom.Coordinates is { } its && title.Is(its))
                return pom;
        return null;
    }

    // The only one may still be that of the one thing that was shaded into a jar of another tool.
    static EmbeddedPom? Only(ArchiveContents contents, ArchiveName name, bool isApplication, scoped in ZipFile file)
    {
        if (contents.Poms is not [{ Coordinates: { } its } pom])
            return null;
        if (name.IsSure && name.Version.Length > 0)
            return name.Version == its.Version ? pom : null;
        var isMain = (contents.Manifest["Start-Class"u8] ?? contents.Manifest["Main-Class"u8])?.StartsWith($"{its.Group}.", StringComparison.Ordinal) == true;
        return isApplication || isMain || PackageDirectories.HoldsOnly(file, its.Group!) ? pom : null;
    }
}
