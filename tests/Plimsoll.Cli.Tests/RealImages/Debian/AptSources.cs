using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>The mirrors that this machine's apt is set up with: the release, and its security suite.</summary>
sealed record AptSources(string Codename, string Mirror, string SecurityMirror)
{
    public string SecuritySuite => $"{Codename}-security";

    public string SecurityLine => $"deb {SecurityMirror} {SecuritySuite} main\n";

    public static AptSources OfThisMachine()
    {
        Requires.Tool("apt-get", "apt");
        var codename = Command.Run("sh", "-c", ". /etc/os-release; echo $VERSION_CODENAME").Trim();
        var suites = Command.Run("apt-get", "indextargets", "--format", "$(RELEASE)|$(REPO_URI)", "Created-By: Packages", "Component: main")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|')).ToLookup(l => l[0], l => l[1]);
        var (main, security) = (suites[codename].FirstOrDefault(), suites[$"{codename}-security"].FirstOrDefault());
        Requires.That(main is not null && security is not null, $"apt sources of {codename} and {codename}-security");
        return new AptSources(codename, main!, security!);
    }
}
