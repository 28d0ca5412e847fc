using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds.Osv;

/// <summary>Who published an OSV record, mostly by the prefix of its id.</summary>
static class OsvSources
{
    static readonly (string Prefix, FeedSource Source)[] Known =
    [
        ("GHSA-", new("ghsa", "CC-BY-4.0", "GitHub Advisory Database")),
        ("PYSEC-", new("pypa", "CC-BY-4.0", "PyPA Advisory Database")),
        ("GO-", new("go", "CC-BY-4.0", "The Go Vulnerability Database")),
        ("RUSTSEC-", new("rustsec", "CC0-1.0", "RustSec Advisory Database")),
        ("AL", new("almalinux", "MIT", "AlmaLinux OSV database")),
        ("RLSA-", new("rocky", "none stated", "Rocky Linux")),
        ("RXSA-", new("rocky", "none stated", "Rocky Linux")),
        ("RHSA-", new("redhat-osv", "CC-BY-4.0", "Red Hat Product Security")),
        ("RHBA-", new("redhat-osv", "CC-BY-4.0", "Red Hat Product Security")),
        ("RHEA-", new("redhat-osv", "CC-BY-4.0", "Red Hat Product Security")),
        ("USN-", new("ubuntu-osv", "CC-BY-SA-4.0", "Ubuntu Security Notices")),
        ("UBUNTU-", new("ubuntu-osv", "CC-BY-SA-4.0", "Ubuntu Security Notices")),
        ("LSN-", new("ubuntu-osv", "CC-BY-SA-4.0", "Ubuntu Security Notices")),
        ("DEBIAN-", new("debian-osv", "none stated", "Debian Security Tracker")),
        ("DSA-", new("debian-osv", "none stated", "Debian Security Tracker")),
        ("DLA-", new("debian-osv", "none stated", "Debian Security Tracker")),
        ("DTSA-", new("debian-osv", "none stated", "Debian Security Tracker")),
        ("ALPINE-", new("alpine-osv", "none stated", "Alpine Linux security database")),
        ("SUSE-", new("suse-osv", "CC-BY-4.0", "SUSE Security")),
        ("openSUSE-", new("suse-osv", "CC-BY-4.0", "SUSE Security")),
        ("CGA-", new("chainguard-osv", "CC-BY-4.0", "Chainguard")),
        ("BIT-", new("bitnami", "Apache-2.0", "Bitnami Vulnerability Database")),
        ("DRUPAL-", new("drupal", "none stated", "Drupal Security Team")),
        ("PSF-", new("psf", "CC-BY-4.0", "Python Software Foundation")),
        ("RSEC-", new("cran", "Apache-2.0", "R Consortium")),
        ("HSEC-", new("hackage", "CC0-1.0", "Haskell Security Response Team")),
        ("BREW-", new("homebrew", "CC0-1.0", "Homebrew")),
        ("AZL-", new("azurelinux-osv", "MIT", "Microsoft Azure Linux")),
        ("MINI-", new("minimos", "none stated", "MinimOS")),
        ("MAL-", new("ossf-malicious", "Apache-2.0", "OpenSSF Malicious Packages")),
    ];

    static readonly FeedSource Kubernetes = new("kubernetes", "Apache-2.0", "Kubernetes CVE feed");
    static readonly FeedSource Other = new("osv", "none stated", "OSV");

    public static FeedSource Of(Advisory advisory)
    {
        var id = advisory.Id;
        foreach (var (prefix, source) in Known)
            if (id.StartsWith(prefix, StringComparison.Ordinal))
                return source;

        // Its records bear the CVE's own id.
        return advisory.Affected.Any(a => a.Ecosystem == "Kubernetes") ? Kubernetes : Other;
    }
}
