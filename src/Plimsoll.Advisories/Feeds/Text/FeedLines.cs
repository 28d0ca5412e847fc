using System.Text;

namespace Plimsoll.Advisories.Feeds.Text;

/// <summary>The lines of a feed, however long a stranger makes one.</summary>
static class FeedLines
{
    const int BufferChars = 32 * 1024;

    /// <summary>Each line without its end; null for one that is longer than <paramref name="maxChars"/>, of which no more than that is ever held.</summary>
    public static IEnumerable<string?> Of(Stream content, int maxChars)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        var buffer = new char[BufferChars];
        var line = new StringBuilder();
        var tooLong = false;
        for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            var start = 0;
            for (int end; (end = buffer.AsSpan(start, read - start).IndexOf('\n')) >= 0; start += end + 1)
            {
                Append(buffer.AsSpan(start, end));
                yield return Take();
            }

            Append(buffer.AsSpan(start, read - start));
        }

        if (line.Length > 0 || tooLong)
            yield return Take();

        void Append(ReadOnlySpan<char> part)
        {
            tooLong |= line.Length + part.Length > maxChars;
            if (!tooLong)
                line.Append(part);
        }

        string? Take()
        {
            var whole = tooLong ? null : line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
            line.Clear();
            tooLong = false;
            return whole;
        }
    }
}
