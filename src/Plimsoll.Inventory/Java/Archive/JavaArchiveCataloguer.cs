using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>Reads what Java loads: jars, wars, ears and their like, with all that lies in them.</summary>
/// <remarks>
/// Every archive that opens is one package, whose <c>Inside</c> is its place in the file (null for the file itself), and each further <c>pom.properties</c> in it one
/// more, whose <c>Inside</c> is that place: what was shaded into it. So a package lies in the archive that its <c>Inside</c> names before the last <c>!/</c>. Names rest on
/// what <c>Basis</c> says; where nothing proves a group, there is none. Jars of sources or documentation alone hold nothing that runs and are no packages.
/// </remarks>
public sealed class JavaArchiveCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("java/archive", 1);

    public IReadOnlyList<Interest> Interests { get; } = [.. ArchiveKinds.Endings.Select(Interest.Ending)];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        // The other archives of this name are not Java's.
        if (file.Path.EndsWith(".rar", StringComparison.Ordinal) && !Formats.Zip.ZipFile.Recognises(file.Bytes))
            return;
        new ArchiveWalk(evidence).Read(file.Bytes, file.Path, inside: null, depth: 1);
    }
}
