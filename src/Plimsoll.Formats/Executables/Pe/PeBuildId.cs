namespace Plimsoll.Formats.Executables.Pe;

/// <summary>By what a PE file and its debug file know each other.</summary>
/// <remarks>"PE Format", ".debug": entries of 28 bytes; CodeView's is <c>RSDS</c>, a GUID, and the age of the debug file.</remarks>
static class PeBuildId
{
    const int EntryLength = 28;
    const uint CodeView = 2;
    const int GuidLength = 16;
    const int MaxEntries = 64;

    public static string? Find(PeImage image, (uint Address, uint Length) directory)
    {
        var bits = new Bits(image.File, isBigEndian: false);
        var entries = new Bits(image.At(directory.Address), isBigEndian: false);
        for (var i = 0; i < Math.Min(MaxEntries, directory.Length / EntryLength) && entries.Has(i * EntryLength, EntryLength); i++)
        {
            if (entries.U32((i * EntryLength) + 12) != CodeView)
                continue;
            var at = (long)entries.U32((i * EntryLength) + 24);
            if (bits.Part(at, 4).SequenceEqual("RSDS"u8) && bits.Has(at + 4, GuidLength + 4))
                return new Guid(bits.Part(at + 4, GuidLength)).ToString("N") + bits.U32(at + 4 + GuidLength).ToString("x", null);
        }

        return null;
    }
}
