using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Conan.Info;
using Plimsoll.Inventory.Conan.Lock;
using Plimsoll.Inventory.Conan.Recipe;

namespace Plimsoll.Inventory.Tests.Conan;

public class ConanTests
{
    const string One = """
        {"graph_lock":{"nodes":{
          "0":{"ref":"app/1.0","options":"","requires":["1","3"],"build_requires":["4"],"path":"conanfile.txt","context":"host"},
          "1":{"ref":"openssl/3.1.2@acme/stable#93a82349c31917d2d674d22065c7a9ef","package_id":"b1","prev":"0","requires":["2"],"context":"host"},
          "2":{"ref":"zlib/1.2.13#13c96f538b52e1600c40b88994de240f","package_id":"c2","context":"host"},
          "3":{"ref":"fmt/10.0.0","context":"host"},
          "4":{"ref":"cmake/3.27.1#aa","context":"build"}},"revisions_enabled":true},"version":"0.4","profile_host":"[settings]"}
        """;

    const string Two = """
        {"version":"0.5",
         "requires":["zlib/1.2.13#13c96f538b52e1600c40b88994de240f%1691060634.427","openssl/3.1.2@acme/stable#93a8%1.0"],
         "build_requires":["cmake/3.27.1#aa%1"],
         "python_requires":["tools/0.1"]}
        """;

    const string Info = """
        [settings]
            arch=x86_64
            os=Linux

        [requires]
            zlib/1.2.Z

        [options]
            shared=False

        [full_requires]
            zlib/1.2.13:2a823fda5c9d8b4f682cb27c30caf4124c5726c8
            bzip2/1.0.8@acme/stable:aa

        [recipe_hash]
        """;

    static readonly CataloguerTest Lock = CataloguerTest.Of(new ConanLockCataloguer());
    static readonly CataloguerTest InfoReader = CataloguerTest.Of(new ConanInfoCataloguer());

    [Fact]
    public void A_graph_is_read_with_who_needs_whom() => Assert.Equal(
        ["openssl 3.1.2 True False channel=stable,user=acme [zlib 1.2.13]", "zlib 1.2.13 False False  []", "fmt 10.0.0 True False  []", "cmake 3.27.1 True True  []"],
        Lock.On("conan.lock", One).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect} {p.IsDevelopment} {Qualifiers(p)} [{string.Join(',', p.Dependencies.Select(d => $"{d.Name} {d.Version}"))}]"));

    [Fact]
    public void Lists_are_read_with_what_serves_the_build_marked() => Assert.Equal(
        ["zlib 1.2.13 False ", "openssl 3.1.2 False channel=stable,user=acme", "cmake 3.27.1 True ", "tools 0.1 True "],
        Lock.On("conan.lock", Two).Packages.Select(p => $"{p.Name} {p.Version} {p.IsDevelopment} {Qualifiers(p)}"));

    [Theory]
    [InlineData("""{"version":"0.5"}""", GapCode.Unsupported)]
    [InlineData("""{"requires":["zlib"]}""", GapCode.Malformed)]
    [InlineData("""{"requires":["zlib/[>=1.2]"]}""", GapCode.Malformed)]
    [InlineData("""{"requires":[1]}""", GapCode.Malformed)]
    [InlineData("[]", GapCode.Unsupported)]
    public void What_is_no_lock_is_a_gap(string text, GapCode code) => Assert.Equal(code, Lock.On("conan.lock", text).Gaps.Single().Code);

    [Fact]
    public void A_graph_that_goes_in_circles_is_read_as_it_is_written() => Assert.Equal(
        ["b", "a"],
        Lock.On("conan.lock", """{"graph_lock":{"nodes":{"1":{"ref":"a/1","requires":["2"]},"2":{"ref":"b/1","requires":["1"]}}}}""").Packages.SelectMany(p => p.Dependencies).Select(d => d.Name));

    [Fact]
    public void In_the_cache_the_path_says_which_package_it_is()
    {
        var package = InfoReader.On("root/.conan/data/minizip/1.2.13/_/_/package/2a823fda/conaninfo.txt", Info).Packages.Single();
        Assert.Equal(("minizip", "1.2.13", ""), (package.Name, package.Version, Qualifiers(package)));
        Assert.Equal([new Dependency("zlib", "1.2.13"), new Dependency("bzip2", "1.0.8")], package.Dependencies);
    }

    [Fact]
    public void Elsewhere_the_packages_are_what_was_required() => Assert.Equal(
        ["zlib 1.2.13 ", "bzip2 1.0.8 channel=stable,user=acme"],
        InfoReader.On("app/build/conaninfo.txt", Info).Packages.Select(p => $"{p.Name} {p.Version} {Qualifiers(p)}"));

    [Fact]
    public void A_recipe_of_text_asks_for_packages_and_ranges_are_none() => Assert.Equal(
        ["zlib 1.2.13 False ", "fmt 10.0.0 False channel=stable,user=acme", "cmake 3.27.1 True "],
        CataloguerTest.Of(new ConanRecipeCataloguer()).On("conanfile.txt", "[requires]\nzlib/1.2.13\nfmt/10.0.0@acme/stable # pinned\nboost/[>=1.80]\n[tool_requires]\ncmake/3.27.1\n[options]\nzlib/*:shared=True\n").Packages.Select(p => $"{p.Name} {p.Version} {p.IsDevelopment} {Qualifiers(p)}"));

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var text in new[] { One, Two })
        {
            Lock.NeverThrowsOnAnyPrefixOf("conan.lock", Encoding.UTF8.GetBytes(text));
            Lock.NeverThrowsOnFlipsOf("conan.lock", Encoding.UTF8.GetBytes(text), 1000);
        }

        InfoReader.NeverThrowsOnAnyPrefixOf("conaninfo.txt", Encoding.UTF8.GetBytes(Info));
        InfoReader.NeverThrowsOnFlipsOf("conaninfo.txt", Encoding.UTF8.GetBytes(Info), 1000);
    }

    static string Qualifiers(Package package) => string.Join(',', package.Qualifiers.Select(q => $"{q.Key}={q.Value}"));
}
