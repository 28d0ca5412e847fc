using Plimsoll.Formats.Zip;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Finds whose an artifact is where no pom says it: only what two facts agree on is claimed.</summary>
/// <param name="Artifact">The artifact's name in its registry, where files call it otherwise.</param>
/// <param name="Basis">The facts.</param>
sealed record ArchiveGroup(string Group, string Artifact, string Basis)
{
    public static ArchiveGroup? Of(string artifact, Manifest manifest, scoped in ZipFile file)
    {
        foreach (var known in KnownGroups.Of(artifact))
            foreach (var directory in known.Directories)
                if (PackageDirectories.Holds(file, directory))
                    return new(known.Group, known.Artifact ?? artifact, $"known artifact and its packages ({directory.TrimEnd('/').Replace('/', '.')})");
        var symbolic = manifest.Id("Bundle-SymbolicName"u8);
        if (symbolic is not null && SymbolicName.GroupOf(artifact, symbolic) is { } bundled)
            return new(bundled, artifact, "Bundle-SymbolicName");
        if (manifest.Id("Automatic-Module-Name"u8) is { } module && SymbolicName.GroupOf(artifact, module) is { } named && PackageDirectories.Holds(file, Directory(named)))
            return new(named, artifact, "Automatic-Module-Name and packages");
        return manifest.Id("Implementation-Vendor-Id"u8) is { } vendor && IsNarrow(vendor) && PackageDirectories.Holds(file, Directory(vendor))
            ? new(vendor, artifact, "Implementation-Vendor-Id and packages")
            : null;
    }

    static string Directory(string group) => $"{group.Replace('.', '/')}/";

    // Maven writes the group there; others write who they are: "com.sun", "org.apache".
    static bool IsNarrow(string vendor) => vendor.AsSpan().Count('.') >= 2;
}
