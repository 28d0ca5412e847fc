using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.OCaml.Locked;

/// <summary>Reads which packages an OCaml project locked: <c>NAME.opam.locked</c>, as <c>opam lock</c> writes it.</summary>
/// <remarks><c>depends</c> with <c>{= "VERSION"}</c> for each package, the project's own and theirs alike.</remarks>
public sealed class OpamLockedCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("ocaml/locked", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".locked")];

    public bool Wants(ReadOnlySpan<byte> path) => path.EndsWith(".opam.locked"u8) || PathParts.NameOf(path).SequenceEqual("opam.locked"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (OpamOf.File(file, evidence) is not { } opam)
            return;
        foreach (var value in opam["depends"])
        {
            if (FieldText.Of(value.Text, evidence.Limits) is not { } name || FieldText.Of(value.Version, evidence.Limits) is not { } version)
                evidence.Gap(GapCode.Malformed, "a package that it needs has no exact version");
            else if (!evidence.Add(new Package { Type = PackageType.Opam, Name = name, Version = version, IsDevelopment = value.Words.Any(w => w is "with-test" or "with-doc" or "with-dev-setup") }))
                return;
        }
    }
}
