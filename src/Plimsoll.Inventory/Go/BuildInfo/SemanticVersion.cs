namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>Versions as Go's modules write them.</summary>
static class SemanticVersion
{
    const int LongestVersion = 128;

    /// <summary>A text as a module's version, with its <c>v</c>; null where it is none, or stands for none.</summary>
    public static string? Of(string text)
    {
        var bare = text.StartsWith('v') ? text[1..] : text;
        if (bare.Length > LongestVersion)
            return null;
        var end = bare.AsSpan().IndexOfAny('-', '+');
        var numbers = (end < 0 ? bare : bare[..end]).Split('.');
        var isVersion = numbers.Length == 3 && numbers.All(n => n.Length > 0 && n.All(char.IsAsciiDigit) && (n.Length == 1 || n[0] != '0'));
        return isVersion && !numbers.All(n => n == "0") && (end < 0 || bare[end..].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '~')) ? "v" + bare.Replace('~', '-') : null;
    }
}
