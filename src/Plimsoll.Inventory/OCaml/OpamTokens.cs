using System.Text;
using Plimsoll.Formats;

namespace Plimsoll.Inventory.OCaml;

/// <summary>Splits an opam file into tokens.</summary>
/// <remarks>opam manual, "General syntax": texts between quotes or three of them; comments <c># …</c> and <c>(* … *)</c>.</remarks>
sealed class OpamTokens(string text)
{
    const int MaxBytes = 8 * 1024 * 1024;
    const string Marks = ":[]{}()";
    const string Triple = "\"\"\"";

    int at;

    /// <exception cref="MalformedDocumentException">It is too large.</exception>
    public static OpamTokens Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length > MaxBytes ? throw new MalformedDocumentException($"it is larger than {MaxBytes:N0} bytes") : new(Encoding.UTF8.GetString(bytes));

    /// <exception cref="MalformedDocumentException">A text or comment has no end.</exception>
    public OpamToken Next()
    {
        SkipBlanks();
        if (at == text.Length)
            return new(OpamTokenKind.End, "");
        if (StartsHere(Triple))
            return Quoted(Triple);
        if (text[at] == '"')
            return Quoted("\"");
        if (Marks.Contains(text[at], StringComparison.Ordinal))
            return new(OpamTokenKind.Mark, text[at++].ToString());
        var start = at++;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '"' && !Marks.Contains(text[at], StringComparison.Ordinal))
            at++;
        return new(OpamTokenKind.Word, text[start..at]);
    }

    bool StartsHere(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    OpamToken Quoted(string quote)
    {
        at += quote.Length;
        var body = new StringBuilder();
        while (!StartsHere(quote))
        {
            if (at >= text.Length - 1)
                throw new MalformedDocumentException("a text in it has no end");
            if (text[at] == '\\')
                at++;
            body.Append(text[at++]);
        }

        at += quote.Length;
        return new(OpamTokenKind.Text, body.ToString());
    }

    void SkipBlanks()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] == '#')
                at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            else if (StartsHere("(*"))
                at = text.IndexOf("*)", at, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : throw new MalformedDocumentException("a comment in it has no end");
            else
                return;
        }
    }
}
