using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Go.BuildInfo;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Inventory.Tests.Go;

public class BuildInfoTests
{
    const string Path = "usr/local/bin/tool";
    const string Modules = "path\texample.org/tool/cmd/tool\nmod\texample.org/tool\t(devel)\t\ndep\texample.org/a\tv1.2.3\th1:AAAA=\ndep\texample.org/b\tv1.0.0\n=>\texample.org/c\tv1.1.0\th1:BBBB=\n"
        + "dep\tk8s.io/api\tv0.0.0\n=>\t./staging/src/k8s.io/api\t(devel)\t\n";

    static readonly CataloguerTest Go = CataloguerTest.Of(new BuildInfoCataloguer());

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void The_form_with_pointers_of_go_1_17_and_before_is_read(bool is64, bool isBigEndian) =>
        Assert.Equal(["stdlib 1.17.13", "example.org/tool ", "example.org/a v1.2.3", "example.org/c v1.1.0", "k8s.io/api "],
            Names(Go.On(Path, GoBuildInfoFixture.Pointed(is64, isBigEndian, "go1.17.13", Modules))));

    [Fact]
    public void Modules_have_versions_sums_and_replacements_and_the_main_one_its_edges()
    {
        var packages = Go.On(Path, Inline("go1.22.3", Modules)).Packages;
        Assert.Equal(["h1:AAAA="], packages[2].Checksums);
        Assert.Equal(("example.org/c", "h1:BBBB="), (packages[3].Name, packages[3].Checksums.Single()));
        Assert.Equal(["stdlib 1.22.3", "example.org/a v1.2.3", "example.org/c v1.1.0", "k8s.io/api "], packages[1].Dependencies.Select(d => $"{d.Name} {d.Version}"));
        Assert.All(packages, p => Assert.Equal((PackageType.Golang, "build info"), (p.Type, p.Basis)));
    }

    [Fact]
    public void It_is_found_without_sections_and_in_windows_and_mac_files_and_not_in_a_tool_that_only_knows_the_mark()
    {
        var block = GoBuildInfoFixture.Inline("go1.22.3", Modules);
        Assert.Equal(5, Go.On(Path, new ElfFixture { WithoutSections = true }.Add(".go.buildinfo", block).Build()).Packages.Count);
        Assert.Equal(5, Go.On(Path, PeFixture.Build(isLibrary: false, [], (".data", [.. new byte[48], .. block]))).Packages.Count);
        Assert.Equal(5, Go.On(Path, MachFixture.Build(isLibrary: false, [], ("__go_buildinfo", block))).Packages.Count);
        Assert.Empty(Go.On(Path, new ElfFixture().Add(".data", [.. block[..14], .. new byte[100]]).Build()).Packages);
        Assert.Equal(5, Go.On(Path, new ElfFixture().Add(".data", [.. block[..14], .. new byte[100], .. block]).Build()).Packages.Count);
    }

    [Theory]
    [InlineData("(devel)", "build\t-ldflags=\"-s -w -X main.version=1.4.0 -X main.commit=abc\"\n", "v1.4.0", "ldflags")]
    [InlineData("(devel)", "build\t-ldflags=\"-X 'example.org/tool/internal/build.Version=v2.0.0-rc.1'\"\n", "v2.0.0-rc.1", "ldflags")]
    [InlineData("(devel)", "build\t-ldflags=-X=example.org/tool/version.gitVersion=v2.0.0\n", "v2.0.0", "ldflags")]
    [InlineData("(devel)", "build\t-ldflags=\"-X example.org/other/version.Version=v9.9.9\"\n", "", "build info")]
    [InlineData("(devel)", "build\t-ldflags=\"-X main.goVersion=1.22.3 -X main.version=dev\"\n", "", "build info")]
    [InlineData("(devel)", "build\t-ldflags=\"-X main.version=0.0.0\"\n", "", "build info")]
    [InlineData("(devel)", "build\tvcs.revision=abcdef1234567890abcdef1234567890abcdef12\nbuild\tvcs.time=2024-01-02T03:04:05Z\nbuild\tvcs.modified=false\n", "v0.0.0-20240102030405-abcdef123456", "vcs stamp")]
    [InlineData("(devel)", "build\tvcs.revision=abcdef1234567890abcdef1234567890abcdef12\nbuild\tvcs.time=2024-01-02T05:04:05+02:00\nbuild\tvcs.modified=true\n", "v0.0.0-20240102030405-abcdef123456+dirty", "vcs stamp")]
    [InlineData("(devel)", "build\tvcs.revision=r1234\nbuild\tvcs.time=2024-01-02T05:04:05Z\n", "", "build info")]
    [InlineData("(devel)", "", "", "build info")]
    [InlineData("v0.0.0", "", "", "build info")]
    [InlineData("v1.2.4-0.20240102030405-abcdef123456+dirty", "build\t-ldflags=\"-X main.version=9.0.0\"\n", "v1.2.4-0.20240102030405-abcdef123456+dirty", "build info")]
    [InlineData("v0.0.0-20240102030405-abcdef123456", "build\t-ldflags=\"-X main.version=9.0.0\"\n", "v9.0.0", "ldflags")]
    [InlineData("v0.0.0-20240102030405-abcdef123456", "", "v0.0.0-20240102030405-abcdef123456", "vcs stamp")]
    [InlineData("v24.0.7+incompatible", "", "v24.0.7+incompatible", "build info")]
    public void The_main_modules_version_is_told_by_its_stamp_or_the_linkers_flags_and_else_unknown(string version, string settings, string expected, string basis)
    {
        var main = Go.On(Path, Inline("go1.22.3", $"path\texample.org/tool\nmod\texample.org/tool\t{version}\t\n{settings}")).Packages[1];
        Assert.Equal((expected, basis), (main.Version, main.Basis));
    }

    [Theory]
    [InlineData("go1.22.3", "1.22.3")]
    [InlineData("go1.19", "1.19.0")]
    [InlineData("go1.21rc2", "1.21.0-rc.2")]
    [InlineData("go1.24beta1", "1.24.0-beta.1")]
    [InlineData("go1.22.3 X:boringcrypto", "1.22.3")]
    [InlineData("go1.18.5b7", "1.18.5")]
    [InlineData("go1.24.1-fips", "1.24.1")]
    [InlineData("go1.20.12 (Red Hat 1.20.12-1.el9)", "1.20.12")]
    [InlineData("devel go1.23-0123abc Tue Jan 2 2024", "")]
    [InlineData("devel +0123abc", "")]
    [InlineData("go1", "")]
    [InlineData("go99999999999.1", "")]
    [InlineData("", null)]
    public void The_standard_librarys_version_is_the_toolchains(string toolchain, string? version) =>
        Assert.Equal(version, Go.On(Path, Inline(toolchain, "")).Packages.FirstOrDefault(p => p.Name == "stdlib")?.Version);

    [Fact]
    public void A_tool_of_the_toolchain_is_named_as_such_and_is_no_module() =>
        Assert.Equal(["stdlib 1.22.3", "toolchain 1.22.3"], Names(Go.On(Path, Inline("go1.22.3", "path\tcmd/go\nmod\tcmd\t(devel)\t\n"))));

    [Fact]
    public void A_program_of_go_that_knows_no_modules_has_its_standard_library() =>
        Assert.Equal(["stdlib 1.16.5"], Names(Go.On(Path, GoBuildInfoFixture.Pointed(true, false, "go1.16.5", ""))));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Where_build_info_was_taken_out_the_standard_library_is_told_by_the_programs_own_string(bool is64, bool isBigEndian)
    {
        var elf = new ElfFixture(is64, isBigEndian).Add(".rodata", [.. "go1.2x go1.22.31.2.840.113"u8, .. new byte[6]]).Add(".gopclntab", [1]);
        elf.Add(".data", elf.Words(is64 ? 8 : 4, ElfFixture.FirstAddress + 7, 8));
        var evidence = Go.On(Path, elf.Build());
        Assert.Equal(("stdlib", "1.22.3", "build version"), evidence.Packages.Select(p => (p.Name, p.Version, p.Basis)).Single());
        Assert.Equal(GapCode.Unsupported, evidence.Gaps.Single().Code);
        Go.NeverThrowsOnFlipsOf(Path, elf.Build(), 1000);
    }

    [Theory]
    [InlineData("github.com/docker/cli/cmd/docker", "build\t-ldflags=\" -X \\\"github.com/docker/cli/cli/version.GitCommit=e6534b4\\\" -X \\\"github.com/docker/cli/cli/version.Version=28.2.2\\\" -extldflags -static\"\n", "github.com/docker/cli v28.2.2 ldflags")]
    [InlineData("github.com/a/b/v4/cmd/b", "", "github.com/a/b/v4  build info")]
    [InlineData("example.org/a/b/c", "", null)]
    [InlineData("command-line-arguments", "", null)]
    public void Built_without_modules_a_program_is_of_the_repository_that_its_path_names(string path, string settings, string? expected)
    {
        var main = Go.On(Path, Inline("go1.24.3", $"path\t{path}\n{settings}")).Packages.Skip(1).SingleOrDefault();
        Assert.Equal(expected, main is null ? null : $"{main.Name} {main.Version} {main.Basis}");
    }

    [Fact]
    public void Modules_without_end_are_cut_with_a_gap()
    {
        var many = string.Concat(Enumerable.Range(0, 50).Select(i => $"dep\texample.org/m{i}\tv1.0.0\n"));
        var evidence = Go.On(Path, Inline("go1.22.3", many), Limits.Default with { MaxPackagesPerFile = 10 });
        Assert.Equal((10, GapCode.TooLarge), (evidence.Packages.Count, evidence.Gaps.Single().Code));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        foreach (var bytes in (byte[][])[Inline("go1.22.3", Modules), GoBuildInfoFixture.Pointed(true, false, "go1.17", Modules), GoBuildInfoFixture.Pointed(false, true, "go1.17", Modules)])
        {
            Go.NeverThrowsOnAnyPrefixOf(Path, bytes);
            Go.NeverThrowsOnFlipsOf(Path, bytes, 3000);
        }
    }

    static byte[] Inline(string version, string modules) => new ElfFixture().Add(".go.buildinfo", GoBuildInfoFixture.Inline(version, modules)).Build();

    static IEnumerable<string> Names(FileEvidence evidence) => evidence.Packages.Select(p => $"{p.Name} {p.Version}");
}
