using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Debian.Dpkg;

/// <summary>Reads which files each Debian package owns: <c>info/*.list</c>, and the conffiles-less <c>*.md5sums</c> where an image was stripped of the lists.</summary>
public sealed class DpkgFilesCataloguer : IFileReader
{
    const string Directory = "var/lib/dpkg/info";
    const string List = ".list";
    const string Sums = ".md5sums";

    public ReaderId Id { get; } = new("debian/dpkg-files", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.FilesIn(Directory, List), Interest.FilesIn(Directory, Sums)];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var name = file.FileName;
        if (name.EndsWith(List))
            DpkgOwnership.ReadList(name[..^List.Length].ToString(), file.Bytes, evidence);
        else
            DpkgOwnership.ReadSums(name[..^Sums.Length].ToString(), file.Bytes, evidence);
    }
}
