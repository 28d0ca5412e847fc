namespace Plimsoll.Advisories.Feeds.Facts;

/// <summary>Which source a file of facts was taken from, by its name.</summary>
static class FactsSources
{
    static readonly (string Prefix, FeedSource Source, string? Ecosystem)[] Known =
    [
        ("almalinux", new("almalinux", "MIT", "AlmaLinux OSV database"), null),
        ("alpine", new("alpine-secdb", "none stated", "Alpine Linux security database"), null),
        ("azurelinux", new("azurelinux-oval", "MIT", "Microsoft Azure Linux vulnerability data"), null),
        ("bitnami", new("bitnami", "Apache-2.0", "Bitnami Vulnerability Database"), null),
        ("cpython-psf", new("psf", "CC-BY-4.0", "Python Software Foundation"), null),
        ("cran", new("cran", "Apache-2.0", "R Consortium"), null),
        ("crates.io", new("rustsec", "CC0-1.0", "RustSec Advisory Database"), null),
        ("cve-vulnrichment", new("cisa-vulnrichment", "CC0-1.0", "CISA Vulnrichment"), null),
        ("debian-DLA", new("debian-dla", "none stated", "Debian Security Tracker"), null),
        ("debian-DSA", new("debian-dsa", "none stated", "Debian Security Tracker"), null),
        ("debian11-oval", new("debian-oval", "none stated", "Debian OVAL"), null),
        ("debian12-merged", new("debian", "none stated", "Debian OVAL and changelogs"), "Debian:12"),
        ("debian12-oval", new("debian-oval", "none stated", "Debian OVAL"), null),
        ("debian12-changelogs", new("debian-changelog", "none stated", "Debian changelogs"), null),
        ("drupal", new("drupal", "none stated", "Drupal Security Team"), null),
        ("ghsa", new("ghsa", "CC-BY-4.0", "GitHub Advisory Database"), null),
        ("go", new("go", "CC-BY-4.0", "The Go Vulnerability Database"), null),
        ("hackage", new("hackage", "CC0-1.0", "Haskell Security Response Team"), null),
        ("homebrew", new("homebrew", "CC0-1.0", "Homebrew"), null),
        ("kev", new("cisa-kev", "CC0-1.0", "CISA Known Exploited Vulnerabilities Catalog"), null),
        ("kubernetes", new("kubernetes", "Apache-2.0", "Kubernetes CVE feed"), null),
        ("node-core", new("nodejs-wg", "MIT", "Node.js Security Working Group"), null),
        ("npm-nodejs-wg", new("nodejs-wg", "MIT", "Node.js Security Working Group"), null),
        ("npm-retirejs", new("retirejs", "Apache-2.0", "Retire.js"), null),
        ("packagist", new("friendsofphp", "Unlicense", "FriendsOfPHP security advisories"), null),
        ("pypi", new("pypa", "CC-BY-4.0", "PyPA Advisory Database"), null),
        ("rhel", new("redhat-oval", "none stated", "Red Hat OVAL"), null),
        ("rocky", new("rocky-oval", "none stated", "Rocky Linux OVAL"), null),
        ("rubygems", new("rubysec", "Public-Domain", "Ruby Advisory Database"), null),
    ];

    public static (FeedSource Source, string? Ecosystem) Of(string file)
    {
        foreach (var (prefix, source, ecosystem) in Known)
            if (file.StartsWith(prefix, StringComparison.Ordinal))
                return (source, ecosystem);
        return (new FeedSource("facts", "none stated", file), null);
    }
}
