using System.Text;

namespace Plimsoll.Formats.Executables.Pe;

/// <summary>Reads PE: Windows' programs and libraries, and .NET's assemblies.</summary>
static class PeFile
{
    const int SectionLength = 40;
    const ushort IsLibrary = 0x2000;
    const ushort IsExecutableImage = 0x0002;
    const uint Executes = 0x20000000;
    const uint Writes = 0x80000000;
    const int Exports = 0;
    const int Imports = 1;
    const int Debug = 6;

    public static ExecutableFile? Read(ReadOnlySpan<byte> file)
    {
        var bits = new Bits(file, isBigEndian: false);
        if (PeHeader.Read(bits) is not { } header)
            return null;
        var sections = Sections(bits, header, out var problem);
        var image = new PeImage(file, sections, header.Base);
        return new ExecutableFile
        {
            Format = ExecutableFormat.Pe,
            Kind = (header.Flags & IsExecutableImage) == 0 ? ExecutableKind.Other : (header.Flags & IsLibrary) != 0 ? ExecutableKind.Library : ExecutableKind.Program,
            Architecture = Architecture(header.Machine),
            Is64 = header.Is64,
            IsBigEndian = false,
            Sections = sections,
            Segments = sections,
            Needed = PeImports.Needed(image, header.Directory(bits, Imports).Address),
            SoName = PeImports.OwnName(image, header.Directory(bits, Exports).Address),
            BuildId = PeBuildId.Find(image, header.Directory(bits, Debug)),
            IsUpxPacked = sections.Exists(s => s.Name is "UPX0" or "UPX1") || Upx.HasMark(file, header.SectionsAt + ((long)header.SectionCount * SectionLength)),
            Problem = problem,
        };
    }

    static List<ExecutableSection> Sections(Bits bits, in PeHeader header, out string? problem)
    {
        problem = null;
        var sections = new List<ExecutableSection>();
        for (var i = 0; i < header.SectionCount; i++)
        {
            var at = header.SectionsAt + ((long)i * SectionLength);
            if (!bits.Has(at, SectionLength))
            {
                problem = "its section headers lie outside the file";
                break;
            }

            var (address, length, offset, flags) = (bits.U32(at + 12), bits.U32(at + 16), bits.U32(at + 20), bits.U32(at + 36));
            var range = (Offset: 0L, Length: 0L);
            if (length > 0 && !bits.TryRange(offset, length, out range))
                problem ??= "a section lies outside the file";
            sections.Add(new(Name(bits.Part(at, 8)), header.Base + address, range.Offset, range.Length, (flags & Writes) != 0, (flags & Executes) != 0));
        }

        return sections;
    }

    static string Name(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.TrimEnd((byte)0));

    static string Architecture(ushort machine) => machine switch
    {
        0x014C => "386",
        0x8664 => "amd64",
        0x01C0 or 0x01C2 or 0x01C4 => "arm",
        0xAA64 => "arm64",
        0x5064 => "riscv64",
        0x6264 => "loong64",
        _ => $"pe-{machine:x4}",
    };
}
