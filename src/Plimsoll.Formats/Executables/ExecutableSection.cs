namespace Plimsoll.Formats.Executables;

/// <summary>A part of an executable: a section by its name, or a segment as it is loaded.</summary>
/// <param name="Name">As the file has it (<c>.rodata</c>, <c>__const</c>), cut at 64 bytes; empty for ELF's segments, which have none.</param>
/// <param name="Address">Where it is loaded by the file's own word; of PE with the image's base.</param>
/// <param name="Offset">Where its bytes start in the file.</param>
/// <param name="Length">Bytes of it that are in the file: always inside, 0 where there are none.</param>
public readonly record struct ExecutableSection(string Name, ulong Address, long Offset, long Length, bool IsWritable, bool IsCode);
