using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Feeds;

/// <summary>Feeds as they are really published, whole.</summary>
public sealed class WholeFeedTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void All_of_alpines_secdb_is_read()
    {
        var report = Build("raw-alpine-secdb-2024-12.tar.zst");
        Assert.Equal(0, report.Skipped.Count);
        Assert.Empty(report.Unrecognised.Named);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.All(["Alpine:v3.2", "Alpine:v3.21", "Alpine:edge"], e => Assert.True(database.Holds(e), e));
        Assert.Contains(database.Find("Alpine:v3.20", "busybox"), c => c.Affected.Ranges.Count == 1);
    }

    [Fact]
    public void All_of_almalinuxs_osv_is_read_and_its_module_streams_are_known()
    {
        var report = Build("raw-almalinux-osv-2026-08.tar.zst");
        Assert.Equal(0, report.Skipped.Count);
        Assert.Empty(report.Unrecognised.Named);
        // A notice for two releases stands in two files and is one advisory.
        var notices = Directory.EnumerateFiles(directory.Combine("feeds"), "*.json", SearchOption.AllDirectories).Select(Path.GetFileName).Distinct().Count();
        Assert.Equal(notices, report.Advisories["almalinux"]);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.Contains(database.Find("AlmaLinux:8", "nodejs"), c => c.Affected.Module == "nodejs:14");
    }

    [Fact]
    public void All_of_the_exploited_catalogue_is_read()
    {
        Build("raw-kev-vexhub.tar.zst", "known_exploited_vulnerabilities.json");
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.NotNull(database.Enrichment("CVE-2021-44228")?.KnownExploited);
    }

    [Theory]
    [InlineData("raw-debian.tar.zst", "debian-oval-bookworm-2023-07-14.xml", "Debian:12", "openssl", 0)]
    [InlineData("raw-debian.tar.zst", "debian-oval-bullseye-2023-07-14.xml", "Debian:11", "openssl", 3)]
    [InlineData("raw-rpm-oval-rhel9-rocky-azurelinux.tar.zst", "rhel9-oval-2023-04-27.xml", "Red Hat:9", "openssl", 0)]
    [InlineData("raw-rpm-oval-rhel9-rocky-azurelinux.tar.zst", "rocky9-oval-2024-12.xml", "Rocky Linux:9", "openssl", 6)]
    [InlineData("raw-rpm-oval-rhel9-rocky-azurelinux.tar.zst", "azurelinux-3.0-oval.xml", "Azure Linux:3", "curl", 0)]
    [InlineData("raw-rpm-oval-rhel9-rocky-azurelinux.tar.zst", "cbl-mariner-1.0-oval.xml", "CBL-Mariner:1", "curl", 0)]
    [InlineData("raw-ubuntu-usn-oval-TESTONLY-gpl3.tar.zst", "ubuntu-jammy-usn-oval-2023-10-09.xml", "Ubuntu:22.04", "openssl", 0)]
    [InlineData("raw-ubuntu-usn-oval-TESTONLY-gpl3.tar.zst", "ubuntu-noble-usn-oval-2024-12.xml", "Ubuntu:24.04", "openssl", 0)]
    public void Whole_files_of_oval_are_read_but_for_the_definitions_that_refer_to_nothing(string archive, string file, string ecosystem, string package, int skipped)
    {
        var report = Build(archive, file);
        Assert.Equal(skipped, report.Skipped.Count);
        Assert.True(report.Advisories.Values.Sum() > 150);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.Contains(database.Find(ecosystem, package), c => c.Affected.Ranges.Count == 1 && c.Affected.Ranges[0].Fixed is not null);
    }

    [Fact]
    public void All_of_debians_notices_are_read()
    {
        var report = Build("raw-debian.tar.zst", "-list-*.txt");
        Assert.Empty(report.Unrecognised.Named);

        // Announcements, and what was mended in unstable alone.
        Assert.All(report.Skipped.Named, s => Assert.EndsWith("it names no fixed package", s, StringComparison.Ordinal));
        Assert.Equal(26, report.Skipped.Count);

        // Headings without those and without the 73 and 127 that only mend a regression.
        Assert.Equal((5406 - 73 - 23, 3534 - 127 - 3), (report.Advisories["debian-dsa"], report.Advisories["debian-dla"]));
    }

    [Fact]
    public void All_of_debians_changelog_extracts_are_read()
    {
        var report = Build("raw-debian.tar.zst", ".ndjson");
        Assert.Empty(report.Unrecognised.Named);
        Assert.Equal(0, report.Skipped.Count);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.NotEmpty(database.Find("Debian:12", "libxml-parser-perl"));
    }

    [Fact]
    public void All_of_pypas_yaml_is_read()
    {
        var report = Build("raw-pypi-osv-2026-07.tar.zst", ".yaml");
        Assert.Empty(report.Unrecognised.Named);

        // Records that give commits alone.
        Assert.All(report.Skipped.Named, s => Assert.EndsWith("it names no package whose versions are given", s, StringComparison.Ordinal));
        Assert.Equal((7080, 11), (report.Files, report.Skipped.Count));
        Assert.Equal(report.Files - report.Skipped.Count, report.Advisories.Values.Sum());
    }

    [Theory]
    [InlineData("*/crates/*.md", "rustsec", 932, 273, "crates.io", "hyper")]
    [InlineData("*/advisories/*.md", "hackage", 35, 0, "Hackage", "aeson")]
    [InlineData("*/gems/*.yml", "rubysec", 0, 0, "RubyGems", "rails")]
    [InlineData("*/rubies/*.yml", "rubysec", 0, 0, "Ruby", "ruby")]
    [InlineData("FriendsOfPHP*.yaml", "friendsofphp", 1204, 0, "Packagist", "symfony/http-foundation")]
    public void All_that_registries_write_in_their_own_constraints_is_read(string pattern, string source, int advisories, int skipped, string ecosystem, string package)
    {
        var report = Build("raw-rust-ruby-php-haskell-2026-08.tar.zst", pattern);
        Assert.Empty(report.Unrecognised.Named);
        if (source == "rubysec")
            Assert.All(report.Skipped.Named, s => Assert.True(s.EndsWith("which must not be passed on", StringComparison.Ordinal) || s.Contains("OSVDB", StringComparison.Ordinal) || s.EndsWith("no version is affected", StringComparison.Ordinal), s));
        else
            Assert.Equal((advisories, skipped), (report.Advisories[source], report.Skipped.Count));
        Assert.DoesNotContain(report.Skipped.Named, s => s.Contains("no constraint", StringComparison.Ordinal));
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.Contains(database.Find(ecosystem, package), c => c.Affected.Ranges.Count > 0);
    }

    [Fact]
    public void All_of_nodes_working_group_and_retire_js_is_read()
    {
        var report = Build("raw-npm-retirejs-nodejswg.tar.zst");

        // What Node's dependencies do not have is told in another form.
        Assert.All(report.Unrecognised.Named, f => Assert.Contains("/deps/", f, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Skipped.Named, s => s.Contains("no constraint", StringComparison.Ordinal));
        Assert.Equal(467 + 171, report.Advisories["nodejs-wg"]);
        Assert.True(report.Advisories["retirejs"] > 900 && report.Skipped.Count < 10);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.All([("npm", "jquery"), ("Node.js", "node")], p => Assert.NotEmpty(database.Find(p.Item1, p.Item2)));
    }

    [Fact]
    public void All_of_the_small_osv_feeds_is_read_under_the_ecosystems_that_are_looked_up()
    {
        var report = Build("raw-osv-misc-bitnami-drupal-psf-cran-k8s-brew.tar.zst", "*.[jy][sa][om][nl]");

        // Python's own records give commits alone.
        Assert.All(report.Skipped.Named, s => Assert.Contains("PSF-", s, StringComparison.Ordinal));
        Assert.Equal((132, 0), (report.Skipped.Count, report.Unrecognised.Count));
        Assert.Equal((7444, 14, 591, 43, 47), (report.Advisories["bitnami"], report.Advisories["cran"], report.Advisories["drupal"], report.Advisories["homebrew"], report.Advisories["kubernetes"]));
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.All([("Bitnami", "node"), ("CRAN", "readxl"), ("Packagist", "drupal/core"), ("Homebrew", "augeas"), ("Kubernetes", "k8s.io/apiserver")], p => Assert.NotEmpty(database.Find(p.Item1, p.Item2)));
    }

    [Fact]
    public void Githubs_records_are_read_and_the_fragments_among_them_skipped_with_a_reason()
    {
        var path = Requires.SharedData("raw-ghsa-osv-from-fixtures.ndjson.zst");
        Directory.CreateDirectory(directory.Combine("feeds"));
        File.Copy(path, directory.Combine("feeds", "ghsa.ndjson.zst"));
        var report = DatabaseBuilder.Build(directory.Combine("feeds"), directory.Combine("a.db"), new DateOnly(2026, 11, 24), CancellationToken.None);
        Assert.Equal(415, report.Advisories.Values.Sum() + report.Skipped.Count);
        Assert.InRange(report.Skipped.Count, 1, 5);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        Assert.NotEmpty(database.Find("Maven", "org.eclipse.jetty:jetty-server"));
    }

    public void Dispose() => directory.Dispose();

    BuildReport Build(string archive, string pattern = "*.json")
    {
        var path = Requires.SharedData(archive);
        Directory.CreateDirectory(directory.Combine("feeds"));
        Command.Run("sh", "-c", $"zstd -dc '{path}' | tar -x -C '{directory.Combine("feeds")}' --wildcards '{(pattern.Contains('/', StringComparison.Ordinal) || pattern.StartsWith("Friends", StringComparison.Ordinal) ? "" : "*")}{pattern}'");
        return DatabaseBuilder.Build(directory.Combine("feeds"), directory.Combine("a.db"), new DateOnly(2026, 11, 24), CancellationToken.None);
    }
}
