using System.Text.RegularExpressions;

namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>What Red Hat's CPE names say of where an advisory holds.</summary>
static partial class RedHatProduct
{
    /// <summary>
    /// <c>Red Hat:9</c> for Enterprise Linux as such, <c>Red Hat:9.2</c> for the extended streams of a minor release,
    /// and the product with its version (<c>Red Hat:openshift:4.16::el9</c>) for what is layered above; null for other names.
    /// </summary>
    public static string? Ecosystem(string cpe)
    {
        if (Linux().Match(cpe) is { Success: true } linux)
            return "Red Hat:" + linux.Groups["version"].Value;
        if (Stream().Match(cpe) is { Success: true } stream)
            return "Red Hat:" + stream.Groups["version"].Value;
        return Layered().Match(cpe) is { Success: true } layered ? "Red Hat:" + layered.Groups["product"].Value : null;
    }

    // 5, 6 and 7 carry variants (server, workstation), later ones repositories (appstream): all are the release.
    [GeneratedRegex(@"^cpe:/[ao]:redhat:enterprise_linux:(?<version>[0-9]+(\.[0-9]+)?)(:|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Linux();

    [GeneratedRegex(@"^cpe:/[ao]:redhat:rhel_(eus|aus|tus|e4s|els|eus_long_life|mission_critical):(?<version>[0-9]+(\.[0-9]+)?)(:|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Stream();

    [GeneratedRegex(@"^cpe:/[aoh]:redhat:(?<product>[a-z0-9_.:~%+-]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Layered();
}
