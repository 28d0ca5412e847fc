using System.Text;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Compares sentences as they stand in files: wrapped anywhere, indented, behind comment signs.</summary>
static class Phrase
{
    static ReadOnlySpan<byte> Between => " \t\r\n*#/|>"u8;

    /// <summary>Whether <paramref name="words"/>, parted by single blanks, begin <paramref name="text"/>.</summary>
    public static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> words)
    {
        while (!words.IsEmpty)
        {
            var blank = words.IndexOf((byte)' ');
            var word = blank < 0 ? words : words[..blank];
            text = text.TrimStart(Between);
            if (text.Length < word.Length || !Ascii.EqualsIgnoreCase(text[..word.Length], word))
                return false;
            text = text[word.Length..];
            if (blank >= 0 && (text.IsEmpty || !Between.Contains(text[0])))
                return false;
            words = blank < 0 ? [] : words[(blank + 1)..];
        }

        return true;
    }

    /// <summary>At most <paramref name="length"/> bytes before <paramref name="at"/>.</summary>
    public static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> text, int at, int length) => text[Math.Max(0, at - length)..at];

    /// <summary>At most <paramref name="length"/> bytes from <paramref name="at"/> on.</summary>
    public static ReadOnlySpan<byte> From(ReadOnlySpan<byte> text, int at, int length) => text.Slice(at, Math.Min(length, text.Length - at));
}
