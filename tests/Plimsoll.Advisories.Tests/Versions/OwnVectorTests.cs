using Plimsoll.Advisories.Versions;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Versions;

/// <summary>A file for each language's scheme; each line is a chain of which every pair is compared, both ways.</summary>
public class OwnVectorTests
{
    static readonly string[] Systems = ["dpkg", "apk", "rpm", "alpm"];

    public static IEnumerable<TheoryDataRow<IVersionScheme>> Schemes =>
        VersionSchemes.All.Where(s => !Systems.Contains(s.Name)).Select(s => new TheoryDataRow<IVersionScheme>(s));

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void Chains_of_versions_are_in_order(IVersionScheme scheme)
    {
        List<string> wrong = [];
        var lines = File.ReadLines(RepositoryRoot.Combine("tests", "Plimsoll.Advisories.Tests", "Versions", "fixtures", "own", scheme.Name + ".txt"));
        foreach (var line in lines.Where(l => !l.StartsWith('#')))
        {
            var ranked = line.Split(" < ").SelectMany((equals, rank) => equals.Split(" = ").Select(version => (version, rank))).ToList();
            foreach (var (a, rankA) in ranked)
                foreach (var (b, rankB) in ranked)
                    if (Math.Sign(scheme.Compare(a, b)) != rankA.CompareTo(rankB))
                        wrong.Add($"{a} ? {b}: found {scheme.Compare(a, b)}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("semver", "1.2.3 1.2.3-rc.1+5 v1.0.0", "1.2 1.2.3.4 latest 1.2.3- 1.2.3-a..b 1.2.3-a_b 1.02.3 1.2.3-01")]
    [InlineData("pub", "1.2.3+4", "1.2")]
    [InlineData("go", "v1.2.3 v0.0.0-20190308221718-c2843e01d9a2 go1.22 go1.21rc2", "(devel) v1 go")]
    [InlineData("pep440", "1!1.0 1.0-1 1.0.dev1 1.0+a.b 1.0A1", "1.0-foo latest 1.0+ 1.0+a..b !1 1..2")]
    [InlineData("gem", "1 1.0.a 1.0-java", "a.1 1..2 1_2 1a")]
    [InlineData("maven", "1.0 1.0-jre RELEASE", "1/2")]
    [InlineData("nuget", "1 1.0.0.0-rc", "1.0.0.0.0 1.0.0_1 v")]
    [InlineData("composer", "1.0 dev-main 1.x-dev 1.0-RC1", "main 1.0-foo")]
    [InlineData("cran", "1.0-1 1.0.1", "1.0-a 1..0 1.0.")]
    [InlineData("hackage", "1.0.0", "1.0-1 a")]
    [InlineData("conan", "1.0 cci.20230717", "zlib/1.0")]
    [InlineData("bitnami", "1.2.3-4 1.2-r3 8.0.20", "latest")]
    [InlineData("opam", "v0.16.0 1.0~b", "1:1.0")]
    [InlineData("generic", "r9 1", "latest")]
    public void A_version_is_valid_where_its_tool_would_take_it(string name, string valid, string invalid)
    {
        var scheme = VersionSchemes.All.Single(s => s.Name == name);
        Assert.DoesNotContain(valid.Split(' '), v => !scheme.IsValid(v));
        Assert.DoesNotContain(invalid.Split(' ').Append(""), v => scheme.IsValid(v));
    }
}
