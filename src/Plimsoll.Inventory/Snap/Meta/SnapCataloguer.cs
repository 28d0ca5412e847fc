using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Snap.Meta;

/// <summary>Reads what a snap is: <c>meta/snap.yaml</c>, of snaps that lie unpacked (<c>snap/NAME/REVISION</c>) and of one that is itself the root.</summary>
/// <remarks>Snapcraft, "The snap format": <c>name</c>, <c>version</c>, <c>license</c>, <c>architectures</c>, <c>base</c>.</remarks>
public sealed class SnapCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("snap/meta", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("meta", "snap.yaml")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 1).SequenceEqual("meta"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);
        if (document is null)
            return;
        var snap = document.RootElement;
        if (snap.Field("name", evidence) is not { } name)
        {
            evidence.Gap(GapCode.Malformed, "it names no snap");
            return;
        }

        var architectures = snap.Texts("architectures");
        evidence.Add(new Package
        {
            Type = PackageType.Snap,
            Name = name,
            Version = snap.Field("version", evidence) ?? "",
            Architecture = architectures.Count == 1 ? FieldText.Of(architectures[0], evidence.Limits) : null,
            Licences = snap.Field("license", evidence) is { } licence ? [licence] : [],
            Dependencies = snap.Field("base", evidence) is { } runtime && runtime is not ("none" or "bare") ? [new Dependency(runtime)] : [],
        });
    }
}
