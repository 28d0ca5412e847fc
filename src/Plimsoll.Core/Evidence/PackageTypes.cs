namespace Plimsoll.Core.Evidence;

/// <summary>What each type of package is called in a purl, and whether an operating system's own tools look after it.</summary>
public static class PackageTypes
{
    /// <summary>The type in a purl.</summary>
    /// <remarks>Package-URL specification, type definitions; where that has none, the name that the field uses.</remarks>
    public static string PurlName(this PackageType type) => type switch
    {
        PackageType.WordPressPlugin => "wordpress-plugin",
        PackageType.WordPressTheme => "wordpress-theme",
        PackageType.Homebrew => "brew",
        PackageType.GitHubAction => "github",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The type that a purl names; null for one that is not known.</summary>
    public static PackageType? Of(string purlName)
    {
        foreach (var type in Enum.GetValues<PackageType>())
            if (type.PurlName() == purlName)
                return type;
        return null;
    }

    /// <summary>Whether the distribution's own package manager installs it, so that the distribution's advisories judge it.</summary>
    public static bool IsOfSystem(this PackageType type) => type <= PackageType.Alpm;
}
