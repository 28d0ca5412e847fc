using System.Buffers;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>Lines that a backslash at their end joins with the next.</summary>
ref struct LogicalLines(ReadOnlySpan<byte> text)
{
    // Longer ones are refused by who reads them: what is joined need not be held.
    const int MostBytes = 1024 * 1024;

    Lines lines = new(text);
    ArrayBufferWriter<byte>? joined;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly LogicalLines GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!lines.MoveNext())
            return false;
        Current = lines.Current;
        if (!Continues(Current))
            return true;
        joined ??= new ArrayBufferWriter<byte>();
        joined.ResetWrittenCount();
        while (Continues(lines.Current))
        {
            Keep(lines.Current.TrimEnd(" \t"u8)[..^1]);
            if (!lines.MoveNext())
                break;
        }

        if (!Continues(lines.Current))
            Keep(lines.Current);
        Current = joined.WrittenSpan;
        return true;
    }

    static bool Continues(ReadOnlySpan<byte> line) => line.TrimEnd(" \t"u8) is [.., (byte)'\\'] && !line.TrimStart(" \t"u8).StartsWith("#"u8);

    void Keep(ReadOnlySpan<byte> line)
    {
        if (joined!.WrittenCount < MostBytes)
            joined.Write(line);
    }
}
