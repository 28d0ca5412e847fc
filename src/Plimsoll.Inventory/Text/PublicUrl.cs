using Plimsoll.Core;

namespace Plimsoll.Inventory.Text;

/// <summary>An address as it may be kept: names, passwords and tokens in it are not ours to store.</summary>
static class PublicUrl
{
    /// <summary>The address without its user, its password, its query and its fragment; null where there is none, or it is too long.</summary>
    public static string? Of(string? url, Limits limits)
    {
        if (KeptText.Of(url, limits) is not { } text)
            return null;
        text = text.Split('?', '#')[0];
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return text;
        var start = scheme + "://".Length;
        var slash = text.IndexOf('/', start);
        var end = slash < 0 ? text.Length : slash;
        var at = text.LastIndexOf('@', end - 1, end - start);
        return at < 0 ? text : string.Concat(text.AsSpan(0, start), text.AsSpan(at + 1));
    }
}
