using Plimsoll.Formats;

namespace Plimsoll.Inventory.Beam.Terms;

/// <summary>Reads one literal of Elixir, as <c>mix.lock</c> holds it. Nothing is evaluated.</summary>
/// <remarks>Elixir, "Syntax reference": strings, atoms, numbers, lists, keyword lists, tuples and maps.</remarks>
static class ElixirTerm
{
    /// <exception cref="MalformedDocumentException">It is no term, or too large.</exception>
    public static Term Parse(ReadOnlySpan<byte> bytes)
    {
        var scanner = TermScanner.Of(bytes, '#');
        var term = Read(scanner);
        return scanner.IsAtEnd ? term : throw scanner.Malformed();
    }

    static Term Read(TermScanner scanner)
    {
        var next = scanner.Peek();
        if (scanner.Takes("%{"))
            return scanner.Make(TermKind.Map, "", Items(scanner, "}"));
        if (scanner.Takes("{"))
            return scanner.Make(TermKind.Tuple, "", Items(scanner, "}"));
        if (scanner.Takes("["))
            return scanner.Make(TermKind.List, "", Items(scanner, "]"));
        if (scanner.Takes("\""))
            return scanner.Make(TermKind.Text, scanner.Quoted('"'));
        if (scanner.Takes("'"))
            return scanner.Make(TermKind.Text, scanner.Quoted('\''));
        if (scanner.Takes(":"))
            return scanner.Make(TermKind.Atom, scanner.TakesHere("\"") ? scanner.Quoted('"') : scanner.Word("_@!?"));
        if (char.IsAsciiDigit(next) || next == '-')
            return scanner.Make(TermKind.Number, (scanner.TakesHere("-") ? "-" : "") + scanner.Word("_") + scanner.Fraction());
        return char.IsLetter(next) ? scanner.Make(TermKind.Atom, scanner.Word("_.@!?")) : throw scanner.Malformed();
    }

    static List<Term> Items(TermScanner scanner, string close)
    {
        scanner.Enter();
        List<Term> items = [];
        while (!scanner.Takes(close))
        {
            items.Add(Item(scanner));
            if (!scanner.Takes(","))
            {
                scanner.Expect(close);
                break;
            }
        }

        scanner.Leave();
        return items;
    }

    /// <summary>A value, or a pair: <c>key: value</c>, <c>"key": value</c>, <c>key => value</c>.</summary>
    static Term Item(TermScanner scanner)
    {
        var term = Read(scanner);
        return (term.IsText && scanner.TakesHere(":")) || scanner.Takes("=>") ? scanner.Make(TermKind.Tuple, "", [term, Read(scanner)]) : term;
    }
}
