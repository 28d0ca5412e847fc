using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Snap.Seed;

/// <summary>Reads which snaps a system installs when it first starts: <c>var/lib/snapd/seed/seed.yaml</c>. Their files are packed, and the seed tells revisions alone.</summary>
/// <remarks>snapd: a list <c>snaps</c> of <c>name</c>, <c>channel</c> and <c>file</c>, <c>NAME_REVISION.snap</c>.</remarks>
public sealed class SnapSeedCataloguer : IFileReader
{
    const string End = ".snap";

    public ReaderId Id { get; } = new("snap/seed", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.File("var/lib/snapd/seed/seed.yaml")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);
        if (document is null)
            return;
        foreach (var snap in document.RootElement.Items("snaps"))
        {
            if (snap.Field("name", evidence) is not { } name)
                evidence.Gap(GapCode.Malformed, "a snap of the seed has no name");
            else if (!evidence.Add(new Package
            {
                Type = PackageType.Snap,
                Name = name,
                Version = "",
                Qualifiers = Revision(snap.Field("file", evidence)) is { } revision ? [new("revision", revision)] : [],
                Basis = "seed",
            }))
                return;
        }
    }

    static string? Revision(string? file)
    {
        var mark = file?.LastIndexOf('_') ?? -1;
        return mark >= 0 && file!.EndsWith(End, StringComparison.Ordinal) && file.Length - End.Length > mark + 1 ? file[(mark + 1)..^End.Length] : null;
    }
}
