using System.Buffers;

namespace Plimsoll.Advisories.Feeds.Xml;

/// <summary>Looks at the first bytes of a file for the name of its root element.</summary>
static class XmlHead
{
    static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>Whether the first element has this name, prefix or not.</summary>
    public static bool HasRoot(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        while (true)
        {
            head = head.TrimStart(" \t\r\n"u8);
            var end = head.StartsWith("<?"u8) ? After(head, "?>"u8) : head.StartsWith("<!--"u8) ? After(head, "-->"u8) : 0;
            if (end < 0)
                return false;
            if (end == 0)
                return head.StartsWith("<"u8) && LocalName(head[1..]).SequenceEqual(name);
            head = head[end..];
        }
    }

    static int After(ReadOnlySpan<byte> head, ReadOnlySpan<byte> mark) => head.IndexOf(mark) is >= 0 and var at ? at + mark.Length : -1;

    static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> tag)
    {
        var end = tag.IndexOfAny(NameEnds);
        tag = end < 0 ? tag : tag[..end];
        return tag[(tag.IndexOf((byte)':') + 1)..];
    }
}
