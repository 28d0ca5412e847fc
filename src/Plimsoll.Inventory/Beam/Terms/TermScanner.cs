using System.Globalization;
using System.Text;
using Plimsoll.Formats;

namespace Plimsoll.Inventory.Beam.Terms;

/// <summary>Where a reader of terms stands in its text, and what it may still spend.</summary>
/// <param name="comment">What begins a comment that reaches to the end of the line.</param>
sealed class TermScanner(string text, char comment)
{
    const int MaxDepth = 64;

    /// <summary>Terms cost far more memory than the bytes that they are written in. Real files have a few thousand.</summary>
    const int MaxTerms = 200_000;

    const int MaxBytes = 16 * 1024 * 1024;

    int depth;
    int terms;

    public int At { get; private set; }

    /// <exception cref="MalformedDocumentException">The file is too large.</exception>
    public static TermScanner Of(ReadOnlySpan<byte> bytes, char comment) =>
        bytes.Length > MaxBytes ? throw new MalformedDocumentException($"it is larger than {MaxBytes:N0} bytes") : new(Encoding.UTF8.GetString(bytes), comment);

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return At == text.Length;
        }
    }

    /// <summary>The next character, after blanks; NUL at the end.</summary>
    public char Peek()
    {
        SkipBlanks();
        return Here;
    }

    char Here => At < text.Length ? text[At] : '\0';

    public bool Takes(string mark)
    {
        SkipBlanks();
        return TakesHere(mark);
    }

    /// <summary>As <see cref="Takes"/>, with no blanks before it.</summary>
    public bool TakesHere(string mark)
    {
        if (string.CompareOrdinal(text, At, mark, 0, mark.Length) != 0)
            return false;
        At += mark.Length;
        return true;
    }

    public void Expect(string mark)
    {
        if (!Takes(mark))
            throw Malformed();
    }

    /// <summary>Takes characters as long as they are of a word: letters, digits and <c>_@.!?</c> as far as told.</summary>
    public string Word(string also)
    {
        var start = At;
        while (At < text.Length && (char.IsLetterOrDigit(text[At]) || also.Contains(text[At], StringComparison.Ordinal)))
            At++;
        return start == At ? throw Malformed() : text[start..At];
    }

    public char Any()
    {
        if (At == text.Length)
            throw Malformed();
        return text[At++];
    }

    /// <summary>The rest of a quoted text, whose opening quote was taken.</summary>
    public string Quoted(char quote)
    {
        var body = new StringBuilder();
        for (var next = Any(); next != quote; next = Any())
            body.Append(next == '\\' ? Escaped() : next);
        return body.ToString();
    }

    /// <summary>What follows the dot of a number, with the dot; empty where the dot ends the term.</summary>
    public string Fraction()
    {
        if (Here != '.' || At + 1 >= text.Length || !char.IsAsciiDigit(text[At + 1]))
            return "";
        At++;
        var fraction = Word("");
        return TakesHere("-") ? $".{fraction}-{Word("")}" : TakesHere("+") ? $".{fraction}+{Word("")}" : $".{fraction}";
    }

    public Term Make(TermKind kind, string word, IReadOnlyList<Term>? items = null) =>
        ++terms > MaxTerms ? throw new MalformedDocumentException($"it holds more than {MaxTerms:N0} terms") : new Term(kind, word, items ?? []);

    public void Enter()
    {
        if (++depth > MaxDepth)
            throw new MalformedDocumentException($"it nests deeper than {MaxDepth} levels");
    }

    public void Leave() => depth--;

    public MalformedDocumentException Malformed()
    {
        var line = text.AsSpan(0, At).Count('\n') + 1;
        return new MalformedDocumentException($"it holds no well-formed term at line {line:N0}");
    }

    string Escaped()
    {
        var next = Any();
        if (next != 'x')
            return next switch { 'n' => "\n", 't' => "\t", 'r' => "\r", 's' => " ", 'e' => "\u001B", '0' => "\0", _ => next.ToString() };
        var isBraced = TakesHere("{");
        var start = At;
        while (At < text.Length && char.IsAsciiHexDigit(text[At]) && At - start < (isBraced ? 6 : 2))
            At++;
        var isCode = int.TryParse(text.AsSpan(start, At - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code);
        return (isBraced && !TakesHere("}")) || !isCode ? throw Malformed() : new Rune(code).ToString();
    }

    void SkipBlanks()
    {
        while (At < text.Length)
        {
            if (text[At] == comment)
                At = text.IndexOf('\n', At) is >= 0 and var end ? end : text.Length;
            else if (char.IsWhiteSpace(text[At]))
                At++;
            else
                return;
        }
    }
}
