using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Testing.Images;

/// <summary>One header of 512 bytes, every field of which may be set to nonsense; the checksum comes last and is right unless it is broken on purpose.</summary>
public sealed class TarHeaderFixture
{
    readonly byte[] block = new byte[512];

    public TarHeaderFixture(ReadOnlySpan<byte> name, char type, long size = 0)
    {
        Bytes(0, name, 100).Octal(100, 8, 0x1A4).Octal(108, 8, 0).Octal(116, 8, 0).Number(124, 12, size).Octal(136, 12, 0);
        block[156] = (byte)type;
    }

    public TarHeaderFixture Mode(int mode) => Octal(100, 8, mode);

    public TarHeaderFixture Owner(long uid, long gid) => Number(108, 8, uid).Number(116, 8, gid);

    public TarHeaderFixture Link(ReadOnlySpan<byte> target) => Bytes(157, target, 100);

    public TarHeaderFixture Prefix(ReadOnlySpan<byte> prefix) => Bytes(345, prefix, 155);

    public TarHeaderFixture Magic(TarStyle style) => style switch
    {
        TarStyle.V7 => this,
        TarStyle.Gnu => Bytes(257, "ustar  \0"u8, 8),
        _ => Bytes(257, "ustar\u000000"u8, 8),
    };

    /// <summary>Octal where it fits, else GNU's base 256.</summary>
    public TarHeaderFixture Number(int at, int width, long value) =>
        value >= 0 && value < 1L << (3 * (width - 1)) ? Octal(at, width, value) : Base256(at, width, value);

    public TarHeaderFixture Octal(int at, int width, long value) =>
        Bytes(at, Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(width - 1, '0')), width);

    public TarHeaderFixture Base256(int at, int width, long value)
    {
        var field = block.AsSpan(at, width);
        field.Fill(value < 0 ? (byte)0xFF : (byte)0);
        BinaryPrimitives.WriteInt64BigEndian(field[^8..], value);
        field[0] |= 0x80;
        return this;
    }

    /// <summary>Any bytes anywhere; a field of <paramref name="width"/> is filled up with zeros.</summary>
    public TarHeaderFixture Bytes(int at, ReadOnlySpan<byte> value, int width)
    {
        block.AsSpan(at, width).Clear();
        value[..Math.Min(value.Length, width)].CopyTo(block.AsSpan(at));
        return this;
    }

    public byte[] ToArray(bool goodChecksum = true)
    {
        block.AsSpan(148, 8).Fill((byte)' ');
        var sum = block.Sum(b => b) + (goodChecksum ? 0 : 1);
        return [.. Bytes(148, Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 "), 8).block];
    }
}
