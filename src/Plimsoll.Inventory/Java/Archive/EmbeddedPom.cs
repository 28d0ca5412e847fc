using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Java.Pom;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>What Maven left of one project in an archive: its <c>pom.properties</c>, its <c>pom.xml</c>, or both, in one directory.</summary>
sealed class EmbeddedPom(string directory)
{
    Coordinates? byProperties;
    Coordinates? byXml;

    public string Directory { get; } = directory;

    public IReadOnlyList<string> Licences { get; private set; } = [];

    public IReadOnlyList<Dependency> Dependencies { get; private set; } = [];

    /// <summary>Null where neither file names a package.</summary>
    public Coordinates? Coordinates => byProperties is { Version.Length: 0 } && byXml is { Version: var version } ? byProperties with { Version = version } : byProperties ?? byXml;

    public string Basis => byProperties is null ? "pom.xml" : "pom.properties";

    public string Path => $"{Directory}/{Basis}";

    public void Set(Coordinates? properties) => byProperties = properties;

    /// <returns>How many characters are kept of it.</returns>
    public long Set(PomFile pom, int maxDependencies)
    {
        byXml = pom.Own;
        Licences = pom.Licences;
        Dependencies =
        [
            .. pom.Dependencies
                .Where(d => !d.IsOptional && pom.Scope(d) is null or "compile" or "runtime")
                .Select(pom.Resolve).OfType<Coordinates>()
                .Select(c => new Dependency(c.Name, c.Version.Length == 0 ? null : c.Version))
                .Take(maxDependencies),
        ];
        return Licences.Sum(l => l.Length) + Dependencies.Sum(d => d.Name.Length + (d.Version?.Length ?? 0));
    }
}
