using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>Files of configuration that are read whole: bounded, and never from a pipe or a device that does not end.</summary>
public static class SmallFile
{
    /// <exception cref="UsageException">It cannot be read, is no regular file, or is larger than <paramref name="maxBytes"/>.</exception>
    public static byte[] Bytes(string path, int maxBytes)
    {
        try
        {
            if (!File.GetAttributes(path).HasFlag(FileAttributes.Normal) && Directory.Exists(path))
                throw new UsageException($"{path} is a directory, not a file.");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!file.CanSeek || file.Length > maxBytes)
                throw new UsageException($"{path} is no regular file, or larger than {maxBytes:N0} bytes.");
            var bytes = new byte[file.Length];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    public static string Text(string path, int maxBytes)
    {
        var bytes = Bytes(path, maxBytes);
        return Encoding.UTF8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes);
    }
}
