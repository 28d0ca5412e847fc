using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Images.Trees;

/// <summary>The few calls of the C library that .NET has no safe form of: opening below a directory without following links.</summary>
static partial class Libc
{
    public const int CurrentDirectory = -100;
    public const int ReadOnly = 0;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int NotControllingTerminal = 0x100;
    public const int EmptyPath = 0x1000;
    public const int NoFollowAt = 0x100;
    public const uint BasicStats = 0x7FF;
    public const int PathOnly = 0x200000;
    public const int NoSuchEntry = 2;
    public const int PermissionDenied = 13;
    public const int NotADirectory = 20;
    public const int NotPermitted = 1;

    // O_DIRECTORY and O_NOFOLLOW are swapped between x86 and arm64.
    static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    public static int Directory => IsArm ? 0x4000 : 0x10000;

    public static int NoFollow => IsArm ? 0x8000 : 0x20000;

    public static SafeFileHandle? Open(SafeFileHandle? directory, byte[] name, int flags, out int error)
    {
        var descriptor = openat(directory?.DangerousGetHandle().ToInt32() ?? CurrentDirectory, name, flags | CloseOnExec, 0);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>A file without a name in a directory, readable to nobody else; null where the file system has none.</summary>
    public static SafeFileHandle? CreateUnnamed(ReadOnlySpan<byte> directory)
    {
        const int ReadWrite = 2;
        const int Unnamed = 0x400000;
        const uint OwnerOnly = 0x180;
        var descriptor = openat(CurrentDirectory, [.. directory, 0], ReadWrite | Unnamed | Directory | CloseOnExec, OwnerOnly);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    public static bool TryStat(SafeFileHandle file, out FileStatus status) =>
        statx(file.DangerousGetHandle().ToInt32(), [0], EmptyPath, BasicStats, out status) == 0;

    public static bool TryStat(SafeFileHandle directory, byte[] name, out FileStatus status) =>
        statx(directory.DangerousGetHandle().ToInt32(), name, NoFollowAt, BasicStats, out status) == 0;

    public static int ReadEntries(SafeFileHandle directory, Span<byte> buffer) =>
        (int)getdents64(directory.DangerousGetHandle().ToInt32(), buffer, (nuint)buffer.Length);

    public static int ReadLink(SafeFileHandle directory, byte[] name, Span<byte> target) =>
        (int)readlinkat(directory.DangerousGetHandle().ToInt32(), name, target, (nuint)target.Length);

    /// <summary>An extended attribute of an open file or directory, as far as <paramref name="value"/> has room; -1 where there is none.</summary>
    public static int ReadAttribute(SafeFileHandle file, ReadOnlySpan<byte> terminatedName, Span<byte> value) =>
        (int)fgetxattr(file.DangerousGetHandle().ToInt32(), terminatedName, value, (nuint)value.Length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int openat(int directory, [In] byte[] path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int statx(int directory, [In] byte[] path, int flags, uint mask, out FileStatus status);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint getdents64(int descriptor, Span<byte> buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint readlinkat(int directory, [In] byte[] path, Span<byte> target, nuint size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint fgetxattr(int descriptor, ReadOnlySpan<byte> name, Span<byte> value, nuint size);
}
