using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Swift.Resolved;

namespace Plimsoll.Inventory.Tests.Swift;

public class PackageResolvedTests
{
    const string Path = "Package.resolved";
    const string One = """
        {"object":{"pins":[
          {"package":"swift-nio","repositoryURL":"https://github.com/apple/swift-nio.git","state":{"branch":null,"revision":"6213ba7a06febe8fef60563a4a7d26a4085783cf","version":"2.54.0"}},
          {"package":"Thing","repositoryURL":"git@GitLab.com:acme/tools/Thing.git","state":{"branch":"main","revision":"aaaa","version":null}}]},"version":1}
        """;

    const string Three = """
        {"originHash":"x","pins":[
          {"identity":"vapor","kind":"remoteSourceControl","location":"https://github.com/vapor/vapor","state":{"revision":"bbbb","version":"4.89.0"}},
          {"identity":"mona.LinkedList","kind":"registry","location":"","state":{"version":"1.2.0"}},
          {"identity":"ported","kind":"remoteSourceControl","location":"ssh://git@git.example.org:2222/team/ported.git","state":{"revision":"cccc","version":"0.1.0"}},
          {"identity":"mine","kind":"localSourceControl","location":"/Users/x/mine","state":{"revision":"dddd","version":"1.0.0"}}],"version":3}
        """;

    static readonly CataloguerTest Resolved = CataloguerTest.Of(new PackageResolvedCataloguer());

    [Fact]
    public void Version_1_names_repositories() => Assert.Equal(
        ["github.com/apple/swift-nio 2.54.0 ", "gitlab.com/acme/tools/Thing aaaa revision"],
        Resolved.On(Path, One).Packages.Select(p => $"{p.Name} {p.Version} {p.Basis}"));

    [Fact]
    public void Versions_2_and_3_name_registries_too_and_what_is_local_is_left_out()
    {
        foreach (var text in new[] { Three, Three.Replace("\"version\":3}", "\"version\":2}", StringComparison.Ordinal) })
            Assert.Equal(
                ["github.com/vapor/vapor 4.89.0", "mona/LinkedList 1.2.0", "git.example.org/team/ported 0.1.0"],
                Resolved.On(Path, text).Packages.Select(p => $"{p.Name} {p.Version}"));
    }

    [Fact]
    public void Where_it_was_fetched_from_is_kept() => Assert.Equal("https://github.com/vapor/vapor@bbbb", Resolved.On(Path, Three).Packages[0].Origin);

    [Theory]
    [InlineData("""{"pins":[],"version":4}""", GapCode.Unsupported)]
    [InlineData("""{"pins":[]}""", GapCode.Unsupported)]
    [InlineData("""{"pins":[{"identity":"x","kind":"remoteSourceControl","location":"file:///x","state":{}}],"version":2}""", GapCode.Malformed)]
    [InlineData("""{"pins":[{"state":{"version":"1"}}],"version":2}""", GapCode.Malformed)]
    [InlineData("""{"pins":[""", GapCode.Malformed)]
    public void What_is_no_such_file_is_a_gap(string text, GapCode code) => Assert.Equal(code, Resolved.On(Path, text).Gaps.Single().Code);

    [Fact]
    public void Damage_never_stops_the_reader()
    {
        foreach (var text in new[] { One, Three })
        {
            Resolved.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(text));
            Resolved.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(text), 1000);
        }
    }
}
