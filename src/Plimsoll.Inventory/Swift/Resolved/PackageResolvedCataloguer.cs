using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Swift.Resolved;

/// <summary>Reads which packages Swift's package manager, or Xcode, resolved: <c>Package.resolved</c>.</summary>
/// <remarks>
/// Version 1 keeps its pins in <c>object</c>, with <c>repositoryURL</c>; versions 2 and 3 at the top, with <c>kind</c> and <c>location</c>. A pin to a branch
/// has no version, only a revision. Packages of a registry are named <c>SCOPE.NAME</c>.
/// </remarks>
public sealed class PackageResolvedCataloguer : IFileReader
{
    const int NewestVersion = 3;

    public ReaderId Id { get; } = new("swift/resolved", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Package.resolved"), Interest.Named(".package.resolved")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Json(file, evidence);
        if (document is null)
            return;
        var root = document.RootElement;
        if (root.Get("version") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number is < 1 or > NewestVersion)
            evidence.Gap(GapCode.Unsupported, "its version is none of 1 to 3; what could be read was");
        foreach (var pin in (root.Get("object") ?? root).Items("pins"))
        {
            if (Read(pin, evidence) is { } package && !evidence.Add(package))
                return;
        }
    }

    static Package? Read(JsonElement pin, EvidenceSink evidence)
    {
        var kind = pin.Text("kind");
        if (kind is "localSourceControl" or "fileSystem")
            return null;
        var location = pin.Field("repositoryURL", evidence) ?? pin.Field("location", evidence);
        var name = kind == "registry" ? pin.Field("identity", evidence)?.Replace('.', '/') : location is null ? null : RepositoryName.Of(location);
        if (name is null)
        {
            evidence.Gap(GapCode.Malformed, "a pin does not say where its package comes from");
            return null;
        }

        var state = pin.Get("state") ?? default;
        var (version, revision) = (state.Field("version", evidence), state.Field("revision", evidence));
        return new Package
        {
            Type = PackageType.Swift,
            Name = name,
            Version = version ?? revision ?? "",
            Basis = version is null ? "revision" : null,
            Origin = location is null ? null : FieldText.Of(revision is null ? location : $"{location}@{revision}", evidence.Limits),
        };
    }
}
