namespace Plimsoll.Inventory.Python.Requirements;

/// <summary>One comparison of a marker's variable with a text.</summary>
static class MarkerFact
{
    public static bool? Judge(ReadOnlySpan<char> variable, ReadOnlySpan<char> by, ReadOnlySpan<char> text, PythonPlace place) => variable switch
    {
        // Which extras were asked for, nothing on disk says: what needs one is not taken for a dependency.
        "extra" => by is "==" ? false : null,
        "os_name" or "os.name" => Text("posix", by, text),
        "sys_platform" or "sys.platform" => Text("linux", by, text),
        "platform_system" => Text("Linux", by, text),
        "python_version" => Version(place, exact: true, by, text),
        "python_full_version" => Version(place, exact: false, by, text),
        _ => null,
    };

    /// <summary>The operator where the sides are exchanged.</summary>
    public static ReadOnlySpan<char> Turned(ReadOnlySpan<char> by) => by switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        "==" or "!=" => by,

        // 'linux' in sys_platform: no comparison of ours.
        _ => "?",
    };

    static bool? Text(string value, ReadOnlySpan<char> by, ReadOnlySpan<char> text) => by switch
    {
        "==" => text.SequenceEqual(value),
        "!=" => !text.SequenceEqual(value),
        _ => null,
    };

    // The place says a range of versions: 3.11 is 3.11.0 to 3.11.999 in full, and 3 any of 3.0 to 3.999.
    static bool? Version(PythonPlace place, bool exact, ReadOnlySpan<char> by, ReadOnlySpan<char> text)
    {
        if (place.Major is not { } major || Number(text) is not { } other)
            return null;
        var low = (major * 1_000_000) + ((place.Minor ?? 0) * 1_000);
        var high = (major * 1_000_000) + ((place.Minor ?? 999) * 1_000) + (exact ? 0 : 999);
        return by switch
        {
            "<" => high < other ? true : low >= other ? false : null,
            "<=" => high <= other ? true : low > other ? false : null,
            ">" => low > other ? true : high <= other ? false : null,
            ">=" => low >= other ? true : high < other ? false : null,
            "==" => other < low || other > high ? false : low == high ? true : null,
            "!=" => other < low || other > high ? true : low == high ? false : null,
            _ => null,
        };
    }

    static int? Number(ReadOnlySpan<char> text)
    {
        var (number, weight) = (0, 1_000_000);
        foreach (var range in text.Split('.'))
        {
            if (weight == 0 || !int.TryParse(text[range], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var part) || part > 999)
                return null;
            number += part * weight;
            weight /= 1_000;
        }

        return number;
    }
}
