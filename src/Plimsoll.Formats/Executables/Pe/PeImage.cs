namespace Plimsoll.Formats.Executables.Pe;

/// <summary>A PE file as its own tables speak of it: by addresses counted from the image's base.</summary>
readonly ref struct PeImage(ReadOnlySpan<byte> file, IReadOnlyList<ExecutableSection> sections, ulong baseAddress)
{
    readonly IReadOnlyList<ExecutableSection> sections = sections;
    readonly ulong baseAddress = baseAddress;

    public ReadOnlySpan<byte> File { get; } = file;

    /// <summary>The bytes at an address, as far as their section goes; empty where nothing of the file is loaded there.</summary>
    public ReadOnlySpan<byte> At(uint address)
    {
        foreach (var section in sections)
            if (baseAddress + address >= section.Address && baseAddress + address - section.Address < (ulong)section.Length)
                return File.Slice((int)section.Offset, (int)section.Length)[(int)(baseAddress + address - section.Address)..];
        return [];
    }
}
