using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Beam.MixLock;
using Plimsoll.Inventory.Beam.RebarLock;

namespace Plimsoll.Inventory.Tests.Beam;

public class LockTests
{
    const string Mix = """
        %{
          "decimal": {:hex, :decimal, "2.1.1", "5611dca5d4b2c3dd497dec8f68751f1f1a54755e8ed2a966c2633cf885973ad6", [:mix], [], "hexpm", "53cfe5f497ed0e7771ae1a475575603d77425099ba5faef9394932b35020ffcc"},
          "ecto": {:hex, :ecto, "3.11.1", "4b4972b717e7ca83d30121b12998f5fcdc62ba0ed4f20fd390f16f3270d85c3e", [:mix], [{:decimal, "~> 2.0", [hex: :decimal, repo: "hexpm", optional: false]}, {:jason, "~> 1.0", [hex: :jason, repo: "hexpm", optional: true]}, {:telemetry, "~> 0.4 or ~> 1.0", [hex: :telemetry, repo: "hexpm", optional: false]}], "hexpm", "ebd3d3772cd0dfcd8d772659e41ed527c28b2a8bde4b00fe03e0463da0f1983b"},
          "forked": {:git, "https://github.com/acme/forked.git", "0123456789abcdef0123456789abcdef01234567", [branch: "main"]},
          "old": {:hex, :old_name, "0.1.0"}, # as Hex first wrote it
          "private": {:hex, :private, "1.0.0", "aa", [:rebar3], [], "hexpm:acme", "bb"},
        }
        """;

    const string Rebar = """
        {"1.2.0",
        [{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.10.0">>},0},
         {<<"cowlib">>,{pkg,<<"cowlib">>,<<"2.12.1">>},1},
         {<<"forked">>,
          {git,"https://github.com/acme/forked.git",
               {ref,"0123456789abcdef0123456789abcdef01234567"}},
          0}]}.
        [
        {pkg_hash,[
         {<<"cowboy">>, <<"00">>}]},
        {pkg_hash_ext,[
         {<<"cowboy">>, <<"3AFDCCB7183CC6F143CB14D3CF51FA00E53DB9EC80CDCD525482F5E99BC41D6B">>},
         {<<"cowlib">>, <<"163B73F6367A7341B33C794C4E88E7DBFE6498AC42DCD69EF44C5BC5507C8DB0">>}]}
        ].
        """;

    static readonly CataloguerTest MixLock = CataloguerTest.Of(new MixLockCataloguer());
    static readonly CataloguerTest RebarLock = CataloguerTest.Of(new RebarLockCataloguer());

    [Fact]
    public void Mix_locks_packages_of_Hex_and_checkouts() => Assert.Equal(
        ["decimal 2.1.1  sha256:53cfe5f497ed0e7771ae1a475575603d77425099ba5faef9394932b35020ffcc", "ecto 3.11.1  sha256:ebd3d3772cd0dfcd8d772659e41ed527c28b2a8bde4b00fe03e0463da0f1983b", "forked 0123456789abcdef0123456789abcdef01234567 https://github.com/acme/forked.git@0123456789abcdef0123456789abcdef01234567 ", "old_name 0.1.0  ", "private 1.0.0 hexpm:acme sha256:bb"],
        MixLock.On("mix.lock", Mix).Packages.Select(p => $"{p.Name} {p.Version} {p.Origin} {string.Join(',', p.Checksums)}"));

    [Fact]
    public void Needs_are_what_was_locked_and_what_is_optional_only_where_it_is_there() => Assert.Equal(
        [new Dependency("decimal", "2.1.1"), new Dependency("telemetry")], MixLock.On("mix.lock", Mix).Packages[1].Dependencies);

    [Fact]
    public void Rebar_tells_what_the_project_itself_names() => Assert.Equal(
        ["cowboy 2.10.0 True sha256:3afdccb7183cc6f143cb14d3cf51fa00e53db9ec80cdcd525482f5e99bc41d6b", "cowlib 2.12.1 False sha256:163b73f6367a7341b33c794c4e88e7dbfe6498ac42dcd69ef44c5bc5507c8db0", "forked 0123456789abcdef0123456789abcdef01234567 True "],
        RebarLock.On("rebar.lock", Rebar).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect} {string.Join(',', p.Checksums)}"));

    [Fact]
    public void Rebars_first_form_is_the_list_alone() => Assert.Equal(
        ["cowboy 1.0.4", "ranch 1.8.0"],
        RebarLock.On("rebar.lock", "[{<<\"cowboy\">>,{pkg,<<\"cowboy\">>,<<\"1.0.4\">>},0},\n {<<\"ranch\">>,{pkg,<<\"ranch\">>,<<\"1.8.0\">>},1}].\n").Packages.Select(p => $"{p.Name} {p.Version}"));

    [Theory]
    [InlineData("%{")]
    [InlineData("%{\"a\": {:hex}}")]
    [InlineData("%{\"a\": {:svn, \"x\"}}")]
    [InlineData("%{\"a\": System.halt()}")]
    [InlineData("%{} %{}")]
    public void What_is_no_lock_of_mix_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, MixLock.On("mix.lock", text).Gaps.Single().Code);

    [Theory]
    [InlineData("")]
    [InlineData("ok.")]
    [InlineData("[{<<\"a\">>,{pkg},0}].")]
    [InlineData("[{<<\"a\">>,{pkg,<<\"a\">>,<<\"1\">>},0}]")]
    [InlineData("[<<300>>].")]
    public void What_is_no_lock_of_rebar_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, RebarLock.On("rebar.lock", text).Gaps.Single().Code);

    [Fact]
    public void Terms_in_terms_are_refused()
    {
        Assert.Contains("nests deeper", MixLock.On("mix.lock", new string('[', 100_000)).Gaps.Single().Message, StringComparison.Ordinal);
        Assert.Contains("nests deeper", RebarLock.On("rebar.lock", new string('{', 100_000)).Gaps.Single().Message, StringComparison.Ordinal);
        Assert.Contains("more than", RebarLock.On("rebar.lock", $"[{string.Concat(Enumerable.Repeat("a,", 300_000))}a].").Gaps.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        MixLock.NeverThrowsOnAnyPrefixOf("mix.lock", Encoding.UTF8.GetBytes(Mix));
        MixLock.NeverThrowsOnFlipsOf("mix.lock", Encoding.UTF8.GetBytes(Mix), 2000);
        RebarLock.NeverThrowsOnAnyPrefixOf("rebar.lock", Encoding.UTF8.GetBytes(Rebar));
        RebarLock.NeverThrowsOnFlipsOf("rebar.lock", Encoding.UTF8.GetBytes(Rebar), 2000);
    }
}
