using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Terraform.Providers;

/// <summary>Tells installed providers by where they lie: <c>providers/HOST/NAMESPACE/TYPE/VERSION/OS_ARCH</c>. The programs in there are large, and do not say.</summary>
/// <remarks>"Provider Installation": <c>.terraform/providers</c>, the plugin cache and implied mirrors (<c>plugins</c>) all use this layout, unpacked.</remarks>
public sealed class TerraformProvidersCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("terraform/providers", 1);

    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.DirectoriesNamed("linux_amd64"),
        Interest.DirectoriesNamed("linux_arm64"),
        Interest.DirectoriesNamed("linux_arm"),
        Interest.DirectoriesNamed("linux_386"),
        Interest.DirectoriesNamed("darwin_amd64"),
        Interest.DirectoriesNamed("darwin_arm64"),
        Interest.DirectoriesNamed("windows_amd64"),
    ];

    /// <summary>A version is a number, a host has a dot, and somebody calls the place after what lies in it.</summary>
    public bool Wants(ReadOnlySpan<byte> path) =>
        PathParts.NameAbove(path, 1) is [>= (byte)'0' and <= (byte)'9', ..] version && version.Contains((byte)'.')
        && PathParts.NameAbove(path, 4).Contains((byte)'.')
        && IsStore(PathParts.NameAbove(path, 5));

    public void Read(FileContent file, EvidenceSink evidence) => evidence.Add(new Package
    {
        Type = PackageType.Terraform,
        Name = $"{PathParts.NameAbove(file.Path, 4)}/{PathParts.NameAbove(file.Path, 3)}/{PathParts.NameAbove(file.Path, 2)}",
        Version = PathParts.NameAbove(file.Path, 1).ToString(),
        Basis = "path",
    });

    static bool IsStore(ReadOnlySpan<byte> name) => name.SequenceEqual("providers"u8) || name.SequenceEqual("plugins"u8) || name.SequenceEqual("plugin-cache"u8);
}
