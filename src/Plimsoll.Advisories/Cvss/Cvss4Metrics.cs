namespace Plimsoll.Advisories.Cvss;

/// <summary>The metrics of a 4.0 vector with their effective values: modified ones override, undefined ones take their worst.</summary>
/// <remarks>CVSS v4.0 specification, table 23 (names and values) and section 4.</remarks>
sealed class Cvss4Metrics
{
    const char Undefined = 'X';

    /// <summary>Values of each base metric from the most severe on; the order is the distance. S is allowed where a modified metric says it.</summary>
    static readonly Dictionary<string, string> Base = new(StringComparer.Ordinal)
    {
        ["AV"] = "NALP",
        ["AC"] = "LH",
        ["AT"] = "NP",
        ["PR"] = "NLH",
        ["UI"] = "NPA",
        ["VC"] = "HLN",
        ["VI"] = "HLN",
        ["VA"] = "HLN",
        ["SC"] = "SHLN",
        ["SI"] = "SHLN",
        ["SA"] = "SHLN",
    };

    static readonly Dictionary<string, string> Weights = new(StringComparer.Ordinal)
    {
        ["E"] = "APU",
        ["CR"] = "HML",
        ["IR"] = "HML",
        ["AR"] = "HML",
    };

    /// <summary>Supplemental metrics inform; they do not score.</summary>
    static readonly Dictionary<string, string[]> Supplemental = new(StringComparer.Ordinal)
    {
        ["S"] = ["X", "N", "P"],
        ["AU"] = ["X", "N", "Y"],
        ["R"] = ["X", "A", "U", "I"],
        ["V"] = ["X", "D", "C"],
        ["RE"] = ["X", "L", "M", "H"],
        ["U"] = ["X", "Clear", "Green", "Amber", "Red"],
    };

    readonly Dictionary<string, char> values = new(StringComparer.Ordinal);

    public char this[string name] => values[name];

    /// <summary>Without any impact there is nothing to score.</summary>
    public bool HasImpact => values["VC"] != 'N' || values["VI"] != 'N' || values["VA"] != 'N' || values["SC"] != 'N' || values["SI"] != 'N' || values["SA"] != 'N';

    /// <returns>null where a metric is unknown, missing or has a value that it cannot have.</returns>
    public static Cvss4Metrics? Of(Dictionary<string, string> stated)
    {
        var metrics = new Cvss4Metrics();
        var known = 0;
        foreach (var (name, allowed) in Base)
            if (!metrics.TakeBase(stated, name, allowed, ref known))
                return null;
        foreach (var (name, allowed) in Weights)
            if (!metrics.TakeWeight(stated, name, allowed, ref known))
                return null;
        foreach (var (name, allowed) in Supplemental)
            if (stated.TryGetValue(name, out var value) && known++ >= 0 && !allowed.Contains(value))
                return null;
        return known == stated.Count ? metrics : null;
    }

    /// <summary>Steps below the most severe value.</summary>
    public static int Level(string name, char value) => (Base.GetValueOrDefault(name) ?? Weights[name]).IndexOf(value, StringComparison.Ordinal);

    bool TakeBase(Dictionary<string, string> stated, string name, string allowed, ref int known)
    {
        if (!stated.TryGetValue(name, out var text) || text.Length != 1 || text[0] == 'S' || !allowed.Contains(text[0], StringComparison.Ordinal))
            return false;
        known++;
        values[name] = text[0];
        if (!stated.TryGetValue("M" + name, out var modified))
            return true;
        known++;
        if (modified.Length != 1 || (modified[0] != Undefined && (!allowed.Contains(modified[0], StringComparison.Ordinal) || (name == "SC" && modified[0] == 'S'))))
            return false;
        if (modified[0] != Undefined)
            values[name] = modified[0];
        return true;
    }

    bool TakeWeight(Dictionary<string, string> stated, string name, string allowed, ref int known)
    {
        values[name] = allowed[0];
        if (!stated.TryGetValue(name, out var text))
            return true;
        known++;
        if (text.Length != 1 || (text[0] != Undefined && !allowed.Contains(text[0], StringComparison.Ordinal)))
            return false;
        if (text[0] != Undefined)
            values[name] = text[0];
        return true;
    }
}
