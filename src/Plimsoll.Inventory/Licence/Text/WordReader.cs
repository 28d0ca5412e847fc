namespace Plimsoll.Inventory.Licence.Text;

/// <summary>Reads the words of a licence's text that count when texts are compared, each as a hash.</summary>
/// <remarks>
/// After the SPDX list's matching guidelines: capitals, blanks, punctuation, quotes, marks of comments, bullets and lines that state a copyright
/// make no difference. Bytes above ASCII part words, so that the encoding makes none either.
/// </remarks>
ref struct WordReader(ReadOnlySpan<byte> text)
{
    const ulong Basis = 14695981039346656037;
    const ulong Prime = 1099511628211;

    ReadOnlySpan<byte> rest = text;
    ReadOnlySpan<byte> line;

    /// <returns>false at the end.</returns>
    public bool Next(out ulong word)
    {
        while (true)
        {
            while (!line.IsEmpty)
                if (Word(out word))
                    return true;
            if (rest.IsEmpty)
                break;
            NextLine();
        }

        word = 0;
        return false;
    }

    /// <summary>A letter alone is a bullet as often as a word, and where lines are broken differs: it is none.</summary>
    bool Word(out ulong hash)
    {
        hash = Basis;
        var start = 0;
        while (start < line.Length && !IsPart(line[start]))
            start++;
        var end = start;
        var letters = 0;
        for (; end < line.Length; end++)
        {
            var c = line[end];
            if (IsPart(c))
            {
                hash = (hash ^ Small(c)) * Prime;
                letters++;
            }
            else if (c is not ((byte)'-' or (byte)'\''))
            {
                break;
            }
        }

        var word = line[start..end];
        line = line[end..];
        if (letters == "https".Length && Begins(word, "https"u8))
            hash = HashOf("http"u8);
        return letters > 1 || (letters == 1 && char.IsAsciiDigit((char)word[0]));
    }

    void NextLine()
    {
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        line = WithoutBullet(line);
        if (IsCopyright(line))
            line = [];
    }

    static ReadOnlySpan<byte> WithoutBullet(ReadOnlySpan<byte> line)
    {
        var start = 0;
        while (start < line.Length && !IsPart(line[start]))
            start++;
        var digits = start;
        while (digits < line.Length && char.IsAsciiDigit((char)line[digits]))
            digits++;
        var isBullet = digits > start && digits - start <= 2 && digits < line.Length && line[digits] is (byte)'.' or (byte)')' && (digits + 1 == line.Length || line[digits + 1] is (byte)' ' or (byte)'\t');
        return isBullet ? line[(digits + 1)..] : line[start..];
    }

    /// <summary>"Copyright (c) 2020 Somebody" and "All rights reserved."; not the middle of a sentence that a line happens to begin with.</summary>
    static bool IsCopyright(ReadOnlySpan<byte> line)
    {
        if (Begins(line, "all rights reserved"u8))
            return line["all rights reserved".Length..].IndexOfAnyExceptInRange((byte)' ', (byte)'/') < 0;
        if (Begins(line, "c) "u8))
            return HasYear(line);
        return Begins(line, "copyright"u8) && (HasYear(line) || line.IndexOf("(c)"u8) >= 0 || line.IndexOf("(C)"u8) >= 0 || line.IndexOf("\u00A9"u8) >= 0 || line.IndexOfAny((byte)'<', (byte)'[') >= 0);
    }

    static bool HasYear(ReadOnlySpan<byte> line)
    {
        for (var i = 0; i + 4 <= line.Length; i++)
            if ((line[i..].StartsWith("19"u8) || line[i..].StartsWith("20"u8)) && char.IsAsciiDigit((char)line[i + 2]) && char.IsAsciiDigit((char)line[i + 3]))
                return true;
        return false;
    }

    static bool Begins(ReadOnlySpan<byte> line, ReadOnlySpan<byte> words)
    {
        if (line.Length < words.Length)
            return false;
        for (var i = 0; i < words.Length; i++)
            if (Small(line[i]) != words[i])
                return false;
        return true;
    }

    static ulong HashOf(ReadOnlySpan<byte> word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    static bool IsPart(byte c) => char.IsAsciiLetterOrDigit((char)c);

    static byte Small(byte c) => c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
}
