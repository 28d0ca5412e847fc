using System.Buffers;

namespace Plimsoll.Inventory.Text;

/// <summary>Splits <c>name-version</c>, for formats in which versions hold digits and dots alone.</summary>
static class NamedVersion
{
    static readonly SearchValues<char> OfVersions = SearchValues.Create("0123456789.");

    /// <summary>Splits at the last dash that a version follows; what comes after it (<c>random-1.2.1.1-C39Bl6…</c>) is let go. Null where there is no version.</summary>
    public static (string Name, string Version)? Of(ReadOnlySpan<char> text)
    {
        for (var end = text.Length; end > 0;)
        {
            var dash = text[..end].LastIndexOf('-');
            if (dash <= 0)
                return null;
            var version = text[(dash + 1)..end];
            if (version.Length > 0 && char.IsAsciiDigit(version[0]) && char.IsAsciiDigit(version[^1]) && !version.ContainsAnyExcept(OfVersions))
                return (text[..dash].ToString(), version.ToString());
            end = dash;
        }

        return null;
    }
}
