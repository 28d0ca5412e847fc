using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Lua.Lock;

/// <summary>Reads which rocks a project pinned: <c>luarocks.lock</c>.</summary>
/// <remarks><c>return { dependencies = { NAME = "VERSION", ["NAME"] = "VERSION" }, build_dependencies = …, test_dependencies = … }</c>.</remarks>
public sealed class RocksLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("lua/lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("luarocks.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (LuaOf.File(file, evidence) is not { } table)
            return;
        foreach (var (path, text) in table.Texts)
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var (list, rock) = dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
            if (list is not ("dependencies" or "build_dependencies" or "test_dependencies") || rock == "lua")
                continue;
            if (FieldText.Of(rock, evidence.Limits) is not { } name || FieldText.Of(text, evidence.Limits) is not { } version)
                evidence.Gap(GapCode.Malformed, "a rock has no name or no version");
            else if (!evidence.Add(new Package { Type = PackageType.LuaRocks, Name = name, Version = version, IsDevelopment = list != "dependencies" }))
                return;
        }
    }
}
