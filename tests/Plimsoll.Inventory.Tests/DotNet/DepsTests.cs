using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.DotNet.Deps;

namespace Plimsoll.Inventory.Tests.DotNet;

public class DepsTests
{
    const string Path = "app/shop.deps.json";
    const string Sum = "sha512-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";

    const string Application = $$"""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v8.0/linux-x64", "signature": "" },
          "targets": {
            ".NETCoreApp,Version=v8.0": {},
            ".NETCoreApp,Version=v8.0/linux-x64": {
              "shop/2.1.0": { "dependencies": { "Newtonsoft.Json": "13.0.1", "Meta": "1.0.0", "Core": "1.0.0" }, "runtime": { "shop.dll": {} } },
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": { "runtime": { "System.Runtime.dll": {} }, "native": { "libcoreclr.so": {} } },
              "Newtonsoft.Json/13.0.1": { "runtime": { "lib/net6.0/Newtonsoft.Json.dll": { "assemblyVersion": "13.0.0.0" } } },
              "Meta/1.0.0": { "dependencies": { "Inner": "4.5.0" } },
              "Placeholder/4.3.0": { "runtime": { "lib/netstandard1.0/_._": {} } },
              "Inner/4.5.0": { "native": { "runtimes/linux-x64/native/libinner.so": {} } },
              "Translated/1.0.0": { "resources": { "lib/net6.0/de/T.resources.dll": { "locale": "de" } } },
              "Core/1.0.0": { "runtime": { "Core.dll": {} } },
              "Loose/1.0.0.0": { "runtime": { "Loose.dll": {} } }
            }
          },
          "libraries": {
            "shop/2.1.0": { "type": "project", "serviceable": false, "sha512": "" },
            "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": { "type": "runtimepack", "serviceable": false, "sha512": "" },
            "Newtonsoft.Json/13.0.1": { "type": "package", "serviceable": true, "sha512": "{{Sum}}" },
            "Meta/1.0.0": { "type": "package" }, "Placeholder/4.3.0": { "type": "package" }, "Inner/4.5.0": { "type": "package" }, "Translated/1.0.0": { "type": "package" },
            "Core/1.0.0": { "type": "project" }, "Loose/1.0.0.0": { "type": "reference" }
          }
        }
        """;

    static readonly CataloguerTest Deps = CataloguerTest.Of(new DepsCataloguer());

    [Fact]
    public void What_was_deployed_is_listed_and_what_only_brings_others_is_not()
    {
        var evidence = Deps.On(Path, Application);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(
            [
                "shop 2.1.0  project", "Microsoft.NETCore.App.Runtime.linux-x64 8.0.1 False deps.json", "Newtonsoft.Json 13.0.1 True deps.json", "Inner 4.5.0 False deps.json",
                "Translated 1.0.0 False deps.json", "Core 1.0.0  project",
            ],
            evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect} {p.Basis}"));
        Assert.Equal([new Dependency("Newtonsoft.Json", "13.0.1"), new Dependency("Meta", "1.0.0"), new Dependency("Core", "1.0.0")], evidence.Packages[0].Dependencies);
        Assert.Equal(["sha512:" + string.Concat(Enumerable.Range(0, 64).Select(i => i.ToString("x2", null)))], evidence.Packages[2].Checksums);
    }

    [Fact]
    public void The_shared_runtime_is_the_package_that_advisories_know()
    {
        var directory = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var version = System.IO.Path.GetFileName(directory);
        var packages = Deps.On($"usr/share/dotnet/shared/Microsoft.NETCore.App/{version}/Microsoft.NETCore.App.deps.json", File.ReadAllBytes(System.IO.Path.Combine(directory, "Microsoft.NETCore.App.deps.json"))).Packages;
        Assert.Equal(("Microsoft.NETCore.App.Runtime.linux-x64", version), packages.Select(p => (p.Name, p.Version)).Single());
    }

    [Fact]
    public void Of_this_test_itself_every_package_has_its_files_here()
    {
        var packages = Deps.On(Path, File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Plimsoll.Inventory.Tests.deps.json"))).Packages;
        Assert.Contains(packages, p => p is { Name: "CsCheck", IsDirect: true, Basis: "deps.json" } && p.Checksums.Count == 1);
        Assert.Contains(packages, p => p is { Name: "Plimsoll.Inventory.Tests", Basis: "project" } && p.Dependencies.Any(d => d.Name == "CsCheck"));
        foreach (var package in packages.Where(p => p is { Basis: "deps.json", Name: "CsCheck" or "YamlDotNet" or "Tomlyn" }))
            Assert.True(File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, package.Name + ".dll")));
    }

    [Theory]
    [InlineData("{}", "it names no target, as a file of dependencies does")]
    [InlineData("[", "it is not well-formed JSON at line 1")]
    [InlineData("{\"targets\":{\"a\":{\"b\":{}}}}", "a library has no name or no version")]
    public void What_is_broken_is_a_gap(string text, string says) => Assert.Equal((GapCode.Malformed, says), Deps.On(Path, text).Gaps.Select(g => (g.Code, g.Message)).Single());

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Deps.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Application), step: 3);
        Deps.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Application), 1000);
    }
}
