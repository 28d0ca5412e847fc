using System.Text;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>The archives that Java loads, by how their names end.</summary>
static class ArchiveKinds
{
    public static IReadOnlyList<string> Endings { get; } = [".jar", ".war", ".ear", ".par", ".sar", ".rar", ".hpi", ".jpi", ".nar", ".kar", ".lpkg"];

    static readonly byte[][] InBytes = [.. Endings.Select(Encoding.ASCII.GetBytes)];

    public static bool IsArchive(ReadOnlySpan<byte> name)
    {
        foreach (var ending in InBytes)
            if (name.Length > ending.Length && Ascii.EqualsIgnoreCase(name[^ending.Length..], ending))
                return true;
        return false;
    }

    /// <summary>A file's name without the ending.</summary>
    public static string Stem(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>Applications, which hold their libraries as they are and are not themselves unpacked into others.</summary>
    public static bool IsApplication(string path) => !path.EndsWith(".jar", StringComparison.OrdinalIgnoreCase);
}
