using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Toml;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Hashes;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Locks;

/// <summary>What lock files of Python's tools have in common.</summary>
static class LockFile
{
    // A package has one archive a platform and version of Python: hundreds, of which any may be installed.
    const int MostChecksums = 100;

    static readonly string[] DevelopmentWords = ["dev", "develop", "development", "test", "tests", "testing", "doc", "docs", "lint", "linting", "typing", "benchmark"];

    /// <summary>Opens a TOML lock file and hands out its packages; what is no TOML is a gap.</summary>
    public static void ReadToml(FileContent file, EvidenceSink evidence, Action<JsonElement> read)
    {
        try
        {
            using var document = TomlFile.Parse(file.Bytes);
            read(document.RootElement);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    /// <summary>A package with its name and version; null where it has no name, which is a gap.</summary>
    public static Package? Package(JsonElement entry, EvidenceSink evidence)
    {
        if (entry.Kept("name", evidence.Limits) is { } name)
            return new Package { Type = PackageType.PyPi, Name = name, Version = entry.Kept("version", evidence.Limits) ?? "" };
        evidence.Gap(GapCode.Malformed, "a package has no name");
        return null;
    }

    /// <summary>The members of a table by name: asked one by one, a large table would be walked as often as it has members.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Table(JsonElement? table)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (table is { ValueKind: JsonValueKind.Object } value)
            foreach (var member in value.EnumerateObject())
                members[member.Name] = member.Value;
        return members;
    }

    /// <summary>The items of what should be a list.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>Whether the name of a group of dependencies, or of a file, says that it serves development.</summary>
    public static bool IsDevelopment(string group) =>
        group.Split('-', '_', '.', '/').Any(word => DevelopmentWords.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>The hashes of a list of archives, <c>{hash = "sha256:…"}</c>.</summary>
    public static IReadOnlyList<string> Checksums(IEnumerable<JsonElement> archives) =>
        Checksums(archives.Select(a => a.Text("hash")));

    public static IReadOnlyList<string> Checksums(IEnumerable<string?> hashes) =>
        [.. hashes.Select(HashList.Of).OfType<string>().Distinct().Take(MostChecksums)];

    /// <param name="older">The table in which older formats keep the archives of all packages.</param>
    public static IReadOnlyList<string> Checksums(JsonElement entry, IReadOnlyDictionary<string, JsonElement> older, string name) =>
        Checksums(entry.Get("files") is { } files ? Items(files) : older.TryGetValue(name, out var listed) ? Items(listed) : []);

    /// <summary>Where a package that is of no registry comes from: a repository at a commit, else an address.</summary>
    public static string? Origin(string? kind, string? url, string? commit, Limits limits) =>
        PublicUrl.Of(url, limits) is not { } address ? null
        : kind is null ? address
        : commit is null ? $"{kind}+{address}" : $"{kind}+{address}@{commit}";
}
