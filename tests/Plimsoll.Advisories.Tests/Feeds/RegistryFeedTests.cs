using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Tests.Feeds;

/// <summary>Feeds that give versions in the constraint language of their registry.</summary>
public sealed class RegistryFeedTests
{
    const string Rust = """
        ```toml
        [advisory]
        id = "RUSTSEC-2024-0001"
        package = "thing"
        date = "2024-01-02"
        url = "https://example.com/1"
        aliases = ["CVE-2024-0001"]
        cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"

        [versions]
        patched = [">= 1.2.3, < 2.0.0", "^2.1.0"]
        unaffected = ["< 0.5.0"]
        ```

        # A title

        Words.
        """;

    const string Haskell = """
        ```toml
        [advisory]
        id = "HSEC-2024-0001"
        cwe = [194, 20]
        aliases = ["CVE-2024-0002"]

        [[affected]]
        package = "aeson"
        cvss = "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:N/I:H/A:H"

        [[affected.versions]]
        introduced = "0.4"
        fixed = "2.0.1.0"

        [[affected]]
        ghc-component = "ghc"

        [[affected.versions]]
        introduced = "9.2.1"
        ```
        """;

    const string Ruby = """
        ---
        gem: thing
        cve: 2024-0003
        ghsa: aaaa-bbbb-cccc
        url: https://example.com/2
        title: A title
        date: 2024-01-03
        description: |
          Words.
        patched_versions:
          - "~> 2.3.1"
          - ">= 3, < 3.1"
        unaffected_versions:
          - "< 1.0"
        """;

    const string Php = """
        title:     A title
        link:      https://example.com/3
        cve:       CVE-2024-0004
        branches:
            5.x:
                time:     2024-01-04 00:00:00
                versions: ['>=5.0', '<5.1']
            7.x:
                time:     ~
                versions: ['>=7.0.0', '<=7.0.2']
        reference: composer://vendor/thing
        """;

    const string Npm = """
        {"id":7,"updated_at":"2016-04-28","module_name":"thing","publish_date":"2014-09-27","cves":["CVE-2014-7205"],"vulnerable_versions":"<=1.5.1 || ~2.0.0","patched_versions":">=1.5.2 <2.0.0 || >=2.0.4","cvss_vector":"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N"}
        """;

    const string Core = """
        {"1":{"cve":["CVE-2017-1000381"],"ref":"https://nodejs.org/x","vulnerable":"8.x || 4.x","patched":"^8.1.4 || ^4.8.4","severity":"high"},"2":{"cve":[],"vulnerable":"nonsense","patched":"x"},"3":{}}
        """;

    const string Retire = """
        {"retire-example":{"vulnerabilities":[{"below":"1"}]},"jQuery":{"npmname":"jquery","vulnerabilities":[
          {"ranges":[{"atOrAbove":"1.4.0","below":"1.12.0"},{"atOrAbove":"1.12.3","below":"3.0.0-beta1","excludes":["1.12.4-aem"]}],"identifiers":{"CVE":["CVE-2015-9251"],"githubID":"GHSA-rmxg-73gg-4p98"},"severity":"medium","cwe":["CWE-79"],"info":["https://example.com/4"]},
          {"below":"1.6.0","identifiers":{"summary":"words"},"severity":"low"},{"identifiers":{"retid":"3"}}]},
         "ExtJS":{"vulnerabilities":[{"below":"6.0.0"}]}}
        """;

    [Fact]
    public void Rust_affects_what_is_neither_patched_nor_unaffected()
    {
        var read = FeedTest.Read("crates/thing/RUSTSEC-2024-0001.md", Rust);
        Assert.Equal("rustsec", read.Feed);
        Assert.Equal(["crates.io thing Affected 0.5.0..1.2.3 2.0.0..2.1.0 3.0.0-0..="], FeedTest.Lines(read.Only));
        Assert.Equal(("RUSTSEC-2024-0001", "2024-01-02"), (read.Only.Id, read.Only.Published));
        Assert.Equal(["CVE-2024-0001"], read.Only.Aliases);
    }

    [Fact]
    public void What_is_no_vulnerability_or_no_requirement_is_skipped_with_its_reason()
    {
        Assert.EndsWith("which is no vulnerability", Assert.Single(FeedTest.Read("a.md", Rust.Replace("url =", "informational = \"unmaintained\"\nurl =", StringComparison.Ordinal)).Skipped), StringComparison.Ordinal);
        Assert.Single(FeedTest.Read("a.md", Rust.Replace("url =", "informational = \"unsound\"\nurl =", StringComparison.Ordinal)).Added);
        Assert.Equal(["RUSTSEC-2024-0001: its versions are no constraint of their registry's language"], FeedTest.Read("a.md", Rust.Replace("^2.1.0", "two", StringComparison.Ordinal)).Skipped);
        Assert.Equal(["RUSTSEC-2024-0001: by its own words no version is affected"], FeedTest.Read("a.md", Rust.Replace("^2.1.0", "*", StringComparison.Ordinal)).Skipped);
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("a.md", Rust.Replace("date", "date date", StringComparison.Ordinal)));
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("a.md", Rust[..Rust.LastIndexOf("```", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Haskell_gives_its_ranges_and_the_compilers_parts_are_ghcs()
    {
        var read = FeedTest.Read("HSEC-2024-0001.md", Haskell);
        Assert.Equal("hackage", read.Feed);
        Assert.Equal(["Hackage aeson Affected 0.4..2.0.1.0", "GHC ghc Affected 9.2.1..="], FeedTest.Lines(read.Only));
        Assert.Equal(["CWE-194", "CWE-20"], read.Only.Weaknesses);
    }

    [Fact]
    public void Ruby_affects_what_is_neither_patched_nor_unaffected()
    {
        var read = FeedTest.Read("gems/thing/CVE-2024-0003.yml", Ruby);
        Assert.Equal("rubysec", read.Feed);
        Assert.Equal(["RubyGems thing Affected 1.0..2.3.1 2.4.A..3 3.1..="], FeedTest.Lines(read.Only));
        Assert.Equal(("CVE-2024-0003", "GHSA-aaaa-bbbb-cccc"), (read.Only.Id, Assert.Single(read.Only.Aliases)));
        Assert.Equal(["Ruby ruby Affected 1.0..2.3.1 2.4.A..3 3.1..="], FeedTest.Lines(FeedTest.Read("r.yml", Ruby.Replace("gem: thing", "engine: ruby", StringComparison.Ordinal)).Only));
        Assert.Contains("OSVDB", Assert.Single(FeedTest.Read("r.yml", Ruby.Replace("cve:", "osvdb:", StringComparison.Ordinal).Replace("ghsa:", "x:", StringComparison.Ordinal)).Skipped), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gem_that_nobody_mended_is_affected_in_every_version() =>
        Assert.Equal(["RubyGems thing Affected 0..="], FeedTest.Lines(FeedTest.Read("r.yml", Ruby[..Ruby.IndexOf("patched", StringComparison.Ordinal)]).Only));

    [Fact]
    public void Each_branch_of_php_has_its_range()
    {
        var read = FeedTest.Read("vendor/thing/CVE-2024-0004.yaml", Php);
        Assert.Equal("friendsofphp", read.Feed);
        Assert.Equal(["Packagist vendor/thing Affected 5.0-dev..5.1-dev 7.0.0-dev..=7.0.2"], FeedTest.Lines(read.Only));
        Assert.Equal(("CVE-2024-0004", "2024-01-04"), (read.Only.Id, read.Only.Published));
        Assert.Equal("vendor/thing/2024-x", FeedTest.Read("2024-x.yaml", Php.Replace("CVE-2024-0004", "~", StringComparison.Ordinal)).Only.Id);
    }

    [Fact]
    public void Nodes_working_group_calls_vulnerable_what_is_not_patched()
    {
        var read = FeedTest.Read("vuln/npm/7.json", Npm);
        Assert.Equal("nodejs-wg", read.Feed);
        Assert.Equal(["npm thing Affected 0..1.5.2 2.0.0..2.0.4"], FeedTest.Lines(read.Only));
        Assert.Equal("NSWG-ECO-7", read.Only.Id);
        var core = FeedTest.Read("vuln/core/index.json", Core);
        Assert.Equal(["Node.js node Affected 4.0.0-0..4.8.4 8.0.0-0..8.1.4"], FeedTest.Lines(core.Only));
        Assert.Equal(("NSWG-CORE-1", Severity.High), (core.Only.Id, core.Only.Severity));
        Assert.Equal(["NSWG-CORE-2: its versions are no constraint of their registry's language", "NSWG-CORE-3: it says of no version that it is vulnerable"], core.Skipped);
    }

    [Fact]
    public void Retire_js_names_the_versions_between_which_it_was_there()
    {
        var read = FeedTest.Read("jsrepository.json", Retire);
        Assert.Equal("retirejs", read.Feed);
        Assert.Equal(["npm jquery Affected 1.4.0..1.12.0 1.12.3..1.12.4-aem 1.12.4-aem..3.0.0-beta1"], FeedTest.Lines(read.Added[0].Advisory));
        Assert.True(read.Added[0].Advisory.Affected[0].Ranges[2].IsAfterIntroduced);
        Assert.Equal(["CVE-2015-9251", "retirejs-jquery-2"], read.Added.Select(a => a.Advisory.Id));
        Assert.Equal(["retirejs-jquery-3: it gives no versions between which it was there", "ExtJS 1: its library is no package of npm's"], read.Skipped);
    }

    [Fact]
    public void Facts_keep_the_constraints_of_their_sources()
    {
        Assert.Equal(["crates.io std Affected 1.0.0..1.2.0"], FeedTest.Lines(FeedTest.Read("crates.io.ndjson", """{"id":"a","aff":[{"e":"crates.io","p":"std","patched":[">= 1.2.0"],"unaff":["< 1.0.0"]}]}""").Only));
        Assert.Equal(["RubyGems x Affected 0..="], FeedTest.Lines(FeedTest.Read("rubygems.ndjson", """{"id":"a","aff":[{"e":"RubyGems","p":"x"}]}""").Only));
        Assert.Equal(["Packagist v/x Affected 2.0.0-dev..2.11.16-dev 3.0-dev..=3.2"], FeedTest.Lines(FeedTest.Read("packagist.ndjson", """{"id":"a","aff":[{"e":"Packagist","p":"v/x","c":[[">=2.0.0","<2.11.16"],[">=3.0","<=3.2"]]}]}""").Only));
        Assert.Equal(["npm x Affected 0..1.5.2"], FeedTest.Lines(FeedTest.Read("npm-nodejs-wg.ndjson", """{"id":"a","aff":[{"e":"npm","p":"x","vuln":"<1.5.2","patchedr":">=1.5.2"}]}""").Only));
        Assert.Single(FeedTest.Read("npm-nodejs-wg.ndjson", """{"id":"a","aff":[{"e":"npm","p":"x","vuln":"<0.0.0","patchedr":"*"}]}""").Skipped);
    }

    [Fact]
    public void Files_cut_anywhere_are_refused_or_read()
    {
        FeedTest.CutAnywhere("a.md", Rust, 3);
        FeedTest.CutAnywhere("a.md", Haskell, 3);
        FeedTest.CutAnywhere("a.yml", Ruby, 3);
        FeedTest.CutAnywhere("a.yaml", Php, 3);
        FeedTest.CutAnywhere("a.json", Npm, 3);
        FeedTest.CutAnywhere("a.json", Core, 3);
        FeedTest.CutAnywhere("a.json", Retire, 3);
    }
}
