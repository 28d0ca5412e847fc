using System.Buffers;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Common;

/// <summary>Addresses that a reader may follow. Strangers wrote them: only web addresses pass, so that no report offers <c>javascript:</c>.</summary>
static class Links
{
    const int MaxLength = 2048;

    // RFC 3986 allows none of these in an address.
    static readonly SearchValues<char> Forbidden = SearchValues.Create("<>\"\\^`{|}");

    /// <summary>The page about a finding: its first reference, else where its id is looked up; null where neither is known.</summary>
    public static string? Page(Finding finding) => All(finding).FirstOrDefault() ?? OfId(finding.Id);

    public static IEnumerable<string> All(Finding finding) => finding.References.Where(IsWeb).Distinct();

    /// <summary>Where an id is looked up.</summary>
    public static string? OfId(string id) => id switch
    {
        _ when !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') => null,
        _ when id.StartsWith("CVE-", StringComparison.Ordinal) => $"https://nvd.nist.gov/vuln/detail/{id}",
        _ when id.StartsWith("GHSA-", StringComparison.Ordinal) => $"https://github.com/advisories/{id}",
        _ => null,
    };

    static bool IsWeb(string text) =>
        text.Length <= MaxLength && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && !text.AsSpan().ContainsAny(Forbidden) &&
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
