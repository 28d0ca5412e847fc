using Microsoft.Win32.SafeHandles;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Trees;

/// <summary>Opens regular files only: a FIFO would block, a device would act, a link would lead elsewhere.</summary>
static class RegularFile
{
    /// <param name="directory">Null for a path of this process.</param>
    /// <returns>null with the reason where it cannot be opened or is no regular file.</returns>
    public static SafeFileHandle? Open(SafeFileHandle? directory, byte[] name, bool followLinks, out long size, out string problem)
    {
        size = 0;
        problem = "";
        var flags = Libc.ReadOnly | Libc.NonBlocking | Libc.NotControllingTerminal | (followLinks ? 0 : Libc.NoFollow);
        var handle = Libc.Open(directory, name, flags, out var error);
        if (handle is null)
        {
            problem = new System.ComponentModel.Win32Exception(error).Message;
            return null;
        }

        if (Libc.TryStat(handle, out var status) && status.Kind == FileKind.File)
        {
            size = (long)status.Size;
            return handle;
        }

        problem = "it is not a regular file";
        handle.Dispose();
        return null;
    }
}
