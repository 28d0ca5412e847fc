using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Testing.Executables;

/// <summary>Writes a small 64-bit PE file by its specification: what it imports is in its first section.</summary>
public static class PeFixture
{
    const int HeadersLength = 0x400;
    const int Address = 0x1000;
    const ulong Base = 0x140000000;

    public static byte[] Build(bool isLibrary, IReadOnlyList<string> needed, params (string Name, byte[] Data)[] sections)
    {
        (string Name, byte[] Data)[] all = [(".idata", Imports(needed)), .. sections];
        var file = new byte[HeadersLength];
        var bodies = new List<byte>();
        "MZ"u8.CopyTo(file);
        file[0x3C] = 0x80;
        var header = file.AsSpan(0x80);
        "PE\0\0"u8.CopyTo(header);
        U16(header, 4, 0x8664);
        U16(header, 6, all.Length);
        U16(header, 20, 112 + (16 * 8));
        U16(header, 22, isLibrary ? 0x2022 : 0x22);
        U16(header, 24, 0x20B);
        BinaryPrimitives.WriteUInt64LittleEndian(header[(24 + 24)..], Base);
        U32(header, 24 + 108, 16);
        U32(header, 24 + 112 + 8, Address);
        for (var i = 0; i < all.Length; i++)
        {
            var section = file.AsSpan(0x80 + 24 + 112 + (16 * 8) + (i * 40));
            Encoding.ASCII.GetBytes(all[i].Name).CopyTo(section);
            U32(section, 8, all[i].Data.Length);
            U32(section, 12, Address * (i + 1));
            U32(section, 16, all[i].Data.Length);
            U32(section, 20, HeadersLength + bodies.Count);
            BinaryPrimitives.WriteUInt32LittleEndian(section[36..], 0xC0000040);
            bodies.AddRange(all[i].Data);
        }

        return [.. file, .. bodies];
    }

    static byte[] Imports(IReadOnlyList<string> needed)
    {
        var table = new byte[(needed.Count + 1) * 20];
        var names = new List<byte>();
        for (var i = 0; i < needed.Count; i++)
        {
            U32(table.AsSpan(i * 20), 12, Address + table.Length + names.Count);
            names.AddRange(Encoding.ASCII.GetBytes(needed[i] + "\0"));
        }

        return [.. table, .. names];
    }

    static void U16(Span<byte> at, int offset, int value) => BinaryPrimitives.WriteUInt16LittleEndian(at[offset..], (ushort)value);

    static void U32(Span<byte> at, int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(at[offset..], value);
}
