using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.DotNet.Assets;

/// <summary>Reads what NuGet's restore leaves beside a project: for each target the packages that were chosen, and what the project itself asks for.</summary>
public sealed class AssetsCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("dotnet/assets", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("project.assets.json")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            Read(document.RootElement, evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void Read(JsonElement root, EvidenceSink evidence)
    {
        var sums = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var library in root.Members("libraries"))
            sums[library.Name] = library.Value.Text("sha512");
        var asked = Asked(root);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in root.Members("targets"))
            foreach (var library in target.Value.ValueKind == JsonValueKind.Object ? target.Value.EnumerateObject() : default)
                if (library.Value.Text("type") == "package" && LibraryKey.Of(library.Name) is { } key && seen.Add(library.Name)
                    && !evidence.Add(ToPackage(key, library.Value, asked, sums.GetValueOrDefault(library.Name), evidence)))
                    return;
    }

    static Package ToPackage((string Name, string Version) key, JsonElement library, Dictionary<string, bool> asked, string? sum, EvidenceSink evidence) => new()
    {
        Type = PackageType.NuGet,
        Name = key.Name,
        Version = key.Version,
        IsDirect = asked.ContainsKey(key.Name),
        IsDevelopment = asked.GetValueOrDefault(key.Name),
        Checksums = Sha512.Of(sum),
        Dependencies = Edges.Of(library, isExact: false, evidence.Limits),
    };

    /// <summary>What the project's frameworks ask for, and whether for development alone: then nothing of it goes to whoever uses the project.</summary>
    static Dictionary<string, bool> Asked(JsonElement root)
    {
        var asked = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var framework in root.Get("project")?.Members("frameworks") ?? [])
            foreach (var package in framework.Value.Members("dependencies"))
                asked[package.Name] = asked.GetValueOrDefault(package.Name, defaultValue: true) && package.Value.Text("suppressParent") == "All";
        return asked;
    }
}
