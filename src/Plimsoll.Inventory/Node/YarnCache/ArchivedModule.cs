using System.Buffers.Binary;

namespace Plimsoll.Inventory.Node.YarnCache;

/// <summary>Whose module an archive of yarn's holds: all of its paths begin with <c>node_modules/NAME/</c>, and its first members are these directories.</summary>
/// <remarks>APPNOTE 4.3.7, local file header.</remarks>
static class ArchivedModule
{
    const int HeaderLength = 30;
    const int SizeOffset = 18;
    const int NameLengthOffset = 26;
    const int ExtraLengthOffset = 28;
    const int MostMembers = 4;

    /// <returns>null where the first members say no name.</returns>
    public static byte[]? Name(ReadOnlySpan<byte> archive)
    {
        for (var member = 0; member < MostMembers; member++)
        {
            if (archive.Length < HeaderLength || !archive.StartsWith("PK\u0003\u0004"u8))
                return null;
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(archive[NameLengthOffset..]);
            var end = HeaderLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(archive[ExtraLengthOffset..]);
            if (archive.Length < end)
                return null;
            if (NameIn(archive.Slice(HeaderLength, nameLength)) is { } name)
                return name;

            // Only directories may precede it, and these have no content to be stepped over.
            if (BinaryPrimitives.ReadUInt32LittleEndian(archive[SizeOffset..]) != 0)
                return null;
            archive = archive[end..];
        }

        return null;
    }

    static byte[]? NameIn(ReadOnlySpan<byte> path)
    {
        if (!path.StartsWith("node_modules/"u8))
            return null;
        path = path["node_modules/"u8.Length..];
        var slash = path.IndexOf((byte)'/');
        if (slash > 0 && path[0] == '@' && path[(slash + 1)..].IndexOf((byte)'/') is var second)
            slash = second < 0 ? -1 : slash + 1 + second;
        return slash > 0 ? path[..slash].ToArray() : null;
    }
}
