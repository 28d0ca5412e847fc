namespace Plimsoll.Inventory.Perl;

/// <summary>Names of CPAN's distributions: <c>libwww-perl-6.67</c> is <c>libwww-perl</c> of version <c>6.67</c>; a module <c>LWP::UserAgent</c> is none.</summary>
static class DistributionName
{
    /// <summary>Splits at the last dash before a version; the version is empty where there is none.</summary>
    public static (string Name, string Version) Split(string text)
    {
        var dash = text.LastIndexOf('-');

        // TRIAL releases: Foo-1.02-TRIAL.
        if (dash > 0 && text.AsSpan(dash + 1) is "TRIAL")
            dash = text.LastIndexOf('-', dash - 1);
        return dash > 0 && IsVersion(text.AsSpan(dash + 1)) ? (text[..dash], text[(dash + 1)..]) : (text, "");
    }

    /// <summary>The name that a distribution has by convention whose main module this is.</summary>
    public static string OfModule(string module) => module.Replace("::", "-", StringComparison.Ordinal);

    /// <summary>The author of an archive's path at CPAN, <c>O/OA/OALDERS/URI-5.17.tar.gz</c>; null where it is none.</summary>
    public static string? Author(string? path) =>
        path?.Split('/') is [{ Length: 1 } first, { Length: 2 } second, var author, _, ..] && second.StartsWith(first, StringComparison.Ordinal) && author.StartsWith(second, StringComparison.Ordinal) ? author : null;

    static bool IsVersion(ReadOnlySpan<char> text) => text is [>= '0' and <= '9', ..] or ['v', >= '0' and <= '9', ..];
}
