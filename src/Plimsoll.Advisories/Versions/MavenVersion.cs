namespace Plimsoll.Advisories.Versions;

/// <summary>Maven's order: tokens between dots, hyphens and changes from digits to letters.</summary>
/// <remarks>Maven POM reference, "Version order specification"; as in Maven 3.8.7 and later a word after a dot is as one after a hyphen.</remarks>
sealed class MavenVersion : IVersionScheme
{
    public string Name => "maven";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new MavenTokens(a);
        var right = new MavenTokens(b);
        while (left.Next() | right.Next())
        {
            var result = left.Place.CompareTo(right.Place);
            if (result == 0)
                result = left.IsNumber ? Epoch.CompareNumbers(left.Text, right.Text) : Words.CompareIgnoringCase(left.Unknown, right.Unknown);
            if (result != 0)
                return result;
        }

        return 0;
    }

    // Maven itself takes whatever a directory may be named.
    public bool IsValid(ReadOnlySpan<char> version) => !version.IsEmpty && !version.ContainsAny('/', ' ');
}
