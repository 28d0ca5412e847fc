using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.Manifest;

/// <summary>
/// Reads the manifests of installed Node packages, whoever installed them: npm, yarn, pnpm and Bun all end in <c>node_modules/NAME/package.json</c>,
/// Debian in <c>usr/share/nodejs</c>.
/// </summary>
/// <remarks>package.json(5). An application's own manifest names no package of a registry and is not read.</remarks>
public sealed class NodeManifestCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("node/manifest", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("package.json")];

    public bool Wants(ReadOnlySpan<byte> path) => NodePlaces.IsInstalled(path);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!DocumentSize.IsBearable(file, evidence))
            return;
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            if (NodeManifest.Read(document.RootElement, file.Limits) is { } package && IsWhatItsPlaceSays(file.Path, package))
                evidence.Add(package);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static bool IsWhatItsPlaceSays(string path, Package package)
    {
        var directory = Encoding.UTF8.GetBytes(path[..Math.Max(0, path.LastIndexOf('/'))]);
        return NodePlaces.IsModule(directory) || (NodePlaces.IsUnpacked(directory, out var name, out var version)
            && Encoding.UTF8.GetString(name) == package.Name && Encoding.UTF8.GetString(version) == package.Version);
    }
}
