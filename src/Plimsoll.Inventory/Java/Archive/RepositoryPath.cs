namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Coordinates by where a jar lies: repositories and caches of build tools name their directories by them.</summary>
static class RepositoryPath
{
    // Where a Maven layout begins; what precedes its groups is anybody's.
    static readonly string[] Roots = ["repository", "maven2", "maven-repo", "repo", "m2"];

    public static Coordinates? Of(string path)
    {
        var parts = path.Split('/');
        return Gradle(parts) ?? Maven(parts);
    }

    // modules-2/files-2.1/GROUP/ARTIFACT/VERSION/SHA1/FILE
    static Coordinates? Gradle(string[] parts) =>
        parts is [.., "files-2.1", var group, var artifact, var version, _, var file] && file.StartsWith(artifact, StringComparison.Ordinal) ? Checked(group, artifact, version) : null;

    // ROOT/GR/OU/P/ARTIFACT/VERSION/ARTIFACT-VERSION[-CLASSIFIER].jar
    static Coordinates? Maven(string[] parts)
    {
        if (parts is not [.., _, _, var artifact, var version, var file] || !file.StartsWith($"{artifact}-{version}", StringComparison.Ordinal))
            return null;
        var root = Array.FindLastIndex(parts, parts.Length - 5, p => Array.IndexOf(Roots, p) >= 0);
        return root < 0 ? null : Checked(string.Join('.', parts[(root + 1)..^3]), artifact, version);
    }

    static Coordinates? Checked(string group, string artifact, string version) =>
        Coordinates.IsId(group) && Coordinates.IsId(artifact) && Coordinates.IsVersion(version) ? new(group, artifact, version) : null;
}
