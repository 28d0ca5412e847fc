namespace Plimsoll.Advisories.Versions;

/// <summary>The number before the first colon; 0 where there is none.</summary>
static class Epoch
{
    public static ReadOnlySpan<char> Split(ReadOnlySpan<char> version, out ReadOnlySpan<char> rest)
    {
        var colon = version.IndexOf(':');
        if (colon < 0 || version[..colon].ContainsAnyExceptInRange('0', '9'))
        {
            rest = version;
            return "0";
        }

        rest = version[(colon + 1)..];
        return version[..colon];
    }

    /// <summary>Compares digits of any length as numbers.</summary>
    public static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
