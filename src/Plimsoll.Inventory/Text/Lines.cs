namespace Plimsoll.Inventory.Text;

/// <summary>Lines of a text in bytes, without their ends (<c>\n</c> or <c>\r\n</c>).</summary>
ref struct Lines(ReadOnlySpan<byte> text)
{
    ReadOnlySpan<byte> rest = text;
    bool done = text.IsEmpty;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly Lines GetEnumerator() => this;

    public bool MoveNext()
    {
        if (done)
            return false;
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        done = end < 0 || end + 1 == rest.Length;
        rest = end < 0 ? [] : rest[(end + 1)..];
        Current = line is [.., (byte)'\r'] ? line[..^1] : line;
        return true;
    }
}
