using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.OCaml.Opam;

/// <summary>Reads which packages are installed in an opam switch: <c>.opam-switch/packages/NAME.VERSION/opam</c>.</summary>
/// <remarks>The directory names the package; its version may have dots, its name has none. What only builds, tests and documents need is not there at run time.</remarks>
public sealed class OpamCataloguer : IFileReader
{
    static readonly string[] NotAtRunTime = ["build", "with-test", "with-doc", "with-dev-setup", "dev", "post"];

    public ReaderId Id { get; } = new("ocaml/opam", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("opam")];

    public bool Wants(ReadOnlySpan<byte> path) =>
        PathParts.NameAbove(path, 2).SequenceEqual("packages"u8) && PathParts.NameAbove(path, 3).SequenceEqual(".opam-switch"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var directory = PathParts.NameAbove(file.Path, 1);
        var dot = directory.IndexOf('.');
        if (dot <= 0 || dot == directory.Length - 1)
        {
            evidence.Gap(GapCode.Malformed, "its directory names no package and version");
            return;
        }

        var opam = OpamOf.File(file, evidence);
        evidence.Add(new Package
        {
            Type = PackageType.Opam,
            Name = directory[..dot].ToString(),
            Version = directory[(dot + 1)..].ToString(),
            Licences = [.. (opam?["license"] ?? []).Select(l => FieldText.Of(l.Text, evidence.Limits)).OfType<string>()],
            Maintainer = FieldText.Of(string.Join(", ", (opam?["maintainer"] ?? []).Select(m => m.Text)), evidence.Limits),
            Dependencies = Needs(opam, evidence),
        });
    }

    static IReadOnlyList<Dependency> Needs(OpamFile? opam, EvidenceSink evidence) =>
    [
        .. (opam?["depends"] ?? []).Where(d => !d.Words.Any(NotAtRunTime.Contains)).Select(d => FieldText.Of(d.Text, evidence.Limits)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => new Dependency(n)),
    ];
}
