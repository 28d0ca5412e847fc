using System.Buffers.Binary;

namespace Plimsoll.Inventory.Models.Pickle;

/// <summary>Finds the pickle in an archive of PyTorch's: a ZIP, stored, with <c>NAME/data.pkl</c> among its first members.</summary>
/// <remarks>APPNOTE 4.3.7, local file header. TorchScript's archives hold code beside it.</remarks>
static class TorchArchive
{
    const int HeaderBytes = 30;
    const int MostMembers = 1000;

    public static PickleKind Find(ReadOnlySpan<byte> bytes)
    {
        var (at, hasCode) = (0L, false);
        for (var members = 0; members < MostMembers && at + HeaderBytes <= bytes.Length; members++)
        {
            var header = bytes[(int)at..];
            if (!header.StartsWith("PK\x03\x04"u8))
                break;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
            var (nameLength, extraLength) = (BinaryPrimitives.ReadUInt16LittleEndian(header[26..]), BinaryPrimitives.ReadUInt16LittleEndian(header[28..]));
            var start = at + HeaderBytes + nameLength + extraLength;
            if (start > bytes.Length)
                break;
            var name = header.Slice(HeaderBytes, nameLength);
            hasCode |= name.IndexOf("/code/"u8) >= 0;
            if (name.EndsWith("/data.pkl"u8) || name.SequenceEqual("data.pkl"u8))
                return new(hasCode ? "torchscript" : "pytorch", (int)start);
            at = start + size;
        }

        return default;
    }
}
