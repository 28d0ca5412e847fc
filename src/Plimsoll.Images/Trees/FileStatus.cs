using System.Runtime.InteropServices;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Trees;

/// <summary><c>struct statx</c>, as far as it is looked at. See statx(2).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
readonly struct FileStatus
{
    const int TypeMask = 0xF000;

    [FieldOffset(20)]
    public readonly uint Uid;

    [FieldOffset(24)]
    public readonly uint Gid;

    [FieldOffset(28)]
    public readonly ushort Mode;

    [FieldOffset(40)]
    public readonly ulong Size;

    // statx calls this pair "rdev": which device a device node stands for.
    [FieldOffset(128)]
    public readonly uint NodeMajor;

    [FieldOffset(132)]
    public readonly uint NodeMinor;

    [FieldOffset(136)]
    public readonly uint DeviceMajor;

    [FieldOffset(140)]
    public readonly uint DeviceMinor;

    public (uint Major, uint Minor) Device => (DeviceMajor, DeviceMinor);

    /// <summary>How overlayfs says that a name is gone: a character device that no driver could have.</summary>
    public bool IsWhiteoutDevice => (Mode & TypeMask) == 0x2000 && NodeMajor == 0 && NodeMinor == 0;

    public FileKind Kind => (Mode & TypeMask) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.SymbolicLink,
        0x2000 or 0x6000 => FileKind.Device,
        0x1000 => FileKind.Fifo,
        _ => FileKind.Other,
    };
}
