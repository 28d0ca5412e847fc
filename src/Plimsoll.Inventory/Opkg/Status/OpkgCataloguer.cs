using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Debian.Dpkg;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Opkg.Status;

/// <summary>Reads opkg's status file as OpenWrt (<c>usr/lib/opkg</c>) and Yocto (<c>var/lib/opkg</c>) keep it, and the file lists beside it.</summary>
/// <remarks>The form is dpkg's; <c>Source</c> holds a path of the feed in OpenWrt and a recipe's file in Yocto, so it names no source package.</remarks>
public sealed class OpkgCataloguer : IFileReader
{
    const string List = ".list";

    public ReaderId Id { get; } = new("opkg/status", 1);

    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.File("usr/lib/opkg/status"),
        Interest.File("var/lib/opkg/status"),
        Interest.FilesIn("usr/lib/opkg/info", List),
        Interest.FilesIn("var/lib/opkg/info", List),
    ];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (file.FileName.EndsWith(List))
        {
            ReadList(file, evidence);
            return;
        }

        var rest = file.Bytes;
        for (var number = 1; evidence.MayRead(number) && Stanza.TryTake(ref rest, out var stanza); number++)
            switch (DpkgPackage.TryFrom(stanza, evidence.Limits, out var package, PackageType.Opkg))
            {
                case DpkgState.Installed:
                    if (!evidence.Add(package! with { SourceName = null, SourceVersion = null }))
                        return;
                    break;
                case DpkgState.Malformed:
                    evidence.Gap(GapCode.Malformed, $"paragraph {number:N0} names no package or no version");
                    break;
            }
    }

    /// <summary>A path a line; Yocto adds a tab, the mode and a link's target.</summary>
    static void ReadList(FileContent file, EvidenceSink evidence)
    {
        var paths = new OwnedPaths(file.FileName[..^List.Length].ToString(), evidence, file.Bytes.Length);
        foreach (var line in new Lines(file.Bytes))
        {
            var tab = line.IndexOf((byte)'\t');
            if (!paths.Add(tab < 0 ? line : line[..tab]))
                return;
        }

        paths.Keep();
    }
}
