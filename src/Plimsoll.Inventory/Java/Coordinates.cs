using System.Buffers;

namespace Plimsoll.Inventory.Java;

/// <summary>What Maven calls a package. Without a group it is known by its artifact alone; without a version that is empty.</summary>
sealed record Coordinates(string? Group, string Artifact, string Version)
{
    const int MaxCharacters = 256;

    // Maven's own rule for ids, and what it refuses in versions.
    static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    static readonly SearchValues<char> NotInVersions = SearchValues.Create("\\/:\"<>|?*[](){},;$=&#%@ \t\r\n");

    public string Name => Group is null ? Artifact : $"{Group}:{Artifact}";

    public static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= MaxCharacters && !text.ContainsAnyExcept(IdCharacters) && text.ContainsAnyExcept('.', '-');

    public static bool IsVersion(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxCharacters || text.ContainsAny(NotInVersions))
            return false;
        foreach (var character in text)
            if (char.IsControl(character))
                return false;
        return true;
    }

    /// <summary>The version, or an empty one where the text is none (<c>${project.version}</c>).</summary>
    public static string VersionOf(string? text) => IsVersion(text) ? text! : "";
}
