using Plimsoll.Bills;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Sbom.Embedded;

/// <summary>Reads bills of materials that lie in a subject: what a build or a package says of itself, where nothing better may be left of it.</summary>
/// <remarks>
/// Packages of an operating system are left to its own database. A bill is a claim, not the thing: <see cref="Package.Basis"/> says so, and whoever found the thing is believed before it.
/// Bitnami's bills have a reader of their own.
/// </remarks>
public sealed class EmbeddedCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("sbom/embedded", 1);

    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.Ending(".spdx.json"),
        Interest.Ending(".cdx.json"),
        Interest.Ending(".cdx.xml"),
        Interest.Ending(".spdx"),
        Interest.Named("bom.json"),
        Interest.Named("bom.xml"),
        Interest.Named("sbom.json"),
        Interest.FilesIn("usr/share/sbom"),
        Interest.FilesIn("root/buildinfo/content_manifests", ".json"),
    ];

    public bool Wants(ReadOnlySpan<byte> path) => !path.StartsWith("opt/bitnami/"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        // Much is called bom.json that is none.
        if (!BillReader.Recognises(file.Bytes) && !IsNamedAsBill(file.Path))
            return;
        try
        {
            foreach (var package in BillReader.PackagesIn(file.Bytes, file.Limits))
                if (!package.Type.IsOfSystem() && package.Type != PackageType.GitHubAction && !evidence.Add(package with { Basis = $"embedded SBOM of {file.Path}" }))
                    return;
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static bool IsNamedAsBill(string path) => path.EndsWith(".spdx.json", StringComparison.Ordinal) || path.EndsWith(".cdx.json", StringComparison.Ordinal) || path.EndsWith(".cdx.xml", StringComparison.Ordinal);
}
