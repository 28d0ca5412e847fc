using System.Buffers;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.GitHub.Workflow;

/// <summary>
/// The versions that stand in comments beside actions pinned by commit: <c>uses: actions/checkout@8ade135… # v4.1.0</c>. Bots write and
/// keep them; without one nobody could tell which version a commit is.
/// </summary>
static class PinComments
{
    static readonly SearchValues<char> OfVersions = SearchValues.Create("0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-+");

    public static IReadOnlyDictionary<string, string> Of(ReadOnlySpan<byte> bytes, Limits limits)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in new Lines(bytes))
        {
            var start = line.IndexOf("uses:"u8);
            var mark = line.IndexOf(" #"u8);
            if (start < 0 || mark < start || line.Length > limits.MaxFieldBytes)
                continue;
            var uses = line[(start + "uses:".Length)..mark].Trim(" \t\"'"u8);
            if (Version(Encoding.UTF8.GetString(line[(mark + 2)..])) is { } version)
                versions.TryAdd(Encoding.UTF8.GetString(uses), version);
        }

        return versions;
    }

    /// <summary>The first word that is a version: <c>v4.1.0</c>, <c>4.1</c>, <c>tag=v4</c>.</summary>
    static string? Version(ReadOnlySpan<char> comment)
    {
        foreach (var part in comment.Split(' '))
        {
            var word = comment[part].TrimStart('@');
            word = word.StartsWith("tag=") ? word["tag=".Length..] : word;
            var number = word is ['v', ..] ? word[1..] : word;
            if (number is [>= '0' and <= '9', ..] && !number.ContainsAnyExcept(OfVersions))
                return word.ToString();
        }

        return null;
    }
}
