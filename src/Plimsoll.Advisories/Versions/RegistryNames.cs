namespace Plimsoll.Advisories.Versions;

/// <summary>How each registry tells names apart, so that a package and an advisory which spell one name differently still meet.</summary>
public static class RegistryNames
{
    /// <param name="ecosystem">As an OSV record names it, with or without what follows a colon.</param>
    /// <returns>The one spelling that is compared. It is for comparing only; what is shown keeps the package's own.</returns>
    public static string Normalise(string ecosystem, string name) => EcosystemSchemes.RegistryOf(ecosystem) switch
    {
        "PyPI" => Python(name),
        "NuGet" or "Packagist" or "Hex" or "Pub" or "ConanCenter" or "Bitnami" or "GitHub Actions" or "VSCode" => name.ToLowerInvariant(),
        "SwiftURL" => Swift(name),
        "Maven" => name.Replace('/', ':'),
        "Go" => name == "std" ? "stdlib" : name.Trim('/'),
        "crates.io" => name.Replace('_', '-').ToLowerInvariant(),

        // npm, RubyGems, CRAN, Hackage, opam, Julia and the distributions tell capitals from small letters.
        _ => name,
    };

    /// <summary>PEP 503: runs of <c>-</c>, <c>_</c> and <c>.</c> are one hyphen, and case does not count.</summary>
    static string Python(string name)
    {
        var normal = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
            if (c is not ('-' or '_' or '.'))
                normal.Append(char.ToLowerInvariant(c));
            else if (normal is not [.., '-'])
                normal.Append('-');
        return normal.ToString();
    }

    /// <summary>A repository's address, however it is reached.</summary>
    static string Swift(string name)
    {
        var scheme = name.LastIndexOf("://", StringComparison.Ordinal);
        var address = (scheme < 0 ? name : name[(scheme + 3)..]).TrimEnd('/').ToLowerInvariant();
        while (address.EndsWith(".git", StringComparison.Ordinal))
            address = address[..^4].TrimEnd('/');
        return address;
    }
}
