using System.Text;

namespace Plimsoll.Inventory.Licence.Text;

/// <summary>Directories of packages, whose licence files speak of one package each.</summary>
public static class TextPlaces
{
    /// <summary>Whether a file lies where a package keeps its licences.</summary>
    public static bool IsOne(ReadOnlySpan<byte> path) => DirectoryOf(Encoding.UTF8.GetString(path)) is not null;

    /// <summary>
    /// The package's directory: <c>node_modules/NAME</c>, <c>node_modules/@SCOPE/NAME</c>, <c>NAME-VERSION.dist-info</c> (the file there or in its <c>licenses</c>),
    /// <c>gems/NAME-VERSION</c>, <c>vendor/VENDOR/NAME</c>; null for a file that lies elsewhere.
    /// </summary>
    public static string? DirectoryOf(string path)
    {
        var parts = path.Split('/');
        var last = parts.Length - 2;
        if (last < 1)
            return null;
        for (var i = last; i >= 0 && i >= last - 3; i--)
            if (parts[i].EndsWith(".dist-info", StringComparison.Ordinal) && (i == last || parts[i + 1] == "licenses"))
                return string.Join('/', parts[..(i + 1)]);
        var isPackage = parts[last - 1] is "node_modules" && parts[last][0] != '@'
            || parts[last - 1] is "gems"
            || (last >= 2 && parts[last - 2] is "node_modules" && parts[last - 1].StartsWith('@'))
            || (last >= 2 && parts[last - 2] is "vendor");
        return isPackage ? string.Join('/', parts[..(last + 1)]) : null;
    }
}
