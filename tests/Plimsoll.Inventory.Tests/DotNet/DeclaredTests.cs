using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.DotNet.Assets;
using Plimsoll.Inventory.DotNet.PackagesConfig;
using Plimsoll.Inventory.DotNet.PackagesLock;
using Plimsoll.Inventory.DotNet.Project;
using Plimsoll.Inventory.DotNet.Sdk;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.DotNet;

public class DeclaredTests
{
    const string Lock = """
        {"version":2,"dependencies":{"net8.0":{
          "Serilog":{"type":"Direct","requested":"[3.1.0, )","resolved":"3.1.1","contentHash":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==","dependencies":{"Inner":"1.0.0"}},
          "Inner":{"type":"Transitive","resolved":"1.2.0"},"Central":{"type":"CentralTransitive","requested":"[2.0.0, )","resolved":"2.0.0"},"ours":{"type":"Project"}},
          "net8.0/linux-x64":{"Inner":{"type":"Transitive","resolved":"1.2.0"},"Broken":{"type":"Transitive"}}}}
        """;

    const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><SerilogVersion>3.1.1</SerilogVersion></PropertyGroup>
          <ItemGroup Condition="'$(X)' == ''">
            <PackageReference Include="Newtonsoft.Json" Version="13.0.1" />
            <PackageReference Include="Serilog" Version="$(SerilogVersion)" />
            <PackageReference Include="Old"><Version>[1.0.0,2.0.0)</Version><PrivateAssets>all</PrivateAssets></PackageReference>
            <PackageReference Include="Central" />
            <PackageReference Include="Floats" Version="1.*" />
            <PackageReference Update="Later" Version="1.0.0" />
            <ProjectReference Include="../other/other.csproj" />
          </ItemGroup>
          <Choose><When Condition="true"><ItemGroup><PackageReference Include="Chosen" Version="[4.0.0]" /></ItemGroup></When></Choose>
        </Project>
        """;

    const string Config = """<?xml version="1.0"?><packages><package id="jQuery" version="3.6.0" targetFramework="net48" /><package id="StyleCop" version="1.0" developmentDependency="true" /><package id="x" /></packages>""";

    [Fact]
    public void A_lock_file_gives_what_was_chosen_once_and_no_projects()
    {
        var evidence = CataloguerTest.Of(new PackagesLockCataloguer()).On("packages.lock.json", Lock);
        Assert.Equal(["Serilog 3.1.1 True", "Inner 1.2.0 False", "Central 2.0.0 False"], evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect}"));
        Assert.Equal([new Dependency("Inner", "1.2.0")], evidence.Packages[0].Dependencies);
        Assert.StartsWith("sha512:000102", evidence.Packages[0].Checksums.Single(), StringComparison.Ordinal);
        Assert.Equal("a package has no version that was chosen", evidence.Gaps.Single().Message);
        Assert.True(new PackagesLockCataloguer().Wants("a/packages.tool.lock.json"u8));
        Assert.False(new PackagesLockCataloguer().Wants("a/package.lock.json"u8));
    }

    [Fact]
    public void The_lock_file_and_the_assets_of_this_repositorys_own_tests_agree()
    {
        var locked = Path.Combine(RepositoryRoot.Path, "tests", "Plimsoll.Inventory.Tests", "packages.lock.json");
        var assets = Path.Combine(RepositoryRoot.Path, "artifacts", "obj", "Plimsoll.Inventory.Tests", "project.assets.json");
        Requires.That(File.Exists(assets), "what restoring left in artifacts/obj");
        var fromLock = CataloguerTest.Of(new PackagesLockCataloguer()).On("packages.lock.json", File.ReadAllBytes(locked)).Packages;
        var fromAssets = CataloguerTest.Of(new AssetsCataloguer()).On("project.assets.json", File.ReadAllBytes(assets)).Packages;
        Assert.True(fromLock.Count > 20);
        Assert.Equal(fromLock.Select(p => (p.Name, p.Version)).Order(), fromAssets.Select(p => (p.Name, p.Version)).Order());
        Assert.Equal(fromLock.Where(p => p.IsDirect == true).Select(p => p.Name).Order(), fromAssets.Where(p => p.IsDirect == true).Select(p => p.Name).Order());
        Assert.All(fromAssets, p => Assert.StartsWith("sha512:", p.Checksums.Single(), StringComparison.Ordinal));
    }

    [Fact]
    public void Assets_tell_what_serves_development_alone()
    {
        var evidence = CataloguerTest.Of(new AssetsCataloguer()).On("obj/project.assets.json", """
            {"version":3,"targets":{"net8.0":{"A/1.0.0":{"type":"package","dependencies":{"B":"1.0.0"}},"B/2.0.0":{"type":"package"},"ours/1.0.0":{"type":"project"}}},"libraries":{},
            "project":{"frameworks":{"net8.0":{"dependencies":{"a":{"suppressParent":"All","target":"Package","version":"[1.0.0, )"}}}}}}
            """);
        Assert.Equal(["A 1.0.0 True True", "B 2.0.0 False False"], evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect} {p.IsDevelopment}"));
        Assert.Equal([new Dependency("B")], evidence.Packages[0].Dependencies);
    }

    [Fact]
    public void A_project_gives_what_it_asks_for_as_far_as_it_says_without_being_built()
    {
        var evidence = CataloguerTest.Of(new ProjectCataloguer()).On("app/app.csproj", Project);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(["Newtonsoft.Json 13.0.1 False", "Serilog 3.1.1 False", "Old 1.0.0 True", "Central  False", "Floats  False", "Chosen 4.0.0 False"], evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDevelopment}"));
        Assert.All(evidence.Packages, p => Assert.True(p.IsDirect));
        var central = CataloguerTest.Of(new ProjectCataloguer()).On("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"Central\" Version=\"2.0.0\" /></ItemGroup></Project>");
        Assert.Equal(("Central", "2.0.0", null), central.Packages.Select(p => (p.Name, p.Version, p.IsDirect)).Single());
    }

    [Fact]
    public void The_old_list_of_packages_is_read()
    {
        var evidence = CataloguerTest.Of(new PackagesConfigCataloguer()).On("packages.config", Config);
        Assert.Equal(["jQuery 3.6.0 False", "StyleCop 1.0 True"], evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDevelopment}"));
        Assert.Equal("a package has no name or no version", evidence.Gaps.Single().Message);
    }

    [Fact]
    public void An_sdk_is_named_by_its_directory_and_its_file()
    {
        var sdk = new SdkCataloguer();
        Assert.True(sdk.Wants("usr/share/dotnet/sdk/8.0.100/.version"u8));
        Assert.False(sdk.Wants("usr/share/dotnet/shared/Microsoft.NETCore.App/8.0.0/.version"u8));
        Assert.False(sdk.Wants(".version"u8));
        Assert.Equal(("dotnet-sdk", "8.0.100"), CataloguerTest.Of(sdk).On("usr/share/dotnet/sdk/8.0.100/.version", "abc\n8.0.100\nlinux-x64\n").Packages.Select(p => (p.Name, p.Version)).Single());
        Assert.Single(CataloguerTest.Of(sdk).On("sdk/8.0.100/.version", "abc\n").Gaps);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("<a/>")]
    [InlineData("<packages><package></packages>")]
    public void What_is_broken_is_a_gap_everywhere(string text)
    {
        foreach (var reader in (IFileReader[])[new PackagesLockCataloguer(), new AssetsCataloguer(), new ProjectCataloguer(), new PackagesConfigCataloguer()])
        {
            var gaps = CataloguerTest.Of(reader).On("file", text).Gaps;
            Assert.NotEmpty(gaps);
            Assert.All(gaps, g => Assert.Equal(GapCode.Malformed, g.Code));
        }
    }

    [Fact]
    public void No_bytes_make_the_readers_throw()
    {
        foreach (var (test, path, text) in new[]
        {
            (CataloguerTest.Of(new PackagesLockCataloguer()), "packages.lock.json", Lock), (CataloguerTest.Of(new ProjectCataloguer()), "a.csproj", Project),
            (CataloguerTest.Of(new PackagesConfigCataloguer()), "packages.config", Config), (CataloguerTest.Of(new AssetsCataloguer()), "project.assets.json", Lock),
        })
        {
            test.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text), step: 3);
            test.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 500);
        }
    }
}
