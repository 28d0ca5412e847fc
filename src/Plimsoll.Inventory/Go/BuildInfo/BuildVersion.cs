using System.Buffers.Binary;
using System.Text;
using Plimsoll.Formats.Executables;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>
/// The toolchain's version of a Go program whose build info was taken out: its run-time keeps the same text. Texts of Go follow each other without an end,
/// so one is believed only where a string of the program, a pointer and a length, holds just it.
/// </summary>
static class BuildVersion
{
    /// <summary>Texts that begin so, without end.</summary>
    const int MaxTexts = 16;

    /// <summary>What is searched for a string, at most: of real programs the data has some megabytes.</summary>
    const int MaxData = 16 * 1024 * 1024;

    const int MaxLength = 32;

    static ReadOnlySpan<byte> Start => "go1."u8;

    /// <summary>Whether it is a Go program at all: the table of its functions is there, stripped or not.</summary>
    public static bool IsGo(ExecutableFile executable) => (executable.Section(".gopclntab") ?? executable.Section("__gopclntab")) is not null;

    /// <summary>The text, as <c>go1.22.3</c>; null where there is none.</summary>
    public static string? Find(ReadOnlySpan<byte> file, ExecutableFile executable)
    {
        var left = MaxTexts;
        foreach (var section in executable.Sections)
        {
            if (section.Name is not (".rodata" or "__rodata"))
                continue;
            var texts = ExecutableFile.Data(file, section);
            for (var at = 0; left > 0 && texts[at..].IndexOf(Start) is >= 0 and var next; at += Start.Length, left--)
            {
                at += next;
                if (LengthOfString(file, executable, section.Address + (ulong)at) is { } length && length <= texts.Length - at
                    && Encoding.UTF8.GetString(texts.Slice(at, length)) is var text && GoRelease.VersionOf(text).Length > 0)
                    return text;
            }
        }

        return null;
    }

    /// <summary>How long a string that begins at an address is, by the program's own data.</summary>
    static int? LengthOfString(ReadOnlySpan<byte> file, ExecutableFile executable, ulong address)
    {
        var size = executable.Is64 ? sizeof(ulong) : sizeof(uint);
        Span<byte> pointer = stackalloc byte[size];
        if (executable.Is64)
            BinaryPrimitives.WriteUInt64LittleEndian(pointer, address);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(pointer, (uint)address);
        if (executable.IsBigEndian)
            pointer.Reverse();
        foreach (var section in executable.Sections)
        {
            var data = section.IsWritable ? ExecutableFile.Data(file, section) : [];
            data = data[..Math.Min(data.Length, MaxData)];
            if (data.IndexOf(pointer) is >= 0 and var at && executable.Pointer(data[(at + size)..]) is > 0 and <= MaxLength and var length)
                return (int)length;
        }

        return null;
    }
}
