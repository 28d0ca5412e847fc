using System.Buffers;
using Plimsoll.Core;

namespace Plimsoll.Images.Engines;

/// <summary>Names that may be put into a request: an engine resolves them by its own rules, and nothing but a name may get there.</summary>
/// <remarks>Distribution's reference grammar: <c>[HOST[:PORT]/]PATH[:TAG][@DIGEST]</c>; an id, or the beginning of one, has the form of a path.</remarks>
static class EngineNames
{
    const int MaxNameLength = 255;
    const int MaxTagLength = 128;

    static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");
    static readonly SearchValues<char> WordCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    public static bool IsImage(string text)
    {
        if (Digest.TryParse(text, out _))
            return true;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && !Digest.TryParse(text[(at + 1)..], out _))
            return false;
        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/'))
        {
            if (!IsWord(name[(colon + 1)..], MaxTagLength))
                return false;
            name = name[..colon];
        }

        var parts = name.Split('/');
        return name.Length <= MaxNameLength && (parts.Length > 1 && IsHost(parts[0]) ? parts.Skip(1) : parts).All(IsPathPart);
    }

    /// <summary>A container's name, its id, or the beginning of one.</summary>
    public static bool IsContainer(string text) => IsWord(text, MaxNameLength) && char.IsAsciiLetterOrDigit(text[0]);

    static bool IsHost(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var host = colon < 0 ? text : text[..colon];
        return IsWord(host, MaxNameLength) && char.IsAsciiLetterOrDigit(host[0]) && char.IsAsciiLetterOrDigit(host[^1]) &&
            (colon < 0 || (text.Length - colon is > 1 and <= 6 && text.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0));
    }

    static bool IsPathPart(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(PathCharacters) && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);

    static bool IsWord(string text, int most) => text.Length > 0 && text.Length <= most && !text.AsSpan().ContainsAnyExcept(WordCharacters) && text[0] is not ('.' or '-');
}
