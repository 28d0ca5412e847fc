namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Coordinates of manifests whose tools write them whole: NiFi's, Jenkins' and Gradle's.</summary>
static class ManifestCoordinates
{
    public static Coordinates? Of(Manifest manifest) =>
        Whole(manifest.Id("Nar-Group"u8), manifest.Id("Nar-Id"u8), manifest.Version("Nar-Version"u8))
        ?? Jenkins(manifest)
        ?? Nebula(manifest);

    static Coordinates? Jenkins(Manifest manifest) => Whole(
        manifest.Id("Group-Id"u8),
        manifest.Id("Artifact-Id"u8) ?? manifest.Id("Short-Name"u8) ?? manifest.Id("Extension-Name"u8),
        manifest.Version("Plugin-Version"u8));

    // "group#artifact;version" is Ivy's way to write it.
    static Coordinates? Nebula(Manifest manifest)
    {
        if (manifest["Implementation-Title"u8]?.Split('#', ';') is not [var group, var artifact, var version])
            return null;
        return Whole(Coordinates.IsId(group) ? group : null, Coordinates.IsId(artifact) ? artifact : null, Coordinates.VersionOf(version));
    }

    static Coordinates? Whole(string? group, string? artifact, string version) =>
        group is not null && artifact is not null && version.Length > 0 ? new(group, artifact, version) : null;
}
