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

    [FieldOffset(136)]
    public readonly uint DeviceMajor;

    [FieldOffset(140)]
    public readonly uint DeviceMinor;

    public (uint Major, uint Minor) Device => (DeviceMajor, DeviceMinor);

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
