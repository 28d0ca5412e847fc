using System.Diagnostics.CodeAnalysis;
using Plimsoll.Formats.Executables.Elf;
using Plimsoll.Formats.Executables.MachO;
using Plimsoll.Formats.Executables.Pe;

namespace Plimsoll.Formats.Executables;

/// <summary>What a program, or a shared library, says of itself in its headers: ELF, PE and Mach-O.</summary>
/// <remarks>
/// It keeps no bytes: whoever asks for data passes the file again. Headers of strangers lie: what points outside the file is left out and told in <see cref="Problem"/>.
/// </remarks>
public sealed class ExecutableFile
{
    public required ExecutableFormat Format { get; init; }

    public required ExecutableKind Kind { get; init; }

    /// <summary>In Go's words as OCI uses them (<c>amd64</c>, <c>arm64</c>, <c>386</c>, <c>ppc64le</c>); the format's own number where they have none.</summary>
    public required string Architecture { get; init; }

    /// <summary>Whether addresses have eight bytes.</summary>
    public required bool Is64 { get; init; }

    public required bool IsBigEndian { get; init; }

    /// <summary>Sections in the order of the file; none where it was stripped of them.</summary>
    public IReadOnlyList<ExecutableSection> Sections { get; init; } = [];

    /// <summary>What is loaded. Of PE, whose sections are loaded as they are, the same as <see cref="Sections"/>.</summary>
    public IReadOnlyList<ExecutableSection> Segments { get; init; } = [];

    /// <summary>Shared libraries that it asks for by name, in the order of the file.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>The name that a library goes by: <c>DT_SONAME</c>, <c>LC_ID_DYLIB</c>, a DLL's own.</summary>
    public string? SoName { get; init; }

    /// <summary>Lower-case hex: GNU's build id, Mach-O's UUID, the GUID and age of a PE's debug file.</summary>
    public string? BuildId { get; init; }

    /// <summary>The loader it asks for; null for a library and for what is linked statically.</summary>
    public string? Interpreter { get; init; }

    public bool IsStatic => Interpreter is null && Needed.Count == 0;

    /// <summary>Whether UPX packed it: then nothing that it holds can be seen from here.</summary>
    public bool IsUpxPacked { get; init; }

    /// <summary>Half a sentence on what of its headers could not be believed; null where all could.</summary>
    public string? Problem { get; init; }

    /// <summary>Reads a file's headers. Of a universal Mach-O file, the first part's.</summary>
    /// <returns>false for what is no executable, or has a header that is cut.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out ExecutableFile? executable)
    {
        executable = file switch
        {
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => ElfFile.Read(file),
            [(byte)'M', (byte)'Z', ..] => PeFile.Read(file),
            _ => MachFile.Read(file),
        };
        return executable is not null;
    }

    /// <summary>The first section of this name; null where there is none.</summary>
    public ExecutableSection? Section(string name)
    {
        foreach (var section in Sections)
            if (section.Name == name)
                return section;
        return null;
    }

    /// <summary>A section's bytes; empty where it has none in the file.</summary>
    public static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file, ExecutableSection? section) =>
        section is { } s ? new Bits(file, isBigEndian: false).Part(s.Offset, s.Length) : [];

    /// <summary>The bytes at an address, as far as the segment that holds it goes; empty where nothing of the file is loaded there.</summary>
    public ReadOnlySpan<byte> At(ReadOnlySpan<byte> file, ulong address)
    {
        foreach (var segment in Segments)
            if (address >= segment.Address && address - segment.Address < (ulong)segment.Length)
                return Data(file, segment)[(int)(address - segment.Address)..];
        return [];
    }

    /// <summary>A number of the file's own byte order and address size at the start of bytes; null where they are too short.</summary>
    public ulong? Pointer(ReadOnlySpan<byte> bytes)
    {
        var bits = new Bits(bytes, IsBigEndian);
        var size = Is64 ? sizeof(ulong) : sizeof(uint);
        return bits.Has(0, size) ? bits.Word(0, size) : null;
    }
}
