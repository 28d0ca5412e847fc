using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Homebrew;

/// <summary>A formula that is installed: <c>Cellar/NAME/VERSION</c>. The version has the formula's revision behind <c>_</c>.</summary>
static class Keg
{
    /// <param name="path">Of something in the keg.</param>
    /// <param name="levels">How far above it the keg is.</param>
    public static bool Is(ReadOnlySpan<byte> path, int levels) => PathParts.NameAbove(path, levels + 2).SequenceEqual("Cellar"u8);

    public static (string Name, string Version)? Of(string path, int levels, Limits limits) =>
        FieldText.Of(PathParts.NameAbove(path, levels + 1), limits) is { } name && FieldText.Of(PathParts.NameAbove(path, levels), limits) is { } version ? (name, version) : null;
}
