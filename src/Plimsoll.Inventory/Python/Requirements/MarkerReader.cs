namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>Judges a condition on the environment in three values: it holds, it does not, or it cannot be told. Linux is what images are of.</summary>
/// <remarks>PEP 508, "Environment markers".</remarks>
ref struct MarkerReader
{
    const int MaxDepth = 32;

    readonly PythonPlace place;
    ReadOnlySpan<char> rest;
    int depth;

    MarkerReader(ReadOnlySpan<char> marker, PythonPlace place)
    {
        rest = marker;
        this.place = place;
    }

    public static bool? Judge(ReadOnlySpan<char> marker, PythonPlace place)
    {
        var reader = new MarkerReader(marker, place);
        var holds = reader.Any();
        return reader.rest.Trim().IsEmpty ? holds : null;
    }

    bool? Any()
    {
        var holds = All();
        while (TakesWord("or"))
        {
            var right = All();
            holds = holds == true || right == true ? true : holds is null || right is null ? null : false;
        }

        return holds;
    }

    bool? All()
    {
        var holds = One();
        while (TakesWord("and"))
        {
            var right = One();
            holds = holds == false || right == false ? false : holds is null || right is null ? null : true;
        }

        return holds;
    }

    bool? One()
    {
        rest = rest.TrimStart();
        if (rest is not ['(', ..])
            return Comparison();
        if (++depth > MaxDepth)
            return Abandon();
        rest = rest[1..];
        var holds = Any();
        depth--;
        rest = rest.TrimStart();
        if (rest is not [')', ..])
            return Abandon();
        rest = rest[1..];
        return holds;
    }

    bool? Comparison()
    {
        var left = Operand(out var leftIsText);
        var by = Operator();
        var right = Operand(out var rightIsText);
        if ((left.IsEmpty && !leftIsText) || by.IsEmpty || (right.IsEmpty && !rightIsText))
            return Abandon();
        return (leftIsText, rightIsText) switch
        {
            (false, true) => MarkerFact.Judge(left, by, right, place),
            (true, false) => MarkerFact.Judge(right, MarkerFact.Turned(by), left, place),
            _ => null,
        };
    }

    ReadOnlySpan<char> Operand(out bool isText)
    {
        rest = rest.TrimStart();
        isText = rest is ['"' or '\'', ..];
        if (!isText)
            return Word();
        var end = rest[1..].IndexOf(rest[0]);
        isText = end >= 0;
        if (!isText)
            return [];
        var text = rest.Slice(1, end);
        rest = rest[(end + 2)..];
        return text;
    }

    ReadOnlySpan<char> Operator()
    {
        rest = rest.TrimStart();
        var length = rest.IndexOfAnyExcept("<>=!~");
        if (length > 0)
        {
            var by = rest[..length];
            rest = rest[length..];
            return by;
        }

        if (!TakesWord("not"))
            return TakesWord("in") ? "in" : [];
        return TakesWord("in") ? "not in" : [];
    }

    ReadOnlySpan<char> Word()
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '.'))
            length++;
        var word = rest[..length];
        rest = rest[length..];
        return word;
    }

    bool TakesWord(ReadOnlySpan<char> word)
    {
        var before = rest;
        rest = rest.TrimStart();
        if (Word().SequenceEqual(word))
            return true;
        rest = before;
        return false;
    }

    // Nothing after what cannot be read is understood: the rest is not empty, so that the whole cannot be told.
    bool? Abandon()
    {
        rest = "?";
        return null;
    }
}
