using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory;

/// <summary>Every cataloguer, in the order in which evidence of the same file is listed.</summary>
public static class Cataloguers
{
    public static IReadOnlyList<IFileReader> All { get; } =
    [
    ];
}
