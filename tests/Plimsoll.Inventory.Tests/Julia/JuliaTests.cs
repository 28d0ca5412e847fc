using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Julia.Manifest;
using Plimsoll.Inventory.Julia.Packages;

namespace Plimsoll.Inventory.Tests.Julia;

public class JuliaTests
{
    const string Path = "depot/packages/JSON/abcde/Project.toml";
    const string Two = """
        julia_version = "1.9.3"
        manifest_format = "2.0"
        project_hash = "aa"

        [[deps.Dates]]
        deps = ["Printf"]
        uuid = "ade2ca70-3891-5945-98fb-dc099432e06a"

        [[deps.JSON]]
        deps = ["Dates", "Parsers"]
        git-tree-sha1 = "31e996f0a15c7b280ba9f76636b3ff9e2ae58c9a"
        uuid = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"
        version = "0.21.4"

        [[deps.Parsers]]
        git-tree-sha1 = "bb"
        repo-rev = "main"
        repo-url = "https://github.com/JuliaData/Parsers.jl.git"
        uuid = "69de0a69-1ddd-5017-9359-2bf0b02dc9f0"
        version = "2.7.2"

            [deps.Parsers.deps]
            JSON = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"
        """;

    const string One = """
        [[JSON]]
        deps = ["Dates"]
        git-tree-sha1 = "31e9"
        uuid = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"
        version = "0.21.4"
        """;

    const string Project = """
        name = "JSON"
        uuid = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"
        version = "0.21.4"
        authors = ["Jane <jane@example.org>"]

        [deps]
        Dates = "ade2ca70-3891-5945-98fb-dc099432e06a"
        Parsers = "69de0a69-1ddd-5017-9359-2bf0b02dc9f0"

        [compat]
        julia = "1"
        """;

    static readonly CataloguerTest Manifest = CataloguerTest.Of(new JuliaManifestCataloguer());
    static readonly CataloguerTest Packages = CataloguerTest.Of(new JuliaPackagesCataloguer());

    [Fact]
    public void A_manifest_lists_packages_by_uuid_and_leaves_out_the_standard_library() => Assert.Equal(
        ["JSON 0.21.4 682c06a0-de6a-54ab-a142-c8b1cf79cde6 [Dates=,Parsers=2.7.2]", "Parsers 2.7.2 69de0a69-1ddd-5017-9359-2bf0b02dc9f0 [JSON=0.21.4]"],
        Manifest.On("Manifest.toml", Two).Packages.Select(p => $"{p.Name} {p.Version} {p.Qualifiers.Single(q => q.Key == "uuid").Value} [{string.Join(',', p.Dependencies.Select(d => $"{d.Name}={d.Version}"))}]"));

    [Fact]
    public void Where_a_package_was_taken_from_is_kept() => Assert.Equal("https://github.com/JuliaData/Parsers.jl.git@main", Manifest.On("Manifest.toml", Two).Packages[1].Origin);

    [Fact]
    public void The_first_format_has_no_table_of_dependencies() => Assert.Equal("JSON 0.21.4", Manifest.On("Manifest.toml", One).Packages.Select(p => $"{p.Name} {p.Version}").Single());

    [Fact]
    public void A_package_of_a_depot_is_read()
    {
        var package = Packages.On(Path, Project).Packages.Single();
        Assert.Equal(("JSON", "0.21.4", "Jane <jane@example.org>", 2), (package.Name, package.Version, package.Maintainer, package.Dependencies.Count));
    }

    [Fact]
    public void Another_projects_file_of_that_name_says_nothing() => Assert.Empty(Packages.On("x/packages/a/b/Project.toml", "title = \"x\"\n").Packages);

    [Theory]
    [InlineData(Path, true)]
    [InlineData("usr/share/julia/stdlib/v1.9/Dates/Project.toml", false)]
    [InlineData("Project.toml", false)]
    public void Depots_are_asked_for(string path, bool wanted) => Assert.Equal(wanted, new JuliaPackagesCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData("[[deps.A]]\nversion = \"1\"\n")]
    [InlineData("[[deps.A]\n")]
    public void What_has_no_uuid_or_is_no_toml_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Manifest.On("Manifest.toml", text).Gaps.Single().Code);

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var (reader, path, text) in new[] { (Manifest, "Manifest.toml", Two), (Manifest, "Manifest.toml", One), (Packages, Path, Project) })
        {
            reader.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text));
            reader.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 500);
        }
    }
}
