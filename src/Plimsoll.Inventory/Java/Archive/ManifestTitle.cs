namespace Plimsoll.Inventory.Java.Archive;

/// <summary>The names that a manifest has for what it is in.</summary>
/// <param name="Symbolic">OSGi's symbolic name, or the module's.</param>
/// <param name="Title">Whatever its maker calls it: an artifact, or a few words.</param>
sealed record ManifestTitle(string? Symbolic, string? Title, string? Specification)
{
    public static ManifestTitle Of(Manifest manifest) => new(
        manifest.Id("Bundle-SymbolicName"u8) ?? manifest.Id("Automatic-Module-Name"u8),
        manifest["Implementation-Title"u8] ?? manifest["Bundle-Name"u8],
        manifest["Specification-Title"u8]);

    /// <summary>Whether one of the names is that of the package, by the ways in which the tools make them of it.</summary>
    public bool Is(Coordinates coordinates) =>
        Title == coordinates.Artifact || Title == coordinates.Name || (Symbolic is not null && (Symbolic == coordinates.Artifact || SymbolicName.IsOf(coordinates.Group!, coordinates.Artifact, Symbolic)));

    /// <summary>Whether one of the names ends with the artifact's, but for case and punctuation: "Apache Commons IO" is commons-io.</summary>
    public bool SpeaksOf(string artifact)
    {
        var plain = Plain(artifact);
        return plain.Length > 0 && (Plain(Symbolic).EndsWith(plain, StringComparison.Ordinal) || Plain(Title).EndsWith(plain, StringComparison.Ordinal) || Plain(Specification).EndsWith(plain, StringComparison.Ordinal));
    }

    /// <summary>The artifact by a better name than the file's: of <c>app.jar</c>, or of OSGi's <c>symbolic.name_version.jar</c>.</summary>
    public ArchiveName Rename(ArchiveName name, Manifest manifest)
    {
        if (Symbolic is not null && name.Stem.StartsWith($"{Symbolic}_", StringComparison.Ordinal) && Coordinates.IsVersion(name.Stem.AsSpan(Symbolic.Length + 1)))
            return new(name.Stem, Symbolic, name.Stem[(Symbolic.Length + 1)..], null);
        var isNamed = name.Version.Length > 0 || SpeaksOf(name.Artifact) || manifest.Version("Implementation-Version"u8).Length == 0;
        return isNamed || Title is null || !Coordinates.IsId(Title) || Title.Any(char.IsAsciiLetterUpper) ? name : name with { Artifact = Title };
    }

    static string Plain(string? text) => text is null ? "" : string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
