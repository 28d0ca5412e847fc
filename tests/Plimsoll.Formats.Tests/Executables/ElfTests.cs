using Plimsoll.Formats.Executables;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Formats.Tests.Executables;

public class ElfTests
{
    public static TheoryData<bool, bool> Forms => new() { { true, false }, { true, true }, { false, false }, { false, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_address_sizes_and_byte_orders_are_read(bool is64, bool isBigEndian)
    {
        var elf = Read(new ElfFixture(is64, isBigEndian) { Type = 3, Interpreter = "/lib/ld.so.1", Needed = ["libc.so.6", "libm.so.6"], BuildId = [0xDE, 0xAD, 0xBE, 0xEF] }.Add(".data", [1, 2, 3]));
        Assert.Equal((ExecutableFormat.Elf, ExecutableKind.Program, is64, isBigEndian), (elf.Format, elf.Kind, elf.Is64, elf.IsBigEndian));
        Assert.Equal(["libc.so.6", "libm.so.6"], elf.Needed);
        Assert.Equal(("deadbeef", "/lib/ld.so.1", false), (elf.BuildId, elf.Interpreter, elf.IsStatic));
        Assert.Equal(((ulong)ElfFixture.FirstAddress, ElfFixture.FirstOffset, 3), (elf.Section(".data")!.Value.Address, elf.Section(".data")!.Value.Offset, elf.Section(".data")!.Value.Length));
        Assert.Null(elf.Problem);
    }

    [Fact]
    public void Bytes_are_found_by_section_and_by_address()
    {
        var bytes = new ElfFixture().Add(".data", [1, 2, 3]).Build();
        Assert.True(ExecutableFile.TryRead(bytes, out var elf));
        Assert.Equal([1, 2, 3], ExecutableFile.Data(bytes, elf.Section(".data")).ToArray());
        Assert.Equal([2, 3], elf.At(bytes, ElfFixture.FirstAddress + 1)[..2].ToArray());
        Assert.Equal(0x0302ul, elf.Pointer(elf.At(bytes, ElfFixture.FirstAddress + 1)) & 0xFFFF);
        Assert.True(elf.At(bytes, 0xFFFFFFFFFFFFFFFF).IsEmpty);
        Assert.True(ExecutableFile.Data(bytes, elf.Section(".none")).IsEmpty);
    }

    [Fact]
    public void A_library_is_one_and_a_static_program_is_one()
    {
        var library = Read(new ElfFixture { Type = 3, SoName = "libx.so.1", Needed = ["libc.so.6"], Interpreter = "/lib/ld.so" });
        Assert.Equal((ExecutableKind.Library, "libx.so.1"), (library.Kind, library.SoName));
        var program = Read(new ElfFixture());
        Assert.Equal((ExecutableKind.Program, true), (program.Kind, program.IsStatic));
        Assert.Equal(ExecutableKind.Other, Read(new ElfFixture { Type = 1 }).Kind);
    }

    [Theory]
    [InlineData(40, 0xFFFFFFFFFFFFFF00ul, 8, "section headers lie outside")]
    [InlineData(60, 0xFFFFul, 2, "section headers lie outside")]
    [InlineData(32, 0x7FFFFFFFFFFFFFFFul, 8, "program headers lie outside")]
    [InlineData(56, 0xFFF0ul, 2, "program headers lie outside")]
    public void Tables_outside_the_file_are_a_problem_and_the_rest_is_read(int at, ulong value, int size, string says)
    {
        var bytes = new ElfFixture { BuildId = [1, 2] }.Add(".data", [1]).Build();
        new ElfFixture().Words(size, value).CopyTo(bytes, at);
        Assert.True(ExecutableFile.TryRead(bytes, out var elf));
        Assert.Contains(says, elf.Problem, StringComparison.Ordinal);
        Assert.Equal("amd64", elf.Architecture);
    }

    [Fact]
    public void A_section_outside_the_file_has_no_bytes_and_is_told()
    {
        var fixture = new ElfFixture().Add(".data", new byte[16]).Add(".dep-v0", new byte[16]);
        var bytes = fixture.Build();
        var second = (int)BitConverter.ToInt64(bytes, 40) + (2 * 64);
        fixture.Words(8, 0xFFFFFFFFFFFFFFF0).CopyTo(bytes, second + 24);
        Assert.True(ExecutableFile.TryRead(bytes, out var elf));
        Assert.Equal("a section lies outside the file", elf.Problem);
        Assert.Equal(0, elf.Section(".dep-v0")!.Value.Length);
        Assert.Equal(16, elf.Section(".data")!.Value.Length);
    }

    [Fact]
    public void Sections_that_overlap_are_each_read_and_names_as_long_as_the_file_are_cut()
    {
        var fixture = new ElfFixture().Add(".a", new byte[32]).Add(new string('n', 5000), new byte[32]);
        var bytes = fixture.Build();
        var second = (int)BitConverter.ToInt64(bytes, 40) + (2 * 64);
        fixture.Words(8, ElfFixture.FirstOffset).CopyTo(bytes, second + 24);
        Assert.True(ExecutableFile.TryRead(bytes, out var elf));
        Assert.Equal(elf.Sections[0].Offset, elf.Sections[1].Offset);
        Assert.Equal(64, elf.Sections[1].Name.Length);
    }

    [Fact]
    public void Counts_past_what_a_header_holds_stand_in_the_first_section()
    {
        var fixture = new ElfFixture();
        for (var i = 0; i < 70_000; i++)
            fixture.Add(".s", []);
        var bytes = fixture.Build();
        var table = (int)BitConverter.ToInt64(bytes, 40);
        fixture.Words(2, 0, 0xFFFF).CopyTo(bytes, 60);
        fixture.Words(8, 70_002).CopyTo(bytes, table + 32);
        fixture.Words(4, 70_001).CopyTo(bytes, table + 40);
        Assert.True(ExecutableFile.TryRead(bytes, out var elf));
        Assert.Equal(70_001, elf.Sections.Count);
        Assert.Equal((".s", ".shstrtab"), (elf.Sections[0].Name, elf.Sections[^1].Name));
    }

    [Fact]
    public void What_upx_packed_is_named_so()
    {
        var mark = new byte[] { 1, 2, 3, 4, (byte)'U', (byte)'P', (byte)'X', (byte)'!' };
        Assert.True(Read(new ElfFixture { WithoutSections = true, BehindHeaders = mark }).IsUpxPacked);
        Assert.False(Read(new ElfFixture { WithoutSections = true }.Add(".x", [.. new byte[4096], .. mark])).IsUpxPacked);
        Assert.False(Read(new ElfFixture { BehindHeaders = mark }.Add(".x", [1])).IsUpxPacked);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_bytes_make_it_throw(bool is64, bool isBigEndian) =>
        Damage.NeverThrows(new ElfFixture(is64, isBigEndian) { Type = 3, Interpreter = "/lib/ld.so", Needed = ["libc.so.6"], SoName = "a", BuildId = [1, 2, 3] }.Add(".data", [1, 2, 3]).Build());

    static ExecutableFile Read(ElfFixture fixture)
    {
        Assert.True(ExecutableFile.TryRead(fixture.Build(), out var elf));
        return elf;
    }
}
