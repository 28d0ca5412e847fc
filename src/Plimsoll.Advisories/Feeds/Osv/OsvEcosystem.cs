using System.Text.RegularExpressions;

namespace Plimsoll.Advisories.Feeds.Osv;

/// <summary>From the many ways in which OSV records write an ecosystem to the one that this database keeps.</summary>
static partial class OsvEcosystem
{
    public static string Canonical(string ecosystem)
    {
        if (ecosystem.StartsWith("Ubuntu:", StringComparison.Ordinal))
            return ecosystem.Replace(":LTS", "", StringComparison.Ordinal);
        if (ecosystem.StartsWith("Red Hat:", StringComparison.Ordinal))
            return RedHat().Match(ecosystem) is { Success: true } match ? $"Red Hat:{match.Groups[1].Value}" : ecosystem;
        if (ecosystem.StartsWith("Azure Linux:", StringComparison.Ordinal))
            return ecosystem.Split('.')[0];

        // Drupal keeps a repository of its own for Composer, whose names are no others than Packagist's.
        if (ecosystem.StartsWith("Packagist:", StringComparison.Ordinal))
            return "Packagist";
        return ecosystem switch
        {
            "kubernetes" => "Kubernetes",
            "ruby" => "Ruby",
            "node" => "Node.js",
            _ => ecosystem,
        };
    }

    // enterprise_linux:9::appstream, rhel_eus:9.2::baseos
    [GeneratedRegex(@":(?:enterprise_linux|rhel_\w+|el):?(\d+(?:\.\d+)?)", RegexOptions.NonBacktracking)]
    private static partial Regex RedHat();
}
