namespace Plimsoll.Advisories.Matching;

/// <summary>Whose word counts where several sources speak of the same vulnerability of the same package in the same ecosystem.</summary>
public static class Trust
{
    /// <summary>Trackers judge every release and say "not affected"; notices tell only what was fixed; the rest repeat them.</summary>
    static readonly string[] Order =
    [
        "debian-tracker", "debian", "debian-osv", "debian-oval", "debian-changelog", "debian-dsa", "debian-dla", "debian-dtsa",
        "alpine-secdb", "alpine-osv", "wolfi-secdb", "chainguard-secdb", "chainguard-osv",
        "redhat-csaf", "redhat-osv", "redhat-oval", "almalinux", "almalinux-oval", "rocky", "rocky-oval", "oracle-oval", "ubuntu-osv", "ubuntu-oval",
        "suse-osv", "suse-oval", "amazon-alas", "azurelinux-oval", "azurelinux-osv", "mariner-oval",
        "go", "rustsec", "ghsa", "pypa",
    ];

    /// <summary>Lower is trusted more.</summary>
    public static int Rank(string source) => Array.IndexOf(Order, source) is >= 0 and var rank ? rank : Order.Length;
}
