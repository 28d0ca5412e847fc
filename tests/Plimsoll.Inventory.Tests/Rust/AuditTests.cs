using System.IO.Compression;
using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Rust.Audit;
using Plimsoll.Testing;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Inventory.Tests.Rust;

public class AuditTests
{
    const string Path = "usr/local/bin/tool";
    const string List = """
        {"packages":[{"name":"autocfg","version":"1.1.0","source":"crates.io","kind":"build"},{"name":"serde","version":"1.0.190","source":"crates.io","dependencies":[0]},
        {"name":"mine","version":"0.2.0","source":"git"},{"name":"tool","version":"0.1.0","source":"local","dependencies":[1,2,99],"root":true}]}
        """;

    static readonly CataloguerTest Rust = CataloguerTest.Of(new AuditCataloguer());

    [Fact]
    public void Audit_data_gives_crates_edges_and_what_serves_the_build_alone()
    {
        var evidence = Rust.On(Path, With(Packed(List)));
        Assert.Empty(evidence.Gaps);
        Assert.Equal(["autocfg 1.1.0 False True ", "serde 1.0.190 True False ", "mine 0.2.0 True False git", "tool 0.1.0  False local"],
            evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect} {p.IsDevelopment} {p.Origin}"));
        Assert.Equal([new Dependency("serde", "1.0.190"), new Dependency("mine", "0.2.0")], evidence.Packages[3].Dependencies);
        Assert.All(evidence.Packages, p => Assert.Equal("audit data", p.Basis));
    }

    [Fact]
    public void A_real_program_with_the_section_that_the_linker_adds_is_read()
    {
        Requires.Tool("objcopy", "binutils");
        using var directory = new TemporaryDirectory();
        var (data, program) = (directory.Combine("data"), directory.Combine("program"));
        File.WriteAllBytes(data, Packed(List));
        Command.Run("objcopy", "--add-section", $".dep-v0={data}", "/bin/true", program);
        Assert.Equal(4, Rust.On(Path, File.ReadAllBytes(program)).Packages.Count);
    }

    [Fact]
    public void Windows_and_mac_programs_have_it_too()
    {
        Assert.Equal(4, Rust.On(Path, PeFixture.Build(isLibrary: false, [], (".dep-v0", Packed(List)))).Packages.Count);
        Assert.Equal(4, Rust.On(Path, MachFixture.Build(isLibrary: false, [], (".dep-v0", Packed(List)))).Packages.Count);
    }

    [Theory]
    [InlineData("{\"packages\":[{}]}", "crate 1 of its audit data has no name or no version")]
    [InlineData("{", "of its audit data: it is not well-formed JSON at line 1")]
    public void Broken_audit_data_is_a_gap(string json, string says) => Assert.Equal(says, Rust.On(Path, With(Packed(json))).Gaps.Single().Message);

    [Fact]
    public void A_bomb_is_a_gap_and_costs_no_more_than_the_bound()
    {
        var bomb = Packed(new string(' ', 300_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(GapCode.Malformed, Rust.On(Path, With(bomb)).Gaps.Single().Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
        Assert.Equal(GapCode.Malformed, Rust.On(Path, With([1, 2, 3])).Gaps.Single().Code);
    }

    [Fact]
    public void Without_audit_data_the_places_of_sources_tell()
    {
        const string texts = "called `Option::unwrap()`/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/regex-syntax-0.8.2/src/lib.rs/home/a/.cargo/registry/src/github.com-1ecc6299db9ec823/sha-1-0.10.0/src/lib.rs"
            + "C:\\Users\\a\\.cargo\\registry\\src\\index.crates.io-6f17d22bba15001f\\windows-sys-0.52.0\\src\\lib.rs/root/.cargo/registry/src/x/regex-syntax-0.8.2/src/ast.rs"
            + "/root/.cargo/registry/src/x/openssl-src-300.2.1+3.2.0/src/lib.rs/registry/src/x/not a crate-1.0.0/y/registry/src/x/nothing-1.0/y";
        var evidence = Rust.On(Path, new ElfFixture().Add(".rodata", Encoding.UTF8.GetBytes(texts)).Build());
        Assert.Equal(["regex-syntax 0.8.2", "sha-1 0.10.0", "openssl-src 300.2.1+3.2.0", "windows-sys 0.52.0"], evidence.Packages.Select(p => $"{p.Name} {p.Version}"));
        Assert.All(evidence.Packages, p => Assert.Equal("panic messages", p.Basis));
        Assert.Equal(4, Rust.On(Path, new ElfFixture { WithoutSections = true, Type = 2 }.Add(".rodata", Encoding.UTF8.GetBytes(texts)).Build()).Packages.Count);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Rust.NeverThrowsOnAnyPrefixOf(Path, With(Packed(List)));
        Rust.NeverThrowsOnFlipsOf(Path, With(Packed(List)), 2000);
    }

    static byte[] With(byte[] section) => new ElfFixture().Add(".dep-v0", section).Build();

    static byte[] Packed(string json)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }
}
