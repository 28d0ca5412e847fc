using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Bitnami.Spdx;

/// <summary>Reads what Bitnami's images say of their components: <c>opt/bitnami/NAME/.spdx-NAME.spdx</c>.</summary>
/// <remarks>
/// SPDX 2.3 in JSON, a document a component. Only packages whose purl is of Bitnami's type are taken: the rest is what went into them, and is described better by
/// what lies there. The component owns its directory, so that its programs are not listed once more by themselves.
/// </remarks>
public sealed class SpdxCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("bitnami/spdx", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".spdx")];

    public bool Wants(ReadOnlySpan<byte> path) =>
        path.StartsWith("opt/bitnami/"u8) && path[(path.LastIndexOf((byte)'/') + 1)..].StartsWith(".spdx-"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            Read(new SpdxDocument(document.RootElement, evidence), file.Path, evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void Read(SpdxDocument document, string path, EvidenceSink evidence)
    {
        var packages = document.Packages();
        if (packages.Count == 0)
            evidence.Gap(GapCode.Malformed, "it names no package of Bitnami's");
        foreach (var package in packages)
            if (!evidence.Add(package))
                return;
        if (packages.Count > 0)
            Own(document.Described ?? packages[0].Name, path, evidence);
    }

    // A path that ends with a slash is the directory with all that is in it.
    static void Own(string package, string path, EvidenceSink evidence)
    {
        var owned = new OwnedPaths(package, evidence);
        if (owned.Add(System.Text.Encoding.UTF8.GetBytes(path[..(path.LastIndexOf('/') + 1)])))
            owned.Keep();
    }
}
