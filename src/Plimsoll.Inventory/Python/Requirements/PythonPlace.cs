namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>What the place of a package says of the Python it belongs to: <c>usr/lib/python3.11/site-packages</c> is Python 3.11's, on Linux.</summary>
/// <param name="Major">Null where the path does not say.</param>
sealed record PythonPlace(int? Major, int? Minor)
{
    const string Directory = "python";

    public static PythonPlace Unknown { get; } = new(null, null);

    public static PythonPlace Of(string path)
    {
        foreach (var segment in path.Split('/'))
            if (segment.StartsWith(Directory, StringComparison.Ordinal) && Version(segment.AsSpan(Directory.Length)) is { } place)
                return place;
        return Unknown;
    }

    /// <summary>Whether the directory is one of the interpreter's own library: <c>python3.11</c>, <c>lib-dynload</c>.</summary>
    public static bool IsOfInterpreter(ReadOnlySpan<char> directory) =>
        directory is "lib-dynload" || (directory.StartsWith(Directory, StringComparison.Ordinal) && Version(directory[Directory.Length..]) is { Minor: not null });

    static PythonPlace? Version(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        if (dot < 0)
            return Number(text) is { } major ? new PythonPlace(major, null) : null;
        return Number(text[..dot]) is { } first && Number(text[(dot + 1)..]) is { } second ? new PythonPlace(first, second) : null;
    }

    // 3.13t is the free-threaded build of 3.13.
    static int? Number(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('t');
        return text.Length is > 0 and < 4 && !text.ContainsAnyExceptInRange('0', '9') ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
