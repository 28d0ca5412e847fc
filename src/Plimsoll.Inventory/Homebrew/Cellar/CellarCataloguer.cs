using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Homebrew.Cellar;

/// <summary>Reads which formulae Homebrew installed: <c>Cellar/NAME/VERSION/INSTALL_RECEIPT.json</c>.</summary>
/// <remarks>Homebrew, class <c>Tab</c>: <c>source.tap</c>, <c>installed_on_request</c>, <c>runtime_dependencies</c> with <c>full_name</c> and <c>pkg_version</c>.</remarks>
public sealed class CellarCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("homebrew/cellar", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("INSTALL_RECEIPT.json")];

    public bool Wants(ReadOnlySpan<byte> path) => Keg.Is(path, 1);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (Keg.Of(file.Path, 1, evidence.Limits) is not var (name, version))
            return;
        using var document = DocumentOf.Json(file, evidence);
        var receipt = document?.RootElement ?? default;
        evidence.Add(new Package
        {
            Type = PackageType.Homebrew,
            Name = name,
            Version = version,
            Origin = (receipt.Get("source") ?? default).Field("tap", evidence),
            IsDirect = receipt.Get("installed_on_request") is { ValueKind: JsonValueKind.True or JsonValueKind.False } asked ? asked.GetBoolean() : null,
            Dependencies = [.. receipt.Items("runtime_dependencies").Take(evidence.Limits.MaxDependenciesPerPackage).Select(d => Need(d, evidence)).OfType<Dependency>()],
        });
    }

    /// <summary>A formula of a tap is named with it, <c>USER/TAP/NAME</c>, and lies in the Cellar by its name alone.</summary>
    static Dependency? Need(JsonElement need, EvidenceSink evidence) =>
        need.Field("full_name", evidence) is { } full ? new Dependency(full[(full.LastIndexOf('/') + 1)..], need.Field("pkg_version", evidence)) : null;
}
