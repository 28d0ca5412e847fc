using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Testing.Executables;

/// <summary>Writes a small 64-bit Mach-O file, little-endian, by <c>mach-o/loader.h</c>; and a universal file around one.</summary>
public static class MachFixture
{
    const ulong Base = 0x100000000;
    const int HeaderLength = 32;
    const int SegmentLength = 72;
    const int SectionLength = 80;

    public static byte[] Build(bool isLibrary, IReadOnlyList<string> needed, params (string Name, byte[] Data)[] sections)
    {
        var commands = new List<byte[]>();
        var start = HeaderLength + (sections.Length * (SegmentLength + SectionLength)) + 24 + needed.Sum(n => Library(0xC, n).Length) + Library(0xD, "/usr/lib/own.dylib").Length;
        var bodies = new List<byte>();
        foreach (var (name, data) in sections)
        {
            commands.Add(Segment(name, start + bodies.Count, data.Length));
            bodies.AddRange(data);
        }

        commands.Add([.. Words(0x1B, 24), .. Enumerable.Range(1, 16).Select(i => (byte)i)]);
        commands.AddRange(needed.Select(n => Library(0xC, n)));
        commands.Add(Library(0xD, "/usr/lib/own.dylib"));
        var all = commands.SelectMany(c => c).ToArray();
        return [.. Words(0xFEEDFACF, 0x01000007, 3, isLibrary ? 6u : 2u, (uint)commands.Count, (uint)all.Length, 0, 0), .. all, .. bodies];
    }

    public static byte[] Universal(byte[] part)
    {
        var header = new byte[64];
        uint[] fields = [0xCAFEBABE, 1, 0x01000007, 3, 64, (uint)part.Length, 0];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(i * 4), fields[i]);
        return [.. header, .. part];
    }

    static byte[] Segment(string name, int offset, int length) =>
    [
        .. Words(0x19, SegmentLength + SectionLength), .. Name("__DATA"), .. Longs(Base + (ulong)offset, (ulong)length, (ulong)offset, (ulong)length), .. Words(3, 3, 1, 0),
        .. Name(name), .. Name("__DATA"), .. Longs(Base + (ulong)offset, (ulong)length), .. Words((uint)offset, 0, 0, 0, 0, 0, 0, 0),
    ];

    static byte[] Library(uint command, string name)
    {
        var text = Encoding.UTF8.GetBytes(name + "\0");
        return [.. Words(command, (uint)(24 + text.Length), 24, 0, 0, 0), .. text];
    }

    static byte[] Name(string name) => [.. Encoding.ASCII.GetBytes(name), .. new byte[16 - name.Length]];

    static byte[] Words(params uint[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    static byte[] Longs(params ulong[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
