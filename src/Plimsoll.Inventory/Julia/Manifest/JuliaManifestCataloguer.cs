using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Julia.Manifest;

/// <summary>Reads which packages a Julia environment resolved: <c>Manifest.toml</c>.</summary>
/// <remarks>
/// Pkg.jl, "Manifest.toml": a list of tables a name, at the top in format 1 and below <c>deps</c> in format 2. What has neither a version nor a tree is of Julia's
/// standard library, and has Julia's own version.
/// </remarks>
public sealed class JuliaManifestCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("julia/manifest", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Manifest.toml"), Interest.Named("JuliaManifest.toml")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Toml(file, evidence);
        if (document is null)
            return;
        var root = document.RootElement;
        var packages = root.Get("deps") is { ValueKind: JsonValueKind.Object } deps ? deps : root;
        var versions = Versions(packages);
        foreach (var named in packages.EnumerateObject())
        {
            if (named.Value.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var entry in named.Value.EnumerateArray())
                if (Package(named.Name, entry, versions, evidence) is { } package && !evidence.Add(package))
                    return;
        }
    }

    static Package? Package(string name, JsonElement entry, Dictionary<string, string?> versions, EvidenceSink evidence)
    {
        var (version, tree) = (entry.Field("version", evidence), entry.Field("git-tree-sha1", evidence));
        if (version is null && tree is null && entry.Get("path") is null)
            return null;
        if (FieldText.Of(name, evidence.Limits) is not { } kept || entry.Field("uuid", evidence) is not { } uuid)
        {
            evidence.Gap(GapCode.Malformed, "a package has no uuid");
            return null;
        }

        return JuliaPackage.Of(kept, version ?? "", uuid) with
        {
            Origin = entry.Field("repo-url", evidence) is { } url ? (entry.Field("repo-rev", evidence) is { } revision ? $"{url}@{revision}" : url) : entry.Field("path", evidence),
            Dependencies = [.. Needs(entry).Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => new Dependency(n, versions.GetValueOrDefault(n)))],
        };
    }

    /// <summary>A list of names, or where names are not unique a table of their UUIDs.</summary>
    static IEnumerable<string> Needs(JsonElement entry) =>
        entry.Items("deps").Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!).Concat(entry.Members("deps").Select(n => n.Name));

    /// <summary>The versions of names that one package has.</summary>
    static Dictionary<string, string?> Versions(JsonElement packages)
    {
        var versions = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var named in packages.EnumerateObject())
            versions[named.Name] = named.Value.ValueKind == JsonValueKind.Array && named.Value.GetArrayLength() == 1 ? named.Value[0].Text("version") : null;
        return versions;
    }
}
