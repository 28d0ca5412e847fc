using System.Buffers.Binary;

namespace Plimsoll.Inventory.Binary.Classifiers;

/// <summary>Whether a file is a program or a library of a machine, by its first bytes.</summary>
static class MachineCode
{
    const uint MachO32 = 0xFEEDFACE;
    const uint MachO64 = 0xFEEDFACF;
    const uint Universal = 0xCAFEBABE;

    public static bool Is(ReadOnlySpan<byte> file) => file is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', ..] || IsMachO(file);

    static bool IsMachO(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.TryReadUInt32BigEndian(file, out var magic) && (magic is MachO32 or MachO64 or Universal || BinaryPrimitives.ReverseEndianness(magic) is MachO32 or MachO64);
}
