namespace Plimsoll.Inventory.Java.Archive;

/// <summary>What one archive says of itself.</summary>
sealed class ArchiveContents
{
    readonly Dictionary<string, EmbeddedPom> byDirectory = new(StringComparer.Ordinal);
    readonly List<EmbeddedPom> poms = [];

    public Manifest Manifest { get; set; } = Manifest.Empty;

    /// <summary>In the order of the archive.</summary>
    public IReadOnlyList<EmbeddedPom> Poms => poms;

    public bool HasClasses { get; set; }

    public bool HasArchives { get; set; }

    public int Encrypted { get; set; }

    public EmbeddedPom PomIn(string directory)
    {
        if (!byDirectory.TryGetValue(directory, out var pom))
            poms.Add(byDirectory[directory] = pom = new EmbeddedPom(directory));
        return pom;
    }
}
