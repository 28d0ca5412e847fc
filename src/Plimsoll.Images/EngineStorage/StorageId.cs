using System.Buffers;

namespace Plimsoll.Images.EngineStorage;

/// <summary>Names that a storage's documents give for directories. They are believed only where they are made of hex digits: no name can lead elsewhere.</summary>
static class StorageId
{
    const int HexLength = 64;

    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static bool IsWhole(string? id) => id is { Length: HexLength } && IsPrefix(id);

    /// <summary>Whether a text may be the beginning of an id.</summary>
    public static bool IsPrefix(string? text) => text is { Length: > 0 and <= HexLength } && !text.AsSpan().ContainsAnyExcept(Hex);

    /// <summary>The one id that begins so; null where there is none.</summary>
    /// <exception cref="Core.UnreadableSubjectException">Several begin so.</exception>
    public static string? Only(IEnumerable<string> ids, string prefix, string what)
    {
        if (!IsPrefix(prefix))
            return null;
        var found = ids.Where(i => IsWhole(i) && i.StartsWith(prefix, StringComparison.Ordinal)).Take(2).ToList();
        return found.Count < 2 ? found.FirstOrDefault() : throw new Core.UnreadableSubjectException($"Several {what} begin with '{prefix}'; give more of the id.");
    }
}
