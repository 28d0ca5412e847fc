using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Perl.Packlist;

/// <summary>
/// Reads the list of files that Perl's own tools leave of what they install: <c>auto/LWP/.packlist</c>. It says whose files those are, and no version; a package is listed
/// by the name that its main module gives it.
/// </summary>
/// <remarks>ExtUtils::Packlist: a path a line, with <c>key=value</c> after a blank. Perl's own list lies in no <c>auto</c>, and is not read.</remarks>
public sealed class PacklistCataloguer : IFileReader
{
    public const string Basis = ".packlist";

    public ReaderId Id { get; } = new("perl/packlist", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named(".packlist")];

    public bool Wants(ReadOnlySpan<byte> path) => path.IndexOf("/auto/"u8) >= 0;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        const string Auto = "/auto/";
        var at = file.Path.LastIndexOf(Auto, StringComparison.Ordinal);
        var folder = FolderPath.Parent(file.Path);
        if (at < 0 || at + Auto.Length >= folder.Length)
            return;
        var name = folder[(at + Auto.Length)..].Replace('/', '-');
        if (evidence.Add(new Package { Type = PackageType.Cpan, Name = name, Version = "", Basis = Basis }))
            ReadFiles(name, file.Bytes, evidence);
    }

    static void ReadFiles(string name, ReadOnlySpan<byte> bytes, EvidenceSink evidence)
    {
        var owned = new OwnedPaths(name, evidence, bytes.Length);
        var resolved = new PathBuffer();
        foreach (var line in new Lines(bytes))
        {
            var end = line.IndexOf(" type="u8);
            var path = end < 0 ? line : line[..end];

            // Paths are absolute; one that is not says nothing of where it is.
            if (path is [(byte)'/', ..] && FolderPath.TryResolve([], path, resolved) && !owned.Add(resolved.Path))
                return;
        }

        owned.Keep();
    }
}
