using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Flatpak.Deploy;

/// <summary>Reads which applications and runtimes Flatpak installed: <c>app/ID/ARCHITECTURE/BRANCH/COMMIT/deploy</c>, and the same below <c>runtime</c>.</summary>
public sealed class FlatpakDeployCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("flatpak/deploy", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("deploy")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var kind = PathParts.NameAbove(path, 5);
        return kind.SequenceEqual("app"u8) || kind.SequenceEqual("runtime"u8);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var data = new DeployData(file.Bytes);
        if (!data.IsWhole)
        {
            evidence.Gap(GapCode.Malformed, "it does not begin with an origin and a commit");
            return;
        }

        var limits = evidence.Limits;
        var isRuntime = PathParts.NameAbove(file.Path, 5) is "runtime";
        if (FieldText.Of(PathParts.NameAbove(file.Path, 4), limits) is not { } id)
            return;
        evidence.Add(new Package
        {
            Type = PackageType.Flatpak,
            Name = id,
            Version = isRuntime ? PathParts.NameAbove(file.Path, 2).ToString() : FieldText.Of(data["appdata-version"u8], limits) ?? "",
            Architecture = FieldText.Of(PathParts.NameAbove(file.Path, 3), limits),
            Origin = FieldText.Of(data.Origin, limits),
            Licences = FieldText.Of(data["appdata-license"u8], limits) is { } licence ? [licence] : [],
            Dependencies = FlatpakReference.Of(FieldText.Of(data["runtime"u8], limits), limits) is { } runtime ? [runtime.ToDependency()] : [],
        });
    }
}
