namespace Plimsoll.Formats.Executables.Elf;

/// <summary>Reads ELF of both address sizes and byte orders.</summary>
static class ElfFile
{
    const ushort Program = 2;
    const ushort Shared = 3;

    public static ExecutableFile? Read(ReadOnlySpan<byte> file)
    {
        if (ElfHeader.Read(file) is not { } header)
            return null;
        var segments = ElfSegments.Read(file, header);
        var sections = ElfSections.Read(file, header);
        var dynamic = ElfDynamic.Read(file, header, segments);
        return new ExecutableFile
        {
            Format = ExecutableFormat.Elf,
            Kind = KindOf(header, segments, dynamic),
            Architecture = ElfArchitecture.Of(header),
            Is64 = header.Is64,
            IsBigEndian = header.IsBigEndian,
            Sections = sections.All,
            Segments = segments.Loaded,
            Needed = dynamic.Needed,
            SoName = dynamic.SoName,
            BuildId = ElfBuildId.Find(file, header.IsBigEndian, segments.Notes.Concat(sections.Notes)),
            Interpreter = segments.Interpreter,
            IsUpxPacked = sections.All.Count == 0 && segments.Loaded.Count > 0 && Upx.HasMark(file, (long)header.SegmentsAt + (header.SegmentCount * header.SegmentSize)),
            Problem = segments.Problem ?? sections.Problem,
        };
    }

    // Programs that load anywhere are shared objects too. A library may have a loader (the C library prints its version when started), but then it has a name.
    static ExecutableKind KindOf(in ElfHeader header, ElfSegments segments, ElfDynamic dynamic) => header.Type switch
    {
        Program => ExecutableKind.Program,
        Shared when dynamic.IsProgram || (segments.Interpreter is not null && dynamic.SoName is null) => ExecutableKind.Program,
        Shared => ExecutableKind.Library,
        _ => ExecutableKind.Other,
    };
}
