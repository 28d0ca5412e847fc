namespace Plimsoll.Inventory.Java.Archive;

/// <summary>One line of <c>known-groups.txt</c>.</summary>
/// <param name="Artifact">The artifact in its registry, where files are called otherwise.</param>
/// <param name="Directories">Directories of its classes, one of which must be in the archive.</param>
sealed record KnownGroup(string Pattern, string Group, string? Artifact, IReadOnlyList<string> Directories)
{
    public bool Fits(string artifact) => Pattern.EndsWith('*') ? artifact.AsSpan().StartsWith(Pattern.AsSpan(0, Pattern.Length - 1)) : artifact == Pattern;
}

/// <summary>Well-known artifacts whose makers write no pom into their jars, and whose they are.</summary>
static class KnownGroups
{
    static readonly IReadOnlyList<KnownGroup> All = [.. Lines().Select(Parse)];

    public static IEnumerable<KnownGroup> Of(string artifact) => All.Where(k => k.Fits(artifact));

    // PATTERN GROUP[:ARTIFACT] DIRECTORY…
    static KnownGroup Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var coordinates = parts[1].Split(':');
        return new(parts[0], coordinates[0], coordinates.Length > 1 ? coordinates[1] : null, parts[2..]);
    }

    static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(KnownGroups).Assembly.GetManifestResourceStream("known-groups.txt")!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
