using Plimsoll.Core;

namespace Plimsoll.Inventory.Text;

/// <summary>Where a package came from, without what opens that place: user names and passwords of web addresses, and queries, which hold tokens.</summary>
static class OriginText
{
    public static string? Of(string? text, Limits limits)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > limits.MaxFieldBytes)
            return null;
        var start = text.IndexOf("://", StringComparison.Ordinal);
        return start < 0 ? text : WithoutSecrets(text, start + "://".Length);
    }

    static string? WithoutSecrets(string text, int start)
    {
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#') is >= 0 and var length ? start + length : text.Length;
        var authority = text[start..end];
        var at = authority.LastIndexOf('@');
        var (user, host) = at < 0 ? ("", authority) : (authority[..at], authority[(at + 1)..]);

        // A password with a slash in it, as no address may have: what follows could be the rest of it.
        var port = host.LastIndexOf(':');
        if (port >= 0 && !host.EndsWith(']') && host.AsSpan(port + 1).ContainsAnyExceptInRange('0', '9') && text.IndexOf('@', end) >= 0)
            return null;
        var isWeb = text.AsSpan(0, start).Contains("http", StringComparison.OrdinalIgnoreCase);
        var kept = user.Length == 0 || isWeb ? "" : user.Split(':')[0] + "@";
        return text[..start] + kept + host + WithoutQuery(text[end..]);
    }

    static string WithoutQuery(string rest)
    {
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var fragment = rest.IndexOf('#', StringComparison.Ordinal);
        if (query < 0 || (fragment >= 0 && fragment < query))
            return rest;
        return fragment < 0 ? rest[..query] : rest[..query] + rest[fragment..];
    }
}
