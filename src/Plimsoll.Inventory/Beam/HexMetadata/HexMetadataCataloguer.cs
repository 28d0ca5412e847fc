using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Beam.Terms;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Beam.HexMetadata;

/// <summary>Reads the metadata that Hex puts into each package that it unpacks: <c>deps/NAME/hex_metadata.config</c>.</summary>
/// <remarks>Hex, "Package metadata": terms <c>{KEY, VALUE}</c>. Requirements are a list of property lists, or pairs of a name and such a list.</remarks>
public sealed class HexMetadataCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("beam/hex-metadata", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("hex_metadata.config")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (TermsOf.Erlang(file, evidence) is not { } terms)
            return;
        var metadata = new Term(TermKind.List, "", terms);
        if (FieldText.Of(metadata.TextOf("name"), evidence.Limits) is not { } name || FieldText.Of(metadata.TextOf("version"), evidence.Limits) is not { } version)
        {
            evidence.Gap(GapCode.Malformed, "it names no package or no version");
            return;
        }

        evidence.Add(new Package
        {
            Type = PackageType.Hex,
            Name = name,
            Version = version,
            Licences = [.. (metadata.Get("licenses")?.Items ?? []).Where(l => l.IsText).Select(l => FieldText.Of(l.Text, evidence.Limits)).OfType<string>()],
            Dependencies = [.. (metadata.Get("requirements")?.Items ?? []).Take(evidence.Limits.MaxDependenciesPerPackage).Select(Need).OfType<Dependency>()],
        });
    }

    static Dependency? Need(Term requirement)
    {
        var properties = requirement.Kind == TermKind.Tuple ? requirement.At(1) : requirement;
        var name = requirement.TextAt(0) ?? properties?.TextOf("name");
        return name is null || properties?.TextOf("optional") == "true" ? null : new Dependency(name);
    }
}
