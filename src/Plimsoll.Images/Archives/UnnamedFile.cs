using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Images.Compression;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Archives;

/// <summary>Unpacks a compressed archive, once, to a file that has no name: nobody else can open it, and it goes with the process.</summary>
static class UnnamedFile
{
    const int BlockBytes = 1024 * 1024;

    public static SafeFileHandle Unpack(CompressionKind kind, FileRegion packed, string path, OpenOptions options)
    {
        using var stored = new RegionStream(packed);
        using var plain = new BombGuard(Decompressor.Open(kind, stored, options.Limits, path, options.ManagedInflate), () => stored.Taken, options.Limits, path);
        SafeFileHandle? handle = null;
        try
        {
            handle = Create(options.TemporaryDirectory);
            var buffer = new byte[BlockBytes];
            var at = 0L;
            for (int read; (read = plain.Read(buffer, 0, buffer.Length)) > 0; at += read)
                RandomAccess.Write(handle, buffer.AsSpan(0, read), at);
            return handle;
        }
        catch (Exception e)
        {
            handle?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new UnreadableSubjectException($"{path} is compressed and cannot be unpacked in {options.TemporaryDirectory}: {e.Message.TrimEnd('.')}.", e);
            throw;
        }
    }

    // Not every file system can make files without a name; there the name goes as soon as the file is open.
    static SafeFileHandle Create(string directory)
    {
        if (Libc.CreateUnnamed(Encoding.UTF8.GetBytes(directory)) is { } unnamed)
            return unnamed;
        var path = Path.Join(directory, $".plimsoll-{Guid.NewGuid():n}");
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        File.Delete(path);
        return handle;
    }
}
