using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Registries;

/// <summary>Which hosts, repositories and tags there can be. What passes here can stand in an address and in a sentence as it is.</summary>
static partial class ReferenceGrammar
{
    const int MaxHost = 255;
    const int MaxRepository = 255;
    const int MaxShown = 100;

    static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    public static bool IsTag(string tag) => Tag().IsMatch(tag);

    /// <summary><c>host</c> or <c>host:port</c>.</summary>
    public static bool IsRegistry(string host)
    {
        if (host.Length > MaxHost || Host().Match(host) is not { Success: true } match)
            return false;
        var port = match.Groups["port"].ValueSpan;
        return port.IsEmpty || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536);
    }

    public static bool IsRepository(string repository) => repository.Length <= MaxRepository && Repository().IsMatch(repository);

    /// <returns>Null where both are right.</returns>
    public static string? Problem(string registry, string repository)
    {
        if (repository.Length == 0)
            return "it has no name";
        if (!IsRegistry(registry))
            return "its registry is not a host name, or host:port";
        if (repository.Any(char.IsAsciiLetterUpper))
            return "repositories are written in lower case";
        if (repository.Length > MaxRepository)
            return $"it is longer than {MaxRepository} characters";
        if (!IsRepository(repository))
            return "a repository has lower-case letters and digits, with '.', '_', '__' or '-' between them, and '/' between its parts";
        return IsBareId(repository) ? "64 hex digits are the id of an image, not a name" : null;
    }

    /// <summary>A stranger's text, fit for a sentence.</summary>
    public static string Shown(string text)
    {
        var start = text.Length > MaxShown ? text[..MaxShown] + "…" : text;
        return string.Concat(start.Select(c => char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c));
    }

    static bool IsBareId(string repository)
    {
        var name = repository.AsSpan(repository.LastIndexOf('/') + 1);
        return repository.StartsWith("library/", StringComparison.Ordinal) && name.Length == 64 && !name.ContainsAnyExcept(LowerHex);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*|\[[0-9a-f:]+\])(?::(?<port>[0-9]{1,5}))?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Host();

    [GeneratedRegex(@"^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Repository();
}
