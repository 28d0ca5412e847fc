using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Go.Mod;

/// <summary>Takes a go.mod apart: a directive a line, or a block of them between brackets.</summary>
/// <remarks>Go Modules Reference, "Lexical elements" and "Grammar".</remarks>
static class GoModLines
{
    public static List<GoModLine> Read(ReadOnlySpan<byte> text, EvidenceSink evidence)
    {
        var lines = new List<GoModLine>();
        string? block = null;
        var number = 0;
        foreach (var bytes in new Lines(text))
        {
            if (!evidence.MayRead(++number))
                break;
            if (bytes.Length > evidence.Limits.MaxFieldBytes)
            {
                evidence.Gap(GapCode.TooLarge, $"line {number:N0} is longer than {evidence.Limits.MaxFieldBytes:N0} bytes");
                continue;
            }

            var (words, comment) = Words(Encoding.UTF8.GetString(bytes));
            switch (words)
            {
                case []: break;
                case [")"]: block = null; break;
                case [var verb, "("] when block is null: block = verb; break;
                default: lines.Add(Line(block, words, comment)); break;
            }
        }

        return lines;
    }

    static GoModLine Line(string? block, List<string> words, string comment) =>
        new(block ?? words[0], block is null ? words[1..] : words, comment.TrimStart() is "indirect" || comment.TrimStart().StartsWith("indirect;", StringComparison.Ordinal));

    static (List<string> Words, string Comment) Words(string line)
    {
        var start = line.IndexOf("//", StringComparison.Ordinal);
        var words = (start < 0 ? line : line[..start]).Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return ([.. words.Select(w => w.Trim('"', '`'))], start < 0 ? "" : line[(start + 2)..].Trim());
    }
}
