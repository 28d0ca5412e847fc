namespace Plimsoll.Registries.Access;

/// <summary>Reads <c>WWW-Authenticate</c>: challenges with commas between, each with parameters with commas between.</summary>
/// <remarks>RFC 9110, section 11.6.1. What cannot be read ends the reading; what was read before it counts.</remarks>
static class ChallengeParser
{
    const int MaxLength = 8 * 1024;
    const int MaxChallenges = 8;

    public static IReadOnlyList<Challenge> Parse(string header)
    {
        var challenges = new List<Challenge>();
        var rest = header.AsSpan(0, Math.Min(header.Length, MaxLength));
        Dictionary<string, string>? parameters = null;
        while (challenges.Count < MaxChallenges)
        {
            rest = rest.TrimStart(" \t,");
            var word = Word(ref rest);
            if (word.Length == 0)
                break;
            var afterWord = rest.TrimStart(" \t");
            if (afterWord is ['=', ..] && parameters is not null)
            {
                rest = afterWord[1..].TrimStart(" \t");
                if (Value(ref rest) is not { } value)
                    break;
                parameters.TryAdd(word.ToLowerInvariant(), value);
            }
            else
            {
                challenges.Add(new Challenge(word.ToLowerInvariant(), parameters = []));
            }
        }

        return challenges;
    }

    static string Word(ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAny(" \t,=\"");
        var word = length < 0 ? rest : rest[..length];
        rest = rest[word.Length..];
        return word.ToString();
    }

    static string? Value(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['"', ..])
            return Word(ref rest);
        var value = new System.Text.StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..];
                return value.ToString();
            }

            if (rest[i] == '\\' && i + 1 < rest.Length)
                i++;
            value.Append(rest[i]);
        }

        return null;
    }
}
