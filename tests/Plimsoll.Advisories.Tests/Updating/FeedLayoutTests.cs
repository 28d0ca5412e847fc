using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Advisories.Updating;
using Plimsoll.Testing.Feeds;

namespace Plimsoll.Advisories.Tests.Updating;

/// <summary>Feeds of several files: with nothing new, one request each.</summary>
public sealed class FeedLayoutTests : IDisposable
{
    readonly UpdateScene scene = new();

    [Fact]
    public void While_a_marker_says_the_same_its_files_are_not_asked()
    {
        scene.Feed("alpine", "secdb", "/v3.20/main.json", FeedLayout.Marker, "/last-update", more: ["/v3.21/main.json"]);
        Put(("/last-update", "2026-03-01T00:00:00"), ("/v3.20/main.json", FeedSamples.Secdb(5)), ("/v3.21/main.json", FeedSamples.Secdb(6, "v3.21")));
        scene.Update();
        Assert.Equal(3, scene.Server.NewRequests.Count);
        scene.Update();
        Assert.Equal(["/last-update"], Asked());

        Put(("/last-update", "2026-03-02T00:00:00"), ("/v3.21/main.json", FeedSamples.Secdb(7, "v3.21")));
        Assert.True(scene.Update().Switched);
        Assert.Equal(["/last-update", "/v3.20/main.json", "/v3.21/main.json"], Asked());
        using var database = scene.Database();
        Assert.Single(database.Find("Alpine:v3.21", "tool7"));
        Assert.Single(database.Find("Alpine:v3.20", "tool5"));
    }

    [Fact]
    public void One_file_that_fails_keeps_the_whole_feed_at_its_last_good_copy()
    {
        scene.Feed("alpine", "secdb", "/v3.20/main.json", FeedLayout.Marker, "/last-update", more: ["/v3.21/main.json"]);
        Put(("/last-update", "1"), ("/v3.20/main.json", FeedSamples.Secdb(5)), ("/v3.21/main.json", FeedSamples.Secdb(6, "v3.21")));
        scene.Update();
        Put(("/last-update", "2"), ("/v3.20/main.json", FeedSamples.Secdb(9)));
        scene.Server.Remove("/v3.21/main.json");
        Assert.Equal(FeedOutcomeKind.Failed, scene.Update().Feeds[0].Kind);
        using var database = scene.Database();
        Assert.Empty(database.Find("Alpine:v3.20", "tool9"));
        Assert.Single(database.Find("Alpine:v3.21", "tool6"));
    }

    [Fact]
    public void Updateinfo_is_found_through_the_list_of_mirrors_and_proven_by_the_index()
    {
        var body = Repository("amazon", "/core/guid1");
        scene.Update();
        Assert.Equal(["/core/guid1/repodata/repomd.xml", "/core/guid1/repodata/updateinfo.xml.gz", "/mirror.list"], Asked().Order(StringComparer.Ordinal));
        scene.Update();
        Assert.Equal(["/mirror.list"], Asked());
        using (var database = scene.Database())
            Assert.Single(database.Find("Amazon Linux:2023", "thing3"));

        // A new snapshot whose notices are not what its index says.
        Repository("", "/core/guid2");
        scene.Server.Put("/core/guid2/repodata/updateinfo.xml.gz", body);
        var report = scene.Update();
        Assert.Contains("is not what its repomd.xml says", report.Feeds[0].Problem, StringComparison.Ordinal);
        Assert.False(report.Switched);
    }

    [Theory]
    [InlineData("http://127.0.0.1/core", "lists no mirror whose address begins with https://")]
    [InlineData("", "lists no mirror")]
    [InlineData("<repomd/>", "names no updateinfo with a SHA-256 digest")]
    [InlineData("""<repomd><data type="updateinfo"><checksum type="sha">00</checksum><location href="repodata/updateinfo.xml.gz"/></data></repomd>""", "names no updateinfo with a SHA-256 digest")]
    [InlineData("""<repomd><data type="updateinfo"><checksum type="sha256">0000000000000000000000000000000000000000000000000000000000000000</checksum><location href="https://127.0.0.1/elsewhere.gz"/></data></repomd>""", "names no updateinfo")]
    [InlineData("""<repomd><data type="updateinfo"><checksum type="sha256">0000000000000000000000000000000000000000000000000000000000000000</checksum><location href="../../../kev.json"/></data></repomd>""", "names no updateinfo")]
    [InlineData("<repomd><data", "its repomd.xml is malformed")]
    public void A_repository_that_leads_elsewhere_or_nowhere_is_refused(string text, string reason)
    {
        scene.Feed("kev", "cisa-kev", "/kev.json").Feed("alpine", "secdb", "/main.json").Feed("amazon", "updateinfo", "", FeedLayout.Repository, "/mirror.list");
        Put(("/kev.json", FeedSamples.Kev(1)), ("/main.json", FeedSamples.Secdb(2)), ("/mirror.list", text.StartsWith('<') ? $"{scene.Server.Url}/core\n" : text + "\n"), ("/core/repodata/repomd.xml", text));
        Assert.Contains(reason, scene.Update().Feeds[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_csaf_directory_the_archive_comes_once_and_then_what_changed_since()
    {
        Csaf(("2024/cve-2024-1.json", "2026-02-01"), ("2024/cve-2024-2.json", "2026-02-02"), ("2024/cve-2024-3.json", "2026-01-01"));
        scene.Update();
        Assert.Equal(["/vex/archive_latest.txt", "/vex/changes.csv", "/vex/csaf_vex_2026-02-10.tar.gz", "/vex/deletions.csv"], Asked().Order(StringComparer.Ordinal));
        Assert.Equal(3, scene.Count("redhat-csaf"));
        scene.Update();
        Assert.Equal(["/vex/changes.csv"], Asked());

        // One changed on the archive's very day, one is taken back, and another archive is not looked for.
        Put(("/vex/changes.csv", Changes(("2024/cve-2024-2.json", "2026-02-10"), ("2024/cve-2024-3.json", "2026-01-01"))),
            ("/vex/2024/cve-2024-2.json", FeedSamples.Csaf("CVE-2024-2", "2026-02-10", hasFix: true)),
            ("/vex/deletions.csv", Changes(("2024/cve-2024-1.json", "2026-02-11"))));
        scene.Checks = scene.Checks with { AcceptShrunk = ["redhat"] };
        Assert.True(scene.Update().Switched);
        Assert.Equal(["/vex/2024/cve-2024-2.json", "/vex/changes.csv", "/vex/deletions.csv"], Asked().Order(StringComparer.Ordinal));
        using var database = scene.Database();
        Assert.Empty(database.ById("CVE-2024-1"));
        var thing = Assert.Single(database.Find("Red Hat:9", "thing"), c => database.Get(c.Advisory).Id == "CVE-2024-2");
        Assert.Equal("2.0-1.el9", thing.Affected.Ranges.Single().Fixed);
    }

    [Theory]
    [InlineData("archive_latest.txt", "../../etc/passwd.tar.zst", "names no archive")]
    [InlineData("archive_latest.txt", "https://elsewhere.example/x.tar.zst", "names no archive")]
    [InlineData("archive_latest.txt", "", "empty")]
    [InlineData("changes.csv", "\"../../secret\",\"2026-02-01T00:00:00+00:00\"\n", "lists no document")]
    public void A_csaf_directory_that_leads_elsewhere_is_refused(string file, string text, string reason)
    {
        scene.Feed("kev", "cisa-kev", "/kev.json").Feed("alpine", "secdb", "/main.json");
        Put(("/kev.json", FeedSamples.Kev(1)), ("/main.json", FeedSamples.Secdb(2)));
        Csaf(("2024/cve-2024-1.json", "2026-02-01"));
        Put(($"/vex/{file}", text));
        Assert.Contains(reason, scene.Update().Feeds[2].Problem, StringComparison.Ordinal);
    }

    public void Dispose() => scene.Dispose();

    byte[] Repository(string name, string snapshot)
    {
        if (name.Length > 0)
            scene.Feed(name, "updateinfo", "", FeedLayout.Repository, "/mirror.list");
        var updates = FeedSamples.Gzip(FeedSamples.UpdateInfo(snapshot.EndsWith('1') ? 3 : 4));
        Put(("/mirror.list", $"{scene.Server.Url}{snapshot}\n"), ($"{snapshot}/repodata/repomd.xml",
            $"""<?xml version="1.0" encoding="UTF-8"?><repomd xmlns="http://linux.duke.edu/metadata/repo"><revision>1</revision><data type="primary"><checksum type="sha256">aa</checksum></data><data type="updateinfo"><checksum type="sha256">{Convert.ToHexStringLower(SHA256.HashData(updates))}</checksum><location href="repodata/updateinfo.xml.gz"/><size>{updates.Length}</size></data></repomd>"""));
        scene.Server.Put($"{snapshot}/repodata/updateinfo.xml.gz", updates);
        return updates;
    }

    void Csaf(params (string Path, string Day)[] documents)
    {
        scene.Feed("redhat", "csaf-vex", "", FeedLayout.Csaf, "/vex/changes.csv");
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
            foreach (var (path, day) in documents)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(FeedSamples.Csaf(path[5..^5].ToUpperInvariant(), day, hasFix: false))) });
        scene.Server.Put("/vex/csaf_vex_2026-02-10.tar.gz", memory.ToArray());
        Put(("/vex/archive_latest.txt", "csaf_vex_2026-02-10.tar.gz\n"), ("/vex/changes.csv", Changes(documents)), ("/vex/deletions.csv", "\n"));
    }

    static string Changes(params (string Path, string Day)[] documents) => string.Concat(documents.Select(d => $"\"{d.Path}\",\"{d.Day}T10:00:00+00:00\"\n"));

    void Put(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            scene.Server.Put(path, text);
    }

    List<string> Asked() => [.. scene.Server.NewRequests.Select(r => r.Path)];
}
