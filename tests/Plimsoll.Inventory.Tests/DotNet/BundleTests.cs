using System.Buffers.Binary;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.DotNet.Bundle;
using Plimsoll.Inventory.DotNet.Deps;
using Plimsoll.Testing;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Inventory.Tests.DotNet;

public class BundleTests
{
    const string Path = "app/shop";
    const string Dependencies = """{"runtimeTarget":{"name":"t"},"targets":{"t":{"A/1.0.0":{"runtime":{"A.dll":{}}}}},"libraries":{"A/1.0.0":{"type":"package"}}}""";

    static readonly CataloguerTest Bundle = CataloguerTest.Of(new BundleCataloguer());

    [Theory]
    [InlineData(1u, false)]
    [InlineData(2u, false)]
    [InlineData(6u, false)]
    [InlineData(6u, true)]
    public void All_versions_of_the_form_are_read_compressed_or_not(uint version, bool isCompressed)
    {
        var evidence = Bundle.On(Path, BundleFixture.Build(Dependencies, version, isCompressed));
        Assert.Empty(evidence.Gaps);
        Assert.Equal(("A", "1.0.0", "app.deps.json"), evidence.Packages.Select(p => (p.Name, p.Version, p.Inside)).Single());
    }

    [Fact]
    public void An_application_that_the_real_sdk_publishes_gives_what_its_file_of_dependencies_says()
    {
        Requires.Tool("dotnet", "dotnet-sdk");
        using var directory = new TemporaryDirectory();
        directory.Write("lib/lib.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><Version>7.8.9</Version></PropertyGroup></Project>""");
        directory.Write("lib/Lib.cs", "namespace Lib; public static class Word { public static string Say() => \"word\"; }");
        directory.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Version>3.2.1</Version><RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>false</SelfContained>
            <RestoreSources>$(MSBuildThisFileDirectory)</RestoreSources></PropertyGroup><ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup></Project>
            """);
        directory.Write("app/Program.cs", "System.Console.WriteLine(Lib.Word.Say());");
        Command.Run("dotnet", "publish", directory.Combine("app", "app.csproj"), "-c", "Release", "-v", "quiet", "--nologo", "-p:PublishSingleFile=true", "-p:UseAppHost=true", "-o", directory.Combine("out"));
        var evidence = Bundle.On(Path, File.ReadAllBytes(directory.Combine("out", "app")));
        Assert.Equal(["app 3.2.1 project", "lib 7.8.9 project"], evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.Basis}"));
        var file = Directory.EnumerateFiles(directory.Combine("app"), "app.deps.json", SearchOption.AllDirectories).First();
        Assert.Equal(
            CataloguerTest.Of(new DepsCataloguer()).On("app.deps.json", File.ReadAllBytes(file)).Packages.Select(p => (p.Name, p.Version)),
            evidence.Packages.Select(p => (p.Name, p.Version)));
    }

    [Fact]
    public void A_program_that_holds_no_bundle_says_nothing_and_a_false_place_is_a_gap()
    {
        var bytes = BundleFixture.Build(Dependencies);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(ElfFixture.FirstOffset), 0);
        Assert.Equal(0, Bundle.On(Path, bytes).Gaps.Count + Bundle.On(Path, bytes).Packages.Count);
        foreach (var place in (long[])[long.MaxValue, -1, 1, bytes.Length - 1])
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(ElfFixture.FirstOffset), place);
            Assert.Equal(GapCode.Malformed, Bundle.On(Path, bytes).Gaps.Single().Code);
        }
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Bundle.NeverThrowsOnAnyPrefixOf(Path, BundleFixture.Build(Dependencies, isCompressed: true));
        Bundle.NeverThrowsOnFlipsOf(Path, BundleFixture.Build(Dependencies, isCompressed: true), 3000);
    }
}
