using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Linux.Modules;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Linux;

public class ModulesTest
{
    const string Path = "lib/modules/6.1.0-18-amd64/updates/dkms/nvidia.ko";
    const string Info = "license=NVIDIA\0version=535.129.03\0supported=external\0srcversion=A1B2\0depends=\0retpoline=Y\0name=nvidia\0vermagic=6.1.0-18-amd64 SMP preempt mod_unload modversions \0";

    static readonly CataloguerTest Modules = CataloguerTest.Of(new ModulesCataloguer());

    /// <summary>An object file with a section of names and one of information.</summary>
    static byte[] Module(string info, bool wide = true, bool bigEnd = false)
    {
        var names = "\0.shstrtab\0.modinfo\0"u8.ToArray();
        var text = Encoding.UTF8.GetBytes(info);
        var (header, size) = wide ? (64, 64) : (52, 40);
        var table = header + names.Length + text.Length;
        var file = new byte[table + (3 * size)];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', (byte)(wide ? 2 : 1), (byte)(bigEnd ? 2 : 1), 1 }.CopyTo(file, 0);
        names.CopyTo(file, header);
        text.CopyTo(file, header + names.Length);
        Word(wide ? 0x28 : 0x20, table);
        Half(wide ? 0x3A : 0x2E, size);
        Half(wide ? 0x3C : 0x30, 3);
        Half(wide ? 0x3E : 0x32, 1);
        Section(1, 1, header, names.Length);
        Section(2, 11, header + names.Length, text.Length);
        return file;

        void Section(int index, int name, int offset, int length)
        {
            var at = table + (index * size);
            Int(at, name);
            Word(at + (wide ? 0x18 : 0x10), offset);
            Word(at + (wide ? 0x20 : 0x14), length);
        }

        void Half(int at, int value)
        {
            if (bigEnd)
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
            else
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);
        }

        void Int(int at, int value)
        {
            if (bigEnd)
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(at), value);
            else
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }

        void Word(int at, int value) => Int(wide && bigEnd ? at + 4 : at, value);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_foreign_module_is_a_package_that_needs_its_kernel(bool wide, bool bigEnd)
    {
        var package = Assert.Single(Modules.On(Path, Module(Info, wide, bigEnd)).Packages);
        Assert.Equal((PackageType.Generic, "nvidia", "535.129.03", "NVIDIA"), (package.Type, package.Name, package.Version, package.Licences.Single()));
        Assert.Equal([new Dependency("linux-kernel", "6.1.0-18-amd64")], package.Dependencies);
    }

    [Fact]
    public void A_module_of_the_kernels_own_is_the_kernel() => Assert.Empty(Modules.On(Path, Module("intree=Y\0" + Info)).Packages);

    [Theory]
    [InlineData("gz")]
    [InlineData("xz")]
    [InlineData("zst")]
    public void A_module_may_be_stored_compressed(string form)
    {
        var stored = Compressed(Module(Info), form);
        Assert.Equal("nvidia", Assert.Single(Modules.On($"{Path}.{form}", stored).Packages).Name);
        Assert.Equal(GapCode.Malformed, Assert.Single(Modules.On($"{Path}.{form}", [.. new byte[50], .. stored]).Gaps).Code);
        Modules.NeverThrowsOnAnyPrefixOf($"{Path}.{form}", stored, 3);
        Modules.NeverThrowsOnFlipsOf($"{Path}.{form}", stored, 300);
        var small = Modules.On($"{Path}.{form}", Compressed(Module(Info + new string('x', 200_000)), form), Limits.Default with { MaxFileBytes = 100_000 });
        Assert.Equal(GapCode.TooLarge, Assert.Single(small.Gaps).Code);
    }

    [Theory]
    [InlineData("lib/modules/6.1/updates/a.ko", true)]
    [InlineData("usr/lib/modules/6.1/extra/a.ko.xz", true)]
    [InlineData("lib/modules/6.1/kernel/fs/a.ko", false)]
    [InlineData("home/a.ko", false)]
    public void Only_foreign_modules_are_wanted(string path, bool wanted) => Assert.Equal(wanted, new ModulesCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void What_is_no_module_is_a_gap_and_no_bytes_make_the_reader_throw()
    {
        Assert.Equal(GapCode.Malformed, Assert.Single(Modules.On(Path, "text").Gaps).Code);
        Modules.NeverThrowsOnAnyPrefixOf(Path, Module(Info));
        Modules.NeverThrowsOnFlipsOf(Path, Module(Info), 2000);
    }

    static byte[] Compressed(byte[] plain, string form)
    {
        if (form == "gz")
        {
            using var stream = new MemoryStream();
            using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(plain);
            return stream.ToArray();
        }

        using var directory = new TemporaryDirectory();
        var path = System.IO.Path.Join(directory.Path, "a.ko");
        File.WriteAllBytes(path, plain);
        Command.Run(Requires.Tool(form == "xz" ? "xz" : "zstd", form == "xz" ? "xz-utils" : "zstd"), "-q", path);
        return File.ReadAllBytes($"{path}.{form}");
    }
}
