using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

/// <summary>What one reader observed, by the directory that it is about: packages whose metadata are several files of one directory are told the rest from here.</summary>
sealed class FolderFacts
{
    readonly Dictionary<string, Dictionary<string, string>> folders = new(StringComparer.Ordinal);

    /// <param name="folderOf">The directory that an observation is about.</param>
    public FolderFacts(IEnumerable<Observation> observations, string reader, Func<Observation, string> folderOf)
    {
        foreach (var observation in observations)
        {
            if (observation.Reader != reader)
                continue;
            var folder = folderOf(observation);
            if (!folders.TryGetValue(folder, out var facts))
                folders[folder] = facts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in observation.Facts)
                facts.TryAdd(name, value);
        }
    }

    public bool IsEmpty => folders.Count == 0;

    public IEnumerable<KeyValuePair<string, Dictionary<string, string>>> All => folders;

    /// <summary>The facts of the first of a package's places that has some.</summary>
    public (string Folder, Dictionary<string, string> Facts)? Of(InstalledPackage package)
    {
        foreach (var place in package.Places)
            if (folders.TryGetValue(Parent(place.Path), out var facts))
                return (Parent(place.Path), facts);
        return null;
    }

    public static string Parent(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    public static IReadOnlyList<string> Lines(Dictionary<string, string> facts, string name) => facts.TryGetValue(name, out var text) ? text.Split('\n') : [];
}
