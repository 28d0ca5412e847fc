namespace Plimsoll.Advisories.Feeds;

/// <summary>Small files of feeds, whole in memory.</summary>
static class FeedBytes
{
    /// <exception cref="MalformedFeedException">It is larger than <paramref name="maxBytes"/>.</exception>
    public static ReadOnlySpan<byte> Whole(string path, Stream content, int maxBytes)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (memory.Length + read > maxBytes)
                throw new MalformedFeedException(path, $"it is larger than {maxBytes:N0} bytes");
            memory.Write(buffer, 0, read);
        }

        return memory.GetBuffer().AsSpan(0, (int)memory.Length);
    }
}
