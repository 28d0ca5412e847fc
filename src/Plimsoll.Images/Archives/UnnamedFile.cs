using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Images.Compression;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Archives;

/// <summary>Keeps an archive that cannot be read where it is in a file that has no name: nobody else can open it, and it goes with the process.</summary>
static class UnnamedFile
{
    const int BlockBytes = 1024 * 1024;

    /// <summary>Unpacks a compressed archive.</summary>
    public static SafeFileHandle Unpack(CompressionKind kind, FileRegion packed, string path, OpenOptions options)
    {
        using var stored = new RegionStream(packed);
        using var plain = new BombGuard(Decompressor.Open(kind, stored, options.Limits, path, options.ManagedInflate), () => stored.Taken, options.Limits, path);
        return Keep(plain, $"{path} is compressed and cannot be unpacked", options.TemporaryDirectory);
    }

    /// <summary>Keeps what a service sends, up to <see cref="Limits.MaxLayerBytes"/>.</summary>
    /// <param name="arriving">It tells failures of its own as sentences.</param>
    public static SafeFileHandle Spool(Stream arriving, string name, Limits limits, string temporaryDirectory)
    {
        using var bounded = new BoundedStream(arriving, limits, name);
        return Keep(bounded, $"{name} cannot be kept", temporaryDirectory);
    }

    static SafeFileHandle Keep(Stream plain, string complaint, string temporaryDirectory)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = Create(temporaryDirectory);
            var buffer = new byte[BlockBytes];
            var at = 0L;
            for (int read; (read = plain.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; at += read)
                RandomAccess.Write(handle, buffer.AsSpan(0, read), at);
            return handle;
        }
        catch (Exception e)
        {
            handle?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new UnreadableSubjectException($"{complaint} in {temporaryDirectory}: {e.Message.TrimEnd('.')}.", e);
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
