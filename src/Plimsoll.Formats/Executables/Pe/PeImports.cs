namespace Plimsoll.Formats.Executables.Pe;

/// <summary>The libraries that a PE file asks for, and the name that it exports by.</summary>
/// <remarks>"PE Format", ".idata" and ".edata": descriptors of 20 bytes, the last of zeros; a name is told by its address.</remarks>
static class PeImports
{
    const int DescriptorLength = 20;
    const int NameOfImport = 12;
    const int NameOfExport = 12;

    public static List<string> Needed(PeImage image, uint address)
    {
        var needed = new List<string>();
        var table = new Bits(image.At(address), isBigEndian: false);
        for (var at = 0L; address != 0 && needed.Count < Bounds.MaxNeeded && table.Has(at, DescriptorLength); at += DescriptorLength)
        {
            if (table.U32(at + NameOfImport) is not (> 0 and var name))
                break;
            if (Text(image, name) is not { Length: > 0 } text)
                break;
            needed.Add(text);
        }

        return needed;
    }

    public static string? OwnName(PeImage image, uint address) =>
        address != 0 && Text(image, new Bits(image.At(address), isBigEndian: false).U32(NameOfExport)) is { Length: > 0 } name ? name : null;

    static string Text(PeImage image, uint address) => new Bits(image.At(address), isBigEndian: false).Text(0, Bounds.MaxName);
}
