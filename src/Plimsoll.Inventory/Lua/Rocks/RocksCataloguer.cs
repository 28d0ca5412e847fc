using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Lua.Rocks;

/// <summary>Reads which rocks LuaRocks installed: <c>lib/luarocks/rocks-5.x/NAME/VERSION/NAME-VERSION.rockspec</c>.</summary>
/// <remarks>LuaRocks, "Rockspec format". The path names the rock; what is written in Lua is read as data, and never run. Elsewhere a rockspec is a recipe.</remarks>
public sealed class RocksCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("lua/rocks", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".rockspec")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 3).StartsWith("rocks"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (FieldText.Of(PathParts.NameAbove(file.Path, 2), evidence.Limits) is not { } name || FieldText.Of(PathParts.NameAbove(file.Path, 1), evidence.Limits) is not { } version)
            return;
        var rockspec = LuaOf.File(file, evidence);
        evidence.Add(new Package
        {
            Type = PackageType.LuaRocks,
            Name = name,
            Version = version,
            Licences = FieldText.Of(rockspec?.One("description.license"), evidence.Limits) is { } licence ? [licence] : [],
            Maintainer = FieldText.Of(rockspec?.One("description.maintainer"), evidence.Limits),
            Origin = FieldText.Of(rockspec?.One("source.url"), evidence.Limits),
            Dependencies = Needs(rockspec, evidence),
        });
    }

    /// <summary><c>"NAME RANGE"</c>; Lua itself is no rock.</summary>
    static IReadOnlyList<Dependency> Needs(LuaTable? rockspec, EvidenceSink evidence) =>
    [
        .. (rockspec?.All("dependencies.[]") ?? []).Select(n => FieldText.Of(Name(n), evidence.Limits)).OfType<string>().Where(n => n != "lua")
            .Distinct(StringComparer.Ordinal).Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => new Dependency(n)),
    ];

    static string Name(string need)
    {
        var end = need.AsSpan().IndexOfAny(" <>=~");
        var name = end < 0 ? need : need[..end];
        return name[(name.LastIndexOf('/') + 1)..];
    }
}
