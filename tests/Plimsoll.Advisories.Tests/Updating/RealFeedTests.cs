using System.Formats.Tar;
using System.IO.Compression;
using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Updating;
using Plimsoll.Testing;
using ZstdSharp;

namespace Plimsoll.Advisories.Tests.Updating;

/// <summary>Publishers' own files, served as they serve them: an update says what a build from the same files says.</summary>
public sealed class RealFeedTests : IDisposable
{
    readonly UpdateScene scene = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void An_update_from_real_feeds_says_what_a_build_of_the_same_files_says()
    {
        Alpine();
        Zipped("osv-almalinux", "raw-almalinux-osv-2026-08.tar.zst", n => n.EndsWith(".json", StringComparison.Ordinal) && n.Contains("/advisories/", StringComparison.Ordinal));
        Zipped("osv-go", "raw-go-osv-2026-08.tar.zst", n => n.EndsWith(".json", StringComparison.Ordinal) && n.Contains("/osv/GO-", StringComparison.Ordinal));
        File("kev", "cisa-kev", "raw-kev-vexhub.tar.zst", "cisagov+kev-data/known_exploited_vulnerabilities.json");
        File("azurelinux-3", "oval", "raw-rpm-oval-rhel9-rocky-azurelinux.tar.zst", "azurelinux-3.0-oval.xml");
        File("rocky-9", "oval", "raw-rpm-oval-rhel9-rocky-azurelinux.tar.zst", "rocky9-oval-2024-12.xml");
        File("debian-oval", "oval", "raw-debian.tar.zst", "debian-oval-bookworm-2023-07-14.xml");

        var report = scene.Update();
        Assert.Equal(0, report.Failed);
        Assert.Equal(0, scene.Update().Failed);
        DatabaseBuilder.Build(directory.Combine("feeds"), directory.Combine("own.db"), new DateOnly(2026, 11, 24), default);
        using var built = AdvisoryDatabase.Open(directory.Combine("own.db"));
        using var updated = scene.Database();
        Assert.Equal(built.Info.Sources.Select(s => (s.Name, s.Advisories, s.Date)), updated.Info.Sources.Select(s => (s.Name, s.Advisories, s.Date)));
        Assert.Equal(built.Info.Digest, updated.Info.Digest);
    }

    public void Dispose()
    {
        scene.Dispose();
        directory.Dispose();
    }

    void Alpine()
    {
        var files = Members("raw-alpine-secdb-2024-12.tar.zst", n => n.EndsWith(".json", StringComparison.Ordinal) && !n.Contains("community", StringComparison.Ordinal)).ToList();
        scene.Server.Put("/alpine/last-update", "2024-12-01T00:00:00");
        foreach (var (name, body) in files)
            Put($"/alpine{name["alpine".Length..]}", body);
        var paths = files.Select(f => "/" + f.Name).ToArray();
        scene.Feed("alpine", "secdb", paths[0], FeedLayout.Marker, "/alpine/last-update", 64 << 20, paths[1..]);
    }

    void Zipped(string feed, string archive, Func<string, bool> wanted)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, body) in Members(archive, wanted))
                using (var entry = zip.CreateEntry(Path.GetFileName(name), CompressionLevel.Fastest).Open())
                    entry.Write(body);
        Put($"/{feed}/all.zip", memory.ToArray());
        scene.Feed(feed, "osv", $"/{feed}/all.zip", largest: 64 << 20);
    }

    void File(string feed, string form, string archive, string member)
    {
        Put($"/{feed}/{Path.GetFileName(member)}", Members(archive, n => n == member).Single().Body);
        scene.Feed(feed, form, $"/{feed}/{Path.GetFileName(member)}", largest: 256 << 20);
    }

    void Put(string path, byte[] body)
    {
        scene.Server.Put(path, body);
        var file = directory.Combine("feeds", path.TrimStart('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllBytes(file, body);
    }

    static IEnumerable<(string Name, byte[] Body)> Members(string archive, Func<string, bool> wanted)
    {
        using var zstd = new DecompressionStream(System.IO.File.OpenRead(Requires.SharedData(archive)), leaveOpen: false);
        using var tar = new TarReader(zstd);
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } data && wanted(entry.Name))
            {
                using var body = new MemoryStream();
                data.CopyTo(body);
                yield return (entry.Name, body.ToArray());
            }
    }
}
