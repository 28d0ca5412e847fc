using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Debian.Dpkg;

/// <summary>Reads Debian's database of installed packages: <c>var/lib/dpkg/status</c>, and <c>status.d/*</c> of distroless images.</summary>
/// <remarks>deb-control(5), dpkg(1). One paragraph is one package.</remarks>
public sealed class DpkgCataloguer : IFileReader
{
    const string Directory = "var/lib/dpkg/status.d";

    public ReaderId Id { get; } = new("debian/dpkg", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.File("var/lib/dpkg/status"), Interest.FilesIn(Directory)];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (file.Path.EndsWith(".md5sums", StringComparison.Ordinal))
        {
            DpkgOwnership.ReadSums(file.FileName[..^".md5sums".Length].ToString(), file.Bytes, evidence);
            return;
        }

        var rest = file.Bytes;
        for (var number = 1; Stanza.TryTake(ref rest, out var stanza); number++)
            switch (DpkgPackage.TryFrom(stanza, evidence.Limits, out var package))
            {
                case DpkgState.Installed:
                    if (!evidence.Add(package!))
                        return;
                    break;
                case DpkgState.Malformed:
                    evidence.Gap(GapCode.Malformed, $"paragraph {number:N0} names no package or no version");
                    break;
            }
    }
}
