using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Lua.Lock;
using Plimsoll.Inventory.Lua.Rocks;

namespace Plimsoll.Inventory.Tests.Lua;

public class RocksTests
{
    const string Path = "usr/local/lib/luarocks/rocks-5.1/hello/1.2-1/hello-1.2-1.rockspec";

    // As LuaRocks 3.8.0 installs it.
    const string Rockspec = """
        rockspec_format = "3.0"
        package = "hello"
        version = "1.2-1"
        -- license = "GPL"
        --[[ license = "LGPL" ]]
        source = {
           url = "git+https://example.org/hello.git",
           tag = "v1.2"
        }
        description = {
           summary = "Greets",
           detailed = [[
              A long text with "quotes", license = "none", and { brackets.
           ]],
           maintainer = 'Jane <jane@example.org>',
           license = "MIT/X11"
        }
        dependencies = {
           "lua >= 5.1, < 5.5",
           "lpeg ~> 1.0",
           "acme/json",
           platforms = { windows = { "winapi" } }
        }
        build = {
           type = "builtin",
           modules = { ["hello.core"] = "core.lua", hello = "hello.lua" }
        }
        """;

    const string Lock = """
        return {
           dependencies = {
              ["lua-cjson"] = "2.1.0-1",
              lpeg = "1.0.2-1",
              lua = "5.1-1"
           },
           test_dependencies = {
              busted = "2.1.1-1"
           }
        }
        """;

    static readonly CataloguerTest Rocks = CataloguerTest.Of(new RocksCataloguer());
    static readonly CataloguerTest LockReader = CataloguerTest.Of(new RocksLockCataloguer());

    [Fact]
    public void A_rock_is_named_by_its_path_and_described_by_its_rockspec()
    {
        var package = Rocks.On(Path, Rockspec).Packages.Single();
        Assert.Equal(("hello", "1.2-1", "MIT/X11", "Jane <jane@example.org>"), (package.Name, package.Version, package.Licences.Single(), package.Maintainer));
        Assert.Equal(["lpeg", "json"], package.Dependencies.Select(d => d.Name));
        Assert.Equal("git+https://example.org/hello.git", package.Origin);
    }

    [Fact]
    public void A_rockspec_that_is_a_program_still_leaves_its_rock() => Assert.Equal(
        ("hello", 0), Rocks.On(Path, "local v = os.getenv('V')\nversion = v .. '-1'\ndescription = make(v)\n").Packages.Select(p => (p.Name, p.Licences.Count)).Single());

    [Theory]
    [InlineData(Path, true)]
    [InlineData("home/u/.luarocks/lib/luarocks/rocks-5.4/a/1-1/a-1-1.rockspec", true)]
    [InlineData("src/hello/hello-1.2-1.rockspec", false)]
    public void Only_trees_of_rocks_are_asked_for(string path, bool wanted) => Assert.Equal(wanted, new RocksCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void Pinned_rocks_are_read_and_Lua_itself_is_none() => Assert.Equal(
        ["lua-cjson 2.1.0-1 False", "lpeg 1.0.2-1 False", "busted 2.1.1-1 True"],
        LockReader.On("luarocks.lock", Lock).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDevelopment}"));

    [Theory]
    [InlineData("return { dependencies = { a = \"1")]
    [InlineData("return { dependencies = { a = \"1\"")]
    [InlineData("return { dependencies = { a = [==[1]=] } }")]
    [InlineData("--[[ no end")]
    public void What_has_no_end_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, LockReader.On("luarocks.lock", text).Gaps.Single().Code);

    [Fact]
    public void Tables_in_tables_and_names_without_end_are_refused()
    {
        Assert.Contains("nests deeper", LockReader.On("luarocks.lock", new string('{', 100_000)).Gaps.Single().Message, StringComparison.Ordinal);
        Assert.Contains("too long", LockReader.On("luarocks.lock", $"return {{ {new string('a', 100_000)} = {{ 'x' }} }}").Gaps.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var (reader, path, text) in new[] { (Rocks, Path, Rockspec), (LockReader, "luarocks.lock", Lock) })
        {
            reader.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text));
            reader.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 2000);
        }
    }
}
