using System.Buffers.Binary;
using Plimsoll.Formats.Executables;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Formats.Tests.Executables;

public class PeAndMachTests
{
    [Theory]
    [InlineData(true, ExecutableKind.Library)]
    [InlineData(false, ExecutableKind.Program)]
    public void A_windows_file_tells_its_kind_sections_and_needs(bool isLibrary, ExecutableKind kind)
    {
        var bytes = PeFixture.Build(isLibrary, ["KERNEL32.dll", "USER32.dll"], (".data", [7, 8, 9]));
        Assert.True(ExecutableFile.TryRead(bytes, out var pe));
        Assert.Equal((ExecutableFormat.Pe, kind, "amd64", true), (pe.Format, pe.Kind, pe.Architecture, pe.Is64));
        Assert.Equal(["KERNEL32.dll", "USER32.dll"], pe.Needed);
        Assert.Equal([7, 8, 9], ExecutableFile.Data(bytes, pe.Section(".data")).ToArray());
        Assert.Equal([8, 9], pe.At(bytes, pe.Section(".data")!.Value.Address + 1).ToArray());
        Assert.Null(pe.Problem);
    }

    [Theory]
    [InlineData(true, ExecutableKind.Library)]
    [InlineData(false, ExecutableKind.Program)]
    public void A_mac_file_tells_its_kind_sections_and_needs_alone_and_in_a_universal_one(bool isLibrary, ExecutableKind kind)
    {
        var thin = MachFixture.Build(isLibrary, ["/usr/lib/libSystem.B.dylib"], ("__go_buildinfo", [7, 8, 9]));
        foreach (var bytes in (byte[][])[thin, MachFixture.Universal(thin)])
        {
            Assert.True(ExecutableFile.TryRead(bytes, out var mach));
            Assert.Equal((ExecutableFormat.MachO, kind, "amd64", "/usr/lib/own.dylib"), (mach.Format, mach.Kind, mach.Architecture, mach.SoName));
            Assert.Equal(["/usr/lib/libSystem.B.dylib"], mach.Needed);
            Assert.Equal([7, 8, 9], ExecutableFile.Data(bytes, mach.Section("__go_buildinfo")).ToArray());
            Assert.Equal("0102030405060708090a0b0c0d0e0f10", mach.BuildId);
            Assert.Null(mach.Problem);
        }
    }

    [Fact]
    public void Sections_and_commands_outside_the_file_are_a_problem()
    {
        var pe = PeFixture.Build(isLibrary: false, [], (".data", new byte[16]));
        BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(0x80 + 24 + 112 + 128 + 40 + 16), 0xFFFFFFF0);
        Assert.True(ExecutableFile.TryRead(pe, out var read));
        Assert.Equal(("a section lies outside the file", 0), (read.Problem, read.Section(".data")!.Value.Length));

        var mach = MachFixture.Build(isLibrary: false, [], ("__data", new byte[16]));
        BinaryPrimitives.WriteUInt32LittleEndian(mach.AsSpan(32 + 4), 4);
        Assert.True(ExecutableFile.TryRead(mach, out read));
        Assert.Equal("a load command has a false length", read.Problem);
        BinaryPrimitives.WriteUInt32LittleEndian(mach.AsSpan(20), 0x7FFFFFFF);
        Assert.True(ExecutableFile.TryRead(mach, out read));
        Assert.Equal("its load commands lie outside the file", read.Problem);
    }

    [Fact]
    public void A_class_of_java_is_no_universal_file_though_its_number_is_the_same() =>
        Assert.False(ExecutableFile.TryRead([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, .. new byte[100]], out _));

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("\u007fELF")]
    [InlineData("#!/bin/sh\n")]
    public void What_is_none_is_refused(string text) => Assert.False(ExecutableFile.TryRead(System.Text.Encoding.Latin1.GetBytes(text), out _));

    [Fact]
    public void What_upx_packed_is_named_so() =>
        Assert.True(ExecutableFile.TryRead(PeFixture.Build(isLibrary: false, [], ("UPX0", [1]), ("UPX1", [2])), out var pe) && pe.IsUpxPacked);

    [Fact]
    public void No_bytes_make_it_throw()
    {
        Damage.NeverThrows(PeFixture.Build(isLibrary: true, ["KERNEL32.dll"], (".data", [7, 8, 9])));
        Damage.NeverThrows(MachFixture.Universal(MachFixture.Build(isLibrary: true, ["/usr/lib/a.dylib"], ("__data", [7, 8, 9]))));
    }
}
