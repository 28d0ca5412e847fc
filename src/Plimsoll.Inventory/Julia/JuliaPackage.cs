using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Julia;

/// <summary>A package of Julia: its UUID is its identity, and two registries may use one name.</summary>
static class JuliaPackage
{
    public static Package Of(string name, string version, string uuid) => new()
    {
        Type = PackageType.Julia,
        Name = name,
        Version = version,
        Qualifiers = [new("uuid", uuid)],
    };
}
