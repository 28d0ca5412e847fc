namespace Plimsoll.Formats.Executables.Elf;

/// <summary>The build id that GNU's linker leaves in a note.</summary>
/// <remarks>System V ABI, "Note Section": lengths of name and text, a type, both padded to four bytes; <c>NT_GNU_BUILD_ID</c> is 3.</remarks>
static class ElfBuildId
{
    const uint BuildId = 3;
    const int HeaderLength = 12;
    const int LongestId = 64;

    /// <summary>Notes without end.</summary>
    const int MaxNotes = 256;

    public static string? Find(ReadOnlySpan<byte> file, bool isBigEndian, IEnumerable<(long Offset, long Length)> notes)
    {
        var left = MaxNotes;
        foreach (var (offset, length) in notes)
        {
            var bits = new Bits(file.Slice((int)offset, (int)length), isBigEndian);
            for (var at = 0L; left > 0 && bits.Has(at, HeaderLength); left--)
            {
                var (nameLength, textLength) = (bits.U32(at), bits.U32(at + 4));
                var text = at + HeaderLength + Padded(nameLength);
                if (bits.U32(at + 8) == BuildId && textLength is > 0 and <= LongestId && bits.Part(at + HeaderLength, nameLength).SequenceEqual("GNU\0"u8) && bits.Has(text, textLength))
                    return Convert.ToHexStringLower(bits.Part(text, textLength));
                at = text + Padded(textLength);
            }
        }

        return null;
    }

    static long Padded(uint length) => (length + 3L) & ~3L;
}
