using System.Text;
using Plimsoll.Formats;

namespace Plimsoll.Inventory.Beam.Terms;

/// <summary>Reads literals of Erlang, each ended by a dot, as <c>file:consult/1</c> does. Nothing is evaluated.</summary>
/// <remarks>Erlang Reference Manual, "Data Types".</remarks>
static class ErlangTerms
{
    /// <exception cref="MalformedDocumentException">It is no list of terms, or too large.</exception>
    public static IReadOnlyList<Term> Parse(ReadOnlySpan<byte> bytes)
    {
        var scanner = TermScanner.Of(bytes, '%');
        List<Term> terms = [];
        while (!scanner.IsAtEnd)
        {
            terms.Add(Read(scanner));
            scanner.Expect(".");
        }

        return terms;
    }

    static Term Read(TermScanner scanner)
    {
        var next = scanner.Peek();
        if (scanner.Takes("{"))
            return scanner.Make(TermKind.Tuple, "", Items(scanner, "}"));
        if (scanner.Takes("["))
            return scanner.Make(TermKind.List, "", Items(scanner, "]"));
        if (scanner.Takes("#{"))
            return scanner.Make(TermKind.Map, "", Items(scanner, "}", "=>"));
        if (scanner.Takes("<<"))
            return Binary(scanner);
        if (scanner.Takes("\""))
            return Text(scanner);
        if (scanner.Takes("'"))
            return scanner.Make(TermKind.Atom, scanner.Quoted('\''));
        if (scanner.Takes("$"))
            return scanner.Make(TermKind.Number, Character(scanner));
        if (char.IsAsciiDigit(next) || next is '-' or '+')
            return Number(scanner);
        return char.IsLower(next) ? scanner.Make(TermKind.Atom, scanner.Word("_@")) : throw scanner.Malformed();
    }

    /// <summary>Texts that follow each other are one text.</summary>
    static Term Text(TermScanner scanner)
    {
        var text = new StringBuilder(scanner.Quoted('"'));
        while (scanner.Takes("\""))
            text.Append(scanner.Quoted('"'));
        return scanner.Make(TermKind.Text, text.ToString());
    }

    /// <summary><c>&lt;&lt;"text"&gt;&gt;</c>, with or without <c>/utf8</c>, or its bytes.</summary>
    static Term Binary(TermScanner scanner)
    {
        var text = "";
        if (scanner.Takes("\""))
        {
            text = scanner.Quoted('"');
            if (scanner.Takes("/"))
                scanner.Word("-");
        }
        else if (scanner.Peek() != '>')
        {
            List<byte> bytes = [];
            do
                bytes.Add(scanner.Peek() is var digit && char.IsAsciiDigit(digit) && byte.TryParse(scanner.Word(""), out var value) ? value : throw scanner.Malformed());
            while (scanner.Takes(","));
            text = Encoding.UTF8.GetString([.. bytes]);
        }

        scanner.Expect(">>");
        return scanner.Make(TermKind.Text, text);
    }

    static string Character(TermScanner scanner) => scanner.Any() is var first && first == '\\' ? $"\\{scanner.Any()}" : first.ToString();

    /// <summary><c>1</c>, <c>-1.5e-3</c>, <c>16#ff</c>: a dot belongs to it only before a digit, for one ends the term.</summary>
    static Term Number(TermScanner scanner)
    {
        var sign = scanner.TakesHere("-") ? "-" : scanner.TakesHere("+") ? "+" : "";
        return scanner.Make(TermKind.Number, sign + scanner.Word("#_") + scanner.Fraction());
    }

    static List<Term> Items(TermScanner scanner, string close, string? arrow = null)
    {
        scanner.Enter();
        List<Term> items = [];
        if (!scanner.Takes(close))
        {
            do
                items.Add(arrow is null ? Read(scanner) : Pair(scanner, arrow));
            while (scanner.Takes(",") || (arrow is null && scanner.Takes("|")));
            scanner.Expect(close);
        }

        scanner.Leave();
        return items;
    }

    static Term Pair(TermScanner scanner, string arrow)
    {
        var key = Read(scanner);
        scanner.Expect(arrow);
        return scanner.Make(TermKind.Tuple, "", [key, Read(scanner)]);
    }
}
