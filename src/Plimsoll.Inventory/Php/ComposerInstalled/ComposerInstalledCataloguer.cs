using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Php.ComposerInstalled;

/// <summary>Reads what Composer installed: <c>vendor/composer/installed.json</c>, wherever the vendor directory is and whatever its name.</summary>
/// <remarks>Composer 1 writes a list, Composer 2 an object that also says which packages serve development.</remarks>
public sealed class ComposerInstalledCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("php/composer-installed", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("composer", "installed.json")];

    public bool Wants(ReadOnlySpan<byte> path) => path.EndsWith("/composer/installed.json"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!DocumentSize.IsBearable(file, evidence))
            return;
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            var root = document.RootElement;
            var packages = new ComposerPackages(evidence);
            if (root.ValueKind == JsonValueKind.Array)
                packages.Add(root.EnumerateArray(), _ => false);
            else if (root.Get("packages") is { ValueKind: JsonValueKind.Array })
                packages.Add(root.Items("packages"), root.Texts("dev-package-names").ToHashSet(StringComparer.OrdinalIgnoreCase).Contains);
            else
                evidence.Gap(GapCode.Malformed, "it holds no list of packages");
            packages.Report();
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }
}
