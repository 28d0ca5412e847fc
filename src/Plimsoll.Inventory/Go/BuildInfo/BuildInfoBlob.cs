using System.Buffers.Binary;
using Plimsoll.Formats.Executables;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>The block in which Go's linker leaves the toolchain's version and the list of modules.</summary>
/// <remarks>
/// <c>debug/buildinfo</c>: a mark, the size of pointers, flags. Since Go 1.18 both texts follow it, each after its length; before, pointers to two Go strings do.
/// The list is framed by sixteen bytes on either side.
/// </remarks>
readonly ref struct BuildInfoBlob
{
    const int SizeAt = 14;
    const int FlagsAt = 15;
    const int PointersAt = 16;
    const int HeaderLength = 32;
    const int Frame = 16;
    const int BigEndianFlag = 1;
    const int InlineFlag = 2;

    /// <summary>A toolchain's name as a memory bomb.</summary>
    const int MaxVersion = 1024;

    public ReadOnlySpan<byte> Version { get; private init; }

    public ReadOnlySpan<byte> Modules { get; private init; }

    /// <param name="file">The whole file.</param>
    /// <param name="at">The file's bytes from the mark on.</param>
    public static bool TryRead(ReadOnlySpan<byte> file, ReadOnlySpan<byte> at, ExecutableFile executable, out BuildInfoBlob blob)
    {
        blob = default;
        if (at.Length < HeaderLength)
            return false;
        var found = (at[FlagsAt] & InlineFlag) != 0
            ? TryInline(at[HeaderLength..], out var version, out var modules)
            : TryPointed(file, at, executable, out version, out modules);
        if (!found || version.IsEmpty || version.Length > MaxVersion)
            return false;
        blob = new BuildInfoBlob { Version = version, Modules = Unframed(modules) };
        return true;
    }

    static bool TryInline(ReadOnlySpan<byte> texts, out ReadOnlySpan<byte> version, out ReadOnlySpan<byte> modules)
    {
        modules = default;
        return TryTake(ref texts, out version) && TryTake(ref texts, out modules);
    }

    /// <summary>A text after its length, which is written in groups of seven bits.</summary>
    static bool TryTake(scoped ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> text)
    {
        text = default;
        var (length, at) = (0L, 0);
        for (var shift = 0; ; shift += 7, at++)
        {
            if (at == bytes.Length || shift > 28)
                return false;
            length |= (long)(bytes[at] & 0x7F) << shift;
            if (bytes[at] < 0x80)
                break;
        }

        bytes = bytes[(at + 1)..];
        if (length > bytes.Length)
            return false;
        text = bytes[..(int)length];
        bytes = bytes[(int)length..];
        return true;
    }

    static bool TryPointed(ReadOnlySpan<byte> file, ReadOnlySpan<byte> at, ExecutableFile executable, out ReadOnlySpan<byte> version, out ReadOnlySpan<byte> modules)
    {
        version = modules = default;
        var size = at[SizeAt];
        if (size is not (4 or 8))
            return false;
        var isBigEndian = (at[FlagsAt] & BigEndianFlag) != 0;
        modules = GoString(file, Word(at[(PointersAt + size)..], size, isBigEndian), size, isBigEndian, executable);
        version = GoString(file, Word(at[PointersAt..], size, isBigEndian), size, isBigEndian, executable);
        return !version.IsEmpty;
    }

    /// <summary>What a Go string at an address holds: it is a pointer and a length.</summary>
    static ReadOnlySpan<byte> GoString(ReadOnlySpan<byte> file, ulong address, int size, bool isBigEndian, ExecutableFile executable)
    {
        var header = executable.At(file, address);
        if (header.Length < 2 * size)
            return [];
        var text = executable.At(file, Word(header, size, isBigEndian));
        var length = Word(header[size..], size, isBigEndian);
        return length <= (ulong)text.Length ? text[..(int)length] : [];
    }

    static ulong Word(ReadOnlySpan<byte> bytes, int size, bool isBigEndian) => (size, isBigEndian) switch
    {
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (_, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
    };

    static ReadOnlySpan<byte> Unframed(ReadOnlySpan<byte> modules) =>
        modules.Length > 2 * Frame && modules[^(Frame + 1)] == (byte)'\n' ? modules[Frame..^Frame] : [];
}
