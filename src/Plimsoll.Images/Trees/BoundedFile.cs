using System.Text;

namespace Plimsoll.Images.Trees;

/// <summary>A small file that the user names, read whole: a FIFO or a device in its place is refused rather than waited for.</summary>
public static class BoundedFile
{
    const int Step = 64 * 1024;

    /// <returns>null with the reason, completing "it cannot be read: …", where it is no regular file, cannot be read, or is larger than <paramref name="most"/> bytes.</returns>
    public static byte[]? Read(string path, int most, out string problem)
    {
        using var handle = RegularFile.Open(null, [.. Encoding.UTF8.GetBytes(path), 0], followLinks: true, out var size, out problem);
        if (handle is null)
            return null;
        try
        {
            // The stated size is a hint only: files of /proc say 0.
            var bytes = new byte[Math.Min(size, most) + 1];
            var length = 0;
            for (int read; length <= most && (read = RandomAccess.Read(handle, bytes.AsSpan(length), length)) > 0; length += read)
                if (length + read == bytes.Length)
                    Array.Resize(ref bytes, (int)Math.Min((long)bytes.Length + Step, most + 1L));
            problem = length > most ? $"it is larger than {most:N0} bytes" : "";
            return length > most ? null : bytes[..length];
        }
        catch (IOException e)
        {
            problem = e.Message;
            return null;
        }
    }
}
