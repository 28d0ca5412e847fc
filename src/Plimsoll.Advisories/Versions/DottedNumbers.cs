namespace Plimsoll.Advisories.Versions;

/// <summary>Walks the parts of a version between dots, without allocating. A part that is not there reads as empty, which compares as the number 0.</summary>
ref struct DottedNumbers(ReadOnlySpan<char> text)
{
    ReadOnlySpan<char> rest = text;

    /// <summary>Whether every part has been taken.</summary>
    public bool IsAtEnd { get; private set; } = text.IsEmpty;

    public ReadOnlySpan<char> Next()
    {
        if (IsAtEnd)
            return "";
        var dot = rest.IndexOf('.');
        var part = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? "" : rest[(dot + 1)..];
        IsAtEnd = dot < 0;
        return part;
    }

    /// <summary>Compares part by part as numbers of any length; what one side lacks is 0.</summary>
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new DottedNumbers(a);
        var right = new DottedNumbers(b);
        while (!left.IsAtEnd || !right.IsAtEnd)
        {
            var result = Epoch.CompareNumbers(left.Next(), right.Next());
            if (result != 0)
                return result;
        }

        return 0;
    }
}
