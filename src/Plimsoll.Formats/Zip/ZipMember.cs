using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Formats.Zip;

/// <summary>One member as the central directory has it. Nothing of it was read yet.</summary>
/// <remarks>APPNOTE 6.3.10, sections 4.3.12 (central directory header) and 4.5.3 (Zip64 extra field).</remarks>
public readonly ref struct ZipMember
{
    const int HeaderBytes = 46;
    const ushort Zip64Field = 1;
    const uint InField = uint.MaxValue;

    // Encrypted, strongly encrypted, and with the directory's own values masked (4.4.4).
    const int EncryptedFlags = 1 | (1 << 6) | (1 << 13);

    internal const uint Signature = 0x02014B50;

    /// <summary>The name's bytes as they stand: UTF-8 of every tool that makes jars. It may be absolute, climb, or be of no text at all.</summary>
    public ReadOnlySpan<byte> Name { get; private init; }

    /// <summary>Plain bytes, by the directory's word.</summary>
    public long Size { get; private init; }

    /// <summary>Packed bytes, by the directory's word.</summary>
    public long PackedSize { get; private init; }

    /// <summary>0 stored, 8 deflate; others are not read.</summary>
    public int Method { get; private init; }

    public bool IsEncrypted { get; private init; }

    public bool IsDirectory => Name is [.., (byte)'/'];

    internal long HeaderOffset { get; private init; }

    /// <summary>The name as text; what is no UTF-8 is taken for Latin-1, which loses nothing.</summary>
    public string NameText() => System.Text.Unicode.Utf8.IsValid(Name) ? Encoding.UTF8.GetString(Name) : Encoding.Latin1.GetString(Name);

    /// <summary>Takes the next header off <paramref name="rest"/>; false where none begins or it does not fit.</summary>
    internal static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ZipMember member)
    {
        member = default;
        if (rest.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(rest) != Signature)
            return false;
        int name = Short(rest, 28), extra = Short(rest, 30), comment = Short(rest, 32);
        if (rest.Length - HeaderBytes < name + extra + comment)
            return false;
        long packed = Int(rest, 20), size = Int(rest, 24), offset = Int(rest, 42);
        if (size == InField || packed == InField || offset == InField)
            ReadZip64(rest.Slice(HeaderBytes + name, extra), ref size, ref packed, ref offset);
        member = new ZipMember
        {
            Name = rest.Slice(HeaderBytes, name),
            Size = size,
            PackedSize = packed,
            Method = Short(rest, 10),
            IsEncrypted = (Short(rest, 8) & EncryptedFlags) != 0,
            HeaderOffset = offset,
        };
        rest = rest[(HeaderBytes + name + extra + comment)..];
        return true;
    }

    // Only what the header has no room for stands there, in this order.
    static void ReadZip64(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int length = Short(extra, 2);
            var field = extra[4..][..Math.Min(length, extra.Length - 4)];
            if (Short(extra, 0) == Zip64Field)
            {
                Take(ref field, ref size);
                Take(ref field, ref packed);
                Take(ref field, ref offset);
                return;
            }

            extra = extra[(4 + field.Length)..];
        }
    }

    static void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value != InField || field.Length < sizeof(long))
            return;
        value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[sizeof(long)..];
    }

    static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
