using System.Text;

namespace Plimsoll.Testing.Executables;

/// <summary>Writes the block that Go's linker leaves, in the form of either age, as <c>debug/buildinfo</c> describes it.</summary>
public static class GoBuildInfoFixture
{
    const int TextsAt = 0x80;

    /// <summary>Since Go 1.18: both texts follow, each after its length.</summary>
    public static byte[] Inline(string version, string modules)
    {
        var framed = Framed(modules);
        return [.. Mark, 8, 2, .. new byte[16], .. Length(version.Length), .. Encoding.UTF8.GetBytes(version), .. Length(framed.Length), .. framed];
    }

    /// <summary>Before: pointers to strings, which are a pointer and a length.</summary>
    public static byte[] Pointed(bool is64, bool isBigEndian, string version, string modules)
    {
        var elf = new ElfFixture(is64, isBigEndian);
        var size = is64 ? 8 : 4;
        var framed = Framed(modules);
        var block = new byte[TextsAt];
        Mark.CopyTo(block, 0);
        (block[14], block[15]) = ((byte)size, (byte)(isBigEndian ? 1 : 0));
        ulong at = ElfFixture.FirstAddress;
        elf.Words(size, at + 0x40, at + 0x40 + (2 * (ulong)size)).CopyTo(block, 16);
        elf.Words(size, at + TextsAt, (ulong)version.Length, at + TextsAt + (ulong)version.Length, (ulong)framed.Length).CopyTo(block, 0x40);
        return elf.Add(".go.buildinfo", [.. block, .. Encoding.UTF8.GetBytes(version), .. framed]).Build();
    }

    static byte[] Mark => [0xFF, .. " Go buildinf:"u8];

    static byte[] Framed(string modules) => [.. Enumerable.Repeat((byte)0x30, 16), .. Encoding.UTF8.GetBytes(modules), .. Enumerable.Repeat((byte)0x32, 16)];

    static byte[] Length(int value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Length(value >> 7)];
}
