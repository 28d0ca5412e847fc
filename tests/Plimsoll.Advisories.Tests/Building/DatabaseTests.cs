using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Building;

public sealed class DatabaseTests : IDisposable
{
    const string Osv = """{"id":"ALSA-2024:1","modified":"2024-02-01T00:00:00Z","published":"2024-01-01T00:00:00Z","summary":"Important: nodejs:18 security update","related":["CVE-2024-1"],"affected":[{"package":{"ecosystem":"AlmaLinux:8","name":"nodejs"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1:18.1-1.module_el8.9.0+1+a"}]}]}]}""";
    const string Tracker = """{"tar":{"CVE-2024-2":{"scope":"local","releases":{"bookworm":{"status":"open","urgency":"unimportant","repositories":{"bookworm":"1"}},"trixie":{"status":"resolved","fixed_version":"0","urgency":"low","repositories":{}},"bullseye":{"status":"resolved","fixed_version":"1.2-3","urgency":"high**","repositories":{}}}}}}""";
    const string Secdb = """{"apkurl":"{{urlprefix}}/{{distroversion}}","distroversion":"v3.20","reponame":"main","urlprefix":"https://example.invalid/alpine","packages":[{"pkg":{"name":"busybox","secfixes":{"1.36.1-r2":["CVE-2024-3 XSA-1"],"0":["CVE-2024-4"]}}}]}""";
    const string Kev = """{"catalogVersion":"2024.01.01","vulnerabilities":[{"cveID":"CVE-2024-1","dateAdded":"2024-03-01","dueDate":"2024-03-22"},{"cveID":"CVE-2024-9"}]}""";
    const string Epss = "#model_version:v2023.03.01,score_date:2024-01-01T00:00:00+0000\ncve,epss,percentile\nCVE-2024-1,0.5,0.97\nCVE-2024-2,nan?,1\n";

    static readonly DateOnly AsOf = new(2026, 11, 24);

    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Feeds_are_known_by_what_is_in_them_and_their_facts_are_found_again()
    {
        WriteFeeds("feeds");
        var report = Build("feeds", "a.db");
        Assert.Equal(2, report.Skipped.Count);
        Assert.Equal(["notes.txt"], report.Unrecognised.Named);
        using var database = AdvisoryDatabase.Open(directory.Combine("a.db"));
        var node = database.Find("AlmaLinux:8", "nodejs").Single();
        Assert.Equal(("nodejs:18", "1:18.1-1.module_el8.9.0+1+a"), (node.Affected.Module, node.Affected.Ranges.Single().Fixed));
        Assert.Equal(["CVE-2024-1"], database.Get(node.Advisory).Aliases);
        Assert.Equal((VendorState.Minor, Severity.Negligible), (database.Find("Debian:12", "tar").Single().Affected.VendorState, database.Find("Debian:12", "tar").Single().Affected.Severity));
        Assert.Equal(VulnerabilityStatus.NotAffected, database.Find("Debian:13", "tar").Single().Affected.Status);
        Assert.Equal("1.2-3", database.Find("Debian:11", "tar").Single().Affected.Ranges.Single().Fixed);
        Assert.Equal([VulnerabilityStatus.Affected, VulnerabilityStatus.NotAffected], database.Find("Alpine:v3.20", "busybox").Select(c => c.Affected.Status));
        Assert.Equal((0.5, "2024-03-01"), (database.Enrichment("CVE-2024-1")!.Epss!.Probability, database.Enrichment("CVE-2024-1")!.KnownExploited!.Added));
        Assert.NotEmpty(database.ById("CVE-2024-1"));
        Assert.Empty(DatabaseVerifier.Verify(directory.Combine("a.db")));
    }

    [Fact]
    public void The_same_feeds_make_the_same_bytes()
    {
        WriteFeeds("feeds");
        Build("feeds", "a.db");
        WriteFeeds("elsewhere");
        Build("elsewhere", "b.db");
        Assert.Equal(File.ReadAllBytes(directory.Combine("a.db")), File.ReadAllBytes(directory.Combine("b.db")));
    }

    [Fact]
    public void A_malformed_feed_fails_the_build_and_leaves_the_old_database_in_place()
    {
        WriteFeeds("feeds");
        Build("feeds", "a.db");
        var old = File.ReadAllBytes(directory.Combine("a.db"));
        directory.Write("feeds/kev.json", Kev[..^5]);
        Assert.Contains("kev.json", Assert.Throws<MalformedFeedException>(() => Build("feeds", "a.db")).Message, StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllBytes(directory.Combine("a.db")));
        Assert.Empty(Directory.EnumerateFiles(directory.Path, "*.tmp"));
    }

    [Fact]
    public void Feeds_cut_anywhere_fail_or_are_left_out_and_never_crash()
    {
        foreach (var (name, text) in ((string, string)[])[("osv.json", Osv), ("tracker.json", Tracker), ("secdb.json", Secdb), ("kev.json", Kev), ("epss.csv", Epss)])
            for (var length = 0; length < text.Length; length += 3)
            {
                directory.Write("cut/good.json", Osv);
                directory.Write($"cut/{name}", text[..length]);
                try
                {
                    Build("cut", "cut.db");
                }
                catch (MalformedFeedException e)
                {
                    Assert.Contains(name, e.Message, StringComparison.Ordinal);
                }

                File.Delete(directory.Combine("cut", name));
            }
    }

    [Fact]
    public void A_damaged_foreign_or_missing_file_is_told_in_one_sentence()
    {
        WriteFeeds("feeds");
        Build("feeds", "a.db");
        var bytes = File.ReadAllBytes(directory.Combine("a.db"));
        directory.Write("text.db", "hello");
        File.WriteAllBytes(directory.Combine("cut.db"), bytes[..300]);
        foreach (var name in (string[])["text.db", "cut.db", "none.db"])
            Assert.Throws<UnusableDatabaseException>(() => AdvisoryDatabase.Open(directory.Combine(name)).Dispose());
    }

    public void Dispose() => directory.Dispose();

    BuildReport Build(string feeds, string output) => DatabaseBuilder.Build(directory.Combine(feeds), directory.Combine(output), AsOf, CancellationToken.None);

    void WriteFeeds(string folder)
    {
        directory.Write($"{folder}/alma/x.json", Osv);
        directory.Write($"{folder}/tracker.json", Tracker);
        directory.Write($"{folder}/main.json", Secdb);
        directory.Write($"{folder}/kev.json", Kev);
        directory.Write($"{folder}/epss.csv", Epss);
        directory.Write($"{folder}/notes.txt", "nothing");
    }
}
