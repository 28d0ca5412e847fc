using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Vcpkg;

/// <summary>A port of vcpkg as a package: its version is upstream's, and the port's own counter stands apart.</summary>
/// <remarks>Package-URL specification, vcpkg: <c>port_version</c> where it is not 0, <c>triplet</c> for what it was built for.</remarks>
static class VcpkgPort
{
    public static Package Package(string name, string version, string? portVersion, string? triplet) => new()
    {
        Type = PackageType.Vcpkg,
        Name = name,
        Version = version,
        Qualifiers =
        [
            .. new[] { ("port_version", portVersion is "0" ? null : portVersion), ("triplet", triplet) }
                .Where(q => q.Item2 is not null).Select(q => KeyValuePair.Create(q.Item1, q.Item2!)),
        ],
    };

    /// <summary>Splits <c>VERSION#PORT_VERSION</c>.</summary>
    public static (string Version, string? PortVersion) Split(string text)
    {
        var hash = text.LastIndexOf('#');
        return hash < 0 ? (text, null) : (text[..hash], text[(hash + 1)..]);
    }
}
