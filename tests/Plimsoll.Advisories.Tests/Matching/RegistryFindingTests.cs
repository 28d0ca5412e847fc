using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Matching;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Matching;

/// <summary>Registry advisories from their feed to findings: what is malicious, withdrawn, spelt otherwise, or said in several spans.</summary>
public sealed class RegistryFindingTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void A_malicious_package_is_of_its_own_kind_and_critical_whatever_the_score_says()
    {
        var finding = Assert.Single(Judge(PackageType.Npm, "evil", "1.0.0", Osv("MAL-2024-1", "npm", "evil", "0", null, "\"aliases\":[\"GHSA-aaaa\"],\"database_specific\":{\"severity\":\"LOW\"}")));
        Assert.Equal((FindingKind.Malicious, Severity.Critical, "ossf-malicious", "MAL-2024-1"), (finding.Kind, finding.Severity, finding.SeveritySource, finding.Id));
        Assert.Equal("Remove evil: it is malicious, and whatever ran it must be taken for compromised.", finding.Remedy);
        Assert.True(finding.IsOfAdvisory && finding.Counts);
    }

    [Fact]
    public void Githubs_advisory_of_embedded_malicious_code_is_malicious_and_told_once_with_openssfs()
    {
        var alone = Assert.Single(Judge(PackageType.Npm, "evil", "1.0.0", Osv("GHSA-aaaa", "npm", "evil", "0", "2.0.0", "\"database_specific\":{\"severity\":\"MODERATE\",\"cwe_ids\":[\"CWE-506\"]}")));
        Assert.Equal((FindingKind.Malicious, Severity.Critical), (alone.Kind, alone.Severity));
        Assert.Contains("or move to 2.0.0", alone.Remedy, StringComparison.Ordinal);
        var both = Assert.Single(Judge(PackageType.Npm, "evil", "1.0.0",
            Osv("GHSA-aaaa", "npm", "evil", "0", null, "\"aliases\":[\"MAL-2024-1\"]"), Osv("MAL-2024-1", "npm", "evil", "0", null, "\"aliases\":[\"GHSA-aaaa\"]")));
        Assert.Equal(("MAL-2024-1", FindingKind.Malicious), (both.Id, both.Kind));
        Assert.Equal(["GHSA-aaaa"], both.Aliases);
    }

    [Fact]
    public void A_flaw_that_others_weaknesses_describe_stays_a_vulnerability() =>
        Assert.Equal(FindingKind.Vulnerability, Assert.Single(Judge(PackageType.Npm, "flawed", "1.0.0", Osv("GHSA-bbbb", "npm", "flawed", "0", "2.0.0", "\"database_specific\":{\"cwe_ids\":[\"CWE-79\"]}"))).Kind);

    [Fact]
    public void What_no_cve_joins_is_joined_by_githubs_name() =>
        Assert.Equal("GHSA-cccc", Assert.Single(Judge(PackageType.Cargo, "a", "1.0.0",
            Osv("RUSTSEC-2024-1", "crates.io", "a", "0", "2.0.0", "\"aliases\":[\"GHSA-cccc\"]"), Osv("GHSA-cccc", "crates.io", "a", "0", "2.0.0", "\"aliases\":[]"))).Id);

    [Theory]
    [InlineData("a.json", """{"id":"GHSA-1","modified":"2024-01-01","withdrawn":"2024-02-01T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}""")]
    [InlineData("npm-retirejs.ndjson", """{"id":"GHSA-1","aff":[{"e":"npm","p":"a","r":[["0"]]}],"wd":"2024-02-01"}""")]
    [InlineData("a.md", "```toml\n[advisory]\nid = \"RUSTSEC-1\"\npackage = \"a\"\ndate = \"2024-01-01\"\nwithdrawn = \"2024-02-01\"\n[versions]\npatched = []\n```\n")]
    public void A_withdrawn_advisory_never_matches(string file, string text)
    {
        var type = file.EndsWith(".md", StringComparison.Ordinal) ? PackageType.Cargo : PackageType.Npm;
        Assert.Empty(Judge(type, "a", "1.0.0", (file, text)));
        var standing = text.Replace("\"withdrawn\":\"2024-02-01T00:00:00Z\",", "", StringComparison.Ordinal).Replace(",\"wd\":\"2024-02-01\"", "", StringComparison.Ordinal).Replace("withdrawn = \"2024-02-01\"\n", "", StringComparison.Ordinal);
        Assert.Single(Judge(type, "a", "1.0.0", (file, standing)));
    }

    [Theory]
    [InlineData("PyPI", PackageType.PyPi, "Flask_Cors", "flask-cors")]
    [InlineData("PyPI", PackageType.PyPi, "flask-cors", "Flask.Cors")]
    [InlineData("NuGet", PackageType.NuGet, "Newtonsoft.Json", "newtonsoft.json")]
    [InlineData("Packagist", PackageType.Composer, "Vendor/Thing", "vendor/thing")]
    [InlineData("Packagist:https://packages.drupal.org/8", PackageType.Composer, "drupal/token", "drupal/token")]
    [InlineData("crates.io", PackageType.Cargo, "serde_json", "serde-json")]
    [InlineData("Maven", PackageType.Maven, "org.a:b", "org.a:b")]
    public void A_name_meets_its_other_spellings(string ecosystem, PackageType type, string advised, string installed) =>
        Assert.Single(Judge(type, installed, "1.0.0", Osv("GHSA-1", ecosystem, advised, "0", "2.0.0", "\"aliases\":[]")));

    [Fact]
    public void Names_that_a_registry_tells_apart_do_not_meet() =>
        Assert.Empty(Judge(PackageType.Npm, "jsonstream", "1.0.0", Osv("GHSA-1", "npm", "JSONStream", "0", "2.0.0", "\"aliases\":[]")));

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.2.3", false)]
    [InlineData("2.0.5", true)]
    [InlineData("2.1.0", false)]
    public void One_package_in_two_spans_of_an_advisory_is_affected_in_either(string version, bool affected)
    {
        const string Spans = """{"id":"GHSA-1","modified":"2024-01-01","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.3"}]}]},{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"2.0.0"},{"fixed":"2.1.0"}]}]}]}""";
        Assert.Equal(affected ? 1 : 0, Judge(PackageType.Npm, "a", version, ("a.json", Spans)).Count);
    }

    [Theory]
    [InlineData("1.12.4", true)]
    [InlineData("1.12.4-aem", false)]
    [InlineData("1.12.3", true)]
    [InlineData("3.0.0", false)]
    public void A_version_that_is_left_out_is_not_affected(string version, bool affected) =>
        Assert.Equal(affected ? 1 : 0, Judge(PackageType.Npm, "jquery", version, ("r.json", """{"jquery":{"vulnerabilities":[{"below":"3.0.0-beta1","atOrAbove":"1.12.3","excludes":["1.12.4-aem"],"identifiers":{"CVE":["CVE-2015-9251"]}}]}}""")).Count);

    [Fact]
    public void The_upgrade_behind_a_last_affected_version_or_a_bound_before_pre_releases_is_one_that_people_can_install()
    {
        var last = Assert.Single(Judge(PackageType.Npm, "a", "1.5.1", ("n.json", """{"module_name":"a","vulnerable_versions":"<=1.5.1","patched_versions":">=1.5.2"}""")));
        Assert.Equal(["1.5.2"], last.Fixed);
        var bound = Assert.Single(Judge(PackageType.Composer, "v/a", "1.1", ("p.yaml", "title: t\ncve: CVE-2024-1\nbranches:\n    x: {versions: ['<1.2']}\nreference: composer://v/a\n")));
        Assert.Equal(["1.2"], bound.Fixed);
    }

    [Theory]
    [InlineData("node", "Node.js", "18.1.0")]
    [InlineData("ruby", "Ruby", "3.1.0")]
    [InlineData("ghc", "GHC", "9.2.1")]
    public void Programs_of_no_registry_are_judged_by_their_makers(string name, string ecosystem, string version) =>
        Assert.Equal("upstream-version", Assert.Single(Judge(PackageType.Generic, name, version, Osv("X-1", ecosystem, name, "0", "99.0.0", "\"aliases\":[]"))).Rule);

    public void Dispose() => directory.Dispose();

    static (string, string) Osv(string id, string ecosystem, string package, string introduced, string? ended, string more) => ($"{id}.json",
        $$$"""{"id":"{{{id}}}","modified":"2024-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"{{{ecosystem}}}","name":"{{{package}}}"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"{{{introduced}}}"}{{{(ended is null ? "" : $",{{\"fixed\":\"{ended}\"}}")}}}]}]}],{{{more}}}}""");

    IReadOnlyList<Finding> Judge(PackageType type, string name, string version, params (string File, string Text)[] feeds)
    {
        var path = directory.Combine($"feeds-{Guid.NewGuid()}");
        Directory.CreateDirectory(path);
        foreach (var (file, text) in feeds)
            File.WriteAllText(Path.Combine(path, file), text);
        DatabaseBuilder.Build(path, path + ".db", new DateOnly(2026, 11, 24), CancellationToken.None);
        using var lookup = AdvisoryDatabase.Open(path + ".db");
        var package = new InstalledPackage(new Package { Type = type, Name = name, Version = version }, new PackageUrl("generic", "", name, version), "test", [new Place(null, "x")]);
        return new Matcher(lookup, Limits.Default).Match(new SubjectEvidence { Packages = [package] }, new DateOnly(2026, 11, 24)).Findings;
    }
}
