using System.Buffers;

namespace Plimsoll.Inventory.Rust.Audit;

/// <summary>The directory that cargo unpacks a crate into: <c>NAME-VERSION</c>.</summary>
static class CrateDirectory
{
    static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Both parts; null for what is no such name. Names may hold dashes and numbers: the version starts at the first dash behind which one stands.</summary>
    public static (string Name, string Version)? Of(string directory)
    {
        for (var dash = directory.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = directory.IndexOf('-', dash + 1))
            if (IsVersion(directory.AsSpan(dash + 1)))
                return directory.AsSpan(0, dash).ContainsAnyExcept(NameCharacters) ? null : (directory[..dash], directory[(dash + 1)..]);
        return null;
    }

    static bool IsVersion(ReadOnlySpan<char> text)
    {
        for (var number = 0; number < 3; number++)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length : digits;
            if (digits == 0)
                return false;
            text = text[digits..];
            if (number == 2)
                break;
            if (text is not ['.', ..])
                return false;
            text = text[1..];
        }

        if (text is not ([] or ['-' or '+', ..]))
            return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '+'))
                return false;
        return true;
    }
}
