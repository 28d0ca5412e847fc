using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Core.Licences;

/// <summary>A licence that the SPDX list does not hold: <c>LicenseRef-…</c>, and what the package says.</summary>
/// <remarks>SPDX 2.3, clause 10 and annex D: an id is letters, digits, <c>-</c> and <c>.</c>.</remarks>
public sealed record CustomLicence(string Id, string Text)
{
    /// <summary>What such ids begin with.</summary>
    public const string Prefix = "LicenseRef-";

    const int MaxSlug = 48;
    const int MarkBytes = 4;

    static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    /// <summary>Makes an id of a text: the same of the same, and others of others.</summary>
    public static CustomLicence Of(string text) => new(Prefix + Slug(text), text);

    /// <summary>Whether a text is such an id already.</summary>
    public static bool IsId(string text) =>
        text.Length > Prefix.Length && text.StartsWith(Prefix, StringComparison.Ordinal) && !text.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary>The text itself where an id can hold it; else what can be read of it, and a mark that keeps different texts apart.</summary>
    static string Slug(string text)
    {
        if (text.Length is > 0 and <= MaxSlug && !text.AsSpan().ContainsAnyExcept(IdCharacters))
            return text;
        var slug = new StringBuilder();
        foreach (var c in text)
        {
            if (IdCharacters.Contains(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == MaxSlug)
                break;
        }

        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, MarkBytes));
        return $"{slug.ToString().Trim('-', '.')}-{mark}".TrimStart('-');
    }
}
