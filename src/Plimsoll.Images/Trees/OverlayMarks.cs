using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Trees;

/// <summary>What an overlay's directory says of the layers below it.</summary>
enum DirectoryMark
{
    None,

    /// <summary>Nothing of the layers below shows in it.</summary>
    Opaque,

    /// <summary>It holds whiteouts that are files with an attribute, since Linux 6.7.</summary>
    HoldsWhiteoutFiles,
}

/// <summary>How one overlay marks what is hidden: by the attributes that its kernel believes, and no others, for a container may set the others itself.</summary>
/// <param name="Trusted">Whether the attributes are <c>trusted.overlay.*</c>, which root alone can write; else <c>user.overlay.*</c>, as of engines without root.</param>
/// <param name="ByName">Whether files called <c>.wh.NAME</c> are whiteouts too, as under fuse-overlayfs.</param>
/// <remarks>Linux, Documentation/filesystems/overlayfs.rst: "whiteouts and opaque directories", "redirect_dir", "metadata only copy up".</remarks>
sealed record OverlayMarks(bool Trusted, bool ByName)
{
    const int OutOfRange = 34;

    static ReadOnlySpan<byte> TrustedOpaque => "trusted.overlay.opaque\0"u8;

    static ReadOnlySpan<byte> UserOpaque => "user.overlay.opaque\0"u8;

    static ReadOnlySpan<byte> FuseOpaque => "user.fuseoverlayfs.opaque\0"u8;

    static ReadOnlySpan<byte> TrustedWhiteout => "trusted.overlay.whiteout\0"u8;

    static ReadOnlySpan<byte> UserWhiteout => "user.overlay.whiteout\0"u8;

    static ReadOnlySpan<byte> TrustedRedirect => "trusted.overlay.redirect\0"u8;

    static ReadOnlySpan<byte> UserRedirect => "user.overlay.redirect\0"u8;

    static ReadOnlySpan<byte> TrustedMetacopy => "trusted.overlay.metacopy\0"u8;

    static ReadOnlySpan<byte> UserMetacopy => "user.overlay.metacopy\0"u8;

    public DirectoryMark Of(SafeFileHandle directory) => Value(directory, Trusted ? TrustedOpaque : UserOpaque) switch
    {
        (byte)'y' => DirectoryMark.Opaque,
        (byte)'x' => DirectoryMark.HoldsWhiteoutFiles,
        _ => ByName && IsOpaqueUnderFuse(directory) ? DirectoryMark.Opaque : DirectoryMark.None,
    };

    public bool IsRedirect(SafeFileHandle directory) => Value(directory, Trusted ? TrustedRedirect : UserRedirect) is not null;

    public bool IsMetadataOnly(SafeFileHandle file) => Value(file, Trusted ? TrustedMetacopy : UserMetacopy) is not null;

    /// <param name="terminatedName">A file of a directory that <see cref="DirectoryMark.HoldsWhiteoutFiles"/>.</param>
    public bool IsWhiteoutFile(SafeFileHandle directory, byte[] terminatedName, in FileStatus status)
    {
        if (status.Kind != FileKind.File || status.Size != 0)
            return false;
        using var file = RegularFile.Open(directory, terminatedName, followLinks: false, out _, out _);
        return file is not null && Value(file, Trusted ? TrustedWhiteout : UserWhiteout) is not null;
    }

    // fuse-overlayfs takes whichever of these its user may write.
    static bool IsOpaqueUnderFuse(SafeFileHandle directory) =>
        Value(directory, FuseOpaque) == 'y' || Value(directory, TrustedOpaque) == 'y' || Libc.TryStat(directory, [.. ".wh..wh..opq\0"u8], out _);

    /// <summary>The first byte of an attribute, 0 where it is empty; null where there is none.</summary>
    static byte? Value(SafeFileHandle file, ReadOnlySpan<byte> name)
    {
        Span<byte> value = stackalloc byte[256];
        value[0] = 0;
        return Libc.ReadAttribute(file, name, value) switch
        {
            >= 0 => value[0],

            // Longer than there is room for: a redirect may be a long path.
            _ when Marshal.GetLastPInvokeError() == OutOfRange => value[0],
            _ => null,
        };
    }
}
