using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Conan;

/// <summary>A reference of Conan: <c>name/version[@user/channel][#recipe revision[%time]][:package id]</c>.</summary>
sealed record ConanReference(string Name, string Version, string? User, string? Channel)
{
    /// <returns>null where it names no package, or no version: <c>zlib/[>=1.2]</c> is a wish.</returns>
    public static ConanReference? Of(string? text, Limits limits)
    {
        if (FieldText.Of(text, limits) is not { } reference)
            return null;
        var end = reference.AsSpan().IndexOfAny("#: ");
        if (end >= 0)
            reference = reference[..end];
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var (named, place) = at < 0 ? (reference, "") : (reference[..at], reference[(at + 1)..]);
        var slash = named.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == named.Length - 1 || named[slash + 1] == '[')
            return null;
        var parts = place.Split('/');
        return new(named[..slash], named[(slash + 1)..], Part(parts, 0), Part(parts, 1));
    }

    public Package ToPackage(bool? isDirect = null, bool isDevelopment = false, IReadOnlyList<Dependency>? dependencies = null) => new()
    {
        Type = PackageType.Conan,
        Name = Name,
        Version = Version,
        Qualifiers = [.. new[] { ("channel", Channel), ("user", User) }.Where(q => q.Item2 is not null).Select(q => KeyValuePair.Create(q.Item1, q.Item2!))],
        IsDirect = isDirect,
        IsDevelopment = isDevelopment,
        Dependencies = dependencies ?? [],
    };

    public Dependency ToDependency() => new(Name, Version);

    /// <summary>Conan writes <c>_</c> into paths where there is none.</summary>
    static string? Part(string[] parts, int index) => index < parts.Length && parts[index] is { Length: > 0 } part && part != "_" ? part : null;
}
