using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Building.Files;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Building;

/// <summary>Feeds as their makers ship them: archives and compressed files.</summary>
public sealed class FeedArchiveTests : IDisposable
{
    static readonly Dictionary<string, string> Feeds = new()
    {
        ["v3.20/main.json"] = """{"apkurl":"x","distroversion":"v3.20","reponame":"main","packages":[{"pkg":{"name":"busybox","secfixes":{"1.36.1-r2":["CVE-2024-3"]}}}]}""",
        ["kev.json"] = """{"catalogVersion":"2024.01.01","vulnerabilities":[{"cveID":"CVE-2024-3","dateAdded":"2024-03-01","dueDate":"2024-03-22"}]}""",
        ["README.md"] = "What this is.",
    };

    readonly TemporaryDirectory directory = new();

    [Theory]
    [InlineData("feeds.tar")]
    [InlineData("feeds.tar.gz")]
    [InlineData("feeds.tar.zst")]
    [InlineData("feeds.tar.xz")]
    [InlineData("feeds.tar.bz2")]
    [InlineData("all.zip")]
    [InlineData("all.zip.tar.gz")]
    [InlineData("named-as-nothing")]
    public void An_archive_gives_the_same_database_as_its_files(string name)
    {
        foreach (var (path, text) in Feeds)
            directory.Write($"plain/{path}", text);
        Pack(name, directory.Combine("packed"));
        var (plain, packed) = (Build("plain"), Build("packed"));
        Assert.Equal((2, 1), (packed.Files, packed.Unrecognised.Count));
        Assert.EndsWith("/README.md", packed.Unrecognised.Named.Single(), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(directory.Combine("plain.db")), File.ReadAllBytes(directory.Combine("packed.db")));
        Assert.Equal(plain.Advisories, packed.Advisories);
    }

    [Theory]
    [InlineData("kev.json.gz")]
    [InlineData("kev.json.zst")]
    [InlineData("kev.json.xz")]
    [InlineData("kev.json.bz2")]
    public void A_single_file_may_be_compressed(string name)
    {
        directory.Write("plain/main.json", Feeds["v3.20/main.json"]);
        Directory.CreateDirectory(directory.Combine("plain"));
        File.WriteAllBytes(directory.Combine("plain", name), Compress(Encoding.UTF8.GetBytes(Feeds["kev.json"]), name));
        Assert.Equal(2, Build("plain").Files);
    }

    [Theory]
    [InlineData("feeds.tar")]
    [InlineData("feeds.tar.gz")]
    [InlineData("feeds.tar.zst")]
    [InlineData("feeds.tar.xz")]
    [InlineData("feeds.tar.bz2")]
    [InlineData("all.zip")]
    public void An_archive_that_ends_within_a_feed_fails_the_build(string name)
    {
        Pack(name, directory.Combine("cut"));
        var path = Directory.EnumerateFiles(directory.Combine("cut")).Single();
        var whole = File.ReadAllBytes(path);

        // A tar's last blocks, and a zip's directory, hold no feed any more.
        var feeds = name switch { "feeds.tar" => Array.LastIndexOf(whole, (byte)'}'), "all.zip" => whole.AsSpan().IndexOf("PK\u0001\u0002"u8), _ => whole.Length };
        for (var length = 1; length < feeds; length += Math.Max(7, feeds / 150))
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Contains(Path.GetFileName(path), Assert.Throws<MalformedFeedException>(() => Build("cut")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bytes_changed_anywhere_in_an_archive_never_crash_the_build()
    {
        var random = new Random(1);
        foreach (var name in (string[])["feeds.tar", "feeds.tar.gz", "feeds.tar.zst", "feeds.tar.xz", "feeds.tar.bz2", "all.zip"])
        {
            Pack(name, directory.Combine("bent"));
            var path = Directory.EnumerateFiles(directory.Combine("bent")).Single();
            var whole = File.ReadAllBytes(path);
            for (var tries = 0; tries < 60; tries++)
            {
                var bent = whole.ToArray();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, bent);
                try
                {
                    Build("bent");
                }
                catch (MalformedFeedException e)
                {
                    Assert.NotEmpty(e.Message);
                }
            }

            File.Delete(path);
        }
    }

    [Fact]
    public void Bombs_end_at_a_limit_that_names_the_file()
    {
        File.WriteAllBytes(directory.Combine(Directory.CreateDirectory(directory.Combine("bomb")).FullName, "zeros.gz"), Compress(new byte[1 << 20], "zeros.gz"));
        Assert.StartsWith("zeros.gz: it is larger than 65,536 bytes", Walk("bomb", new FeedLimits { MaxFileBytes = 1 << 16 }).Message, StringComparison.Ordinal);
        Pack("feeds.tar.gz", directory.Combine("many"));
        Assert.Contains("more than 2 files", Walk("many", new FeedLimits { MaxMembers = 2 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("feeds.tar.gz: it is larger than 600 bytes", Walk("many", new FeedLimits { MaxArchiveBytes = 600 }).Message, StringComparison.Ordinal);
        Assert.Contains("wrapped more than 2 times", Walk("many", new FeedLimits { MaxWrappings = 2 }, wrapAgain: true).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_files_are_followed_and_links_to_directories_are_not()
    {
        directory.Write("elsewhere/kev.json", Feeds["kev.json"]);
        directory.Write("linked/main.json", Feeds["v3.20/main.json"]);
        File.CreateSymbolicLink(directory.Combine("linked", "kev.json"), directory.Combine("elsewhere", "kev.json"));
        Directory.CreateSymbolicLink(directory.Combine("linked", "circle"), directory.Combine("linked"));
        Assert.Equal(2, Build("linked").Files);
    }

    public void Dispose() => directory.Dispose();

    BuildReport Build(string feeds) => DatabaseBuilder.Build(directory.Combine(feeds), directory.Combine($"{feeds}.db"), new DateOnly(2026, 11, 24), CancellationToken.None);

    MalformedFeedException Walk(string feeds, FeedLimits limits, bool wrapAgain = false)
    {
        if (wrapAgain)
        {
            var path = Directory.EnumerateFiles(directory.Combine(feeds)).Single();
            File.WriteAllBytes(path, Compress(File.ReadAllBytes(path), "again.gz"));
        }

        return Assert.Throws<MalformedFeedException>(() => new FeedFiles(limits, file => file.Content.CopyTo(Stream.Null), CancellationToken.None).Walk(directory.Combine(feeds)));
    }

    static void Pack(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Join(folder, name), name switch
        {
            "all.zip" => Zip(Feeds),
            "all.zip.tar.gz" => Compress(Tar(new Dictionary<string, byte[]> { ["all.zip"] = Zip(Feeds) }), name),
            _ => Compress(Tar(Feeds.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value))), name),
        });
    }

    static byte[] Tar(Dictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes))
            foreach (var (path, content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
        return bytes.ToArray();
    }

    static byte[] Zip(Dictionary<string, string> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (path, text) in files)
                using (var entry = zip.CreateEntry(path).Open())
                    entry.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    static byte[] Compress(byte[] plain, string name)
    {
        using var bytes = new MemoryStream();
        switch (Path.GetExtension(name))
        {
            case ".gz":
                using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
                    gzip.Write(plain);
                return bytes.ToArray();
            case ".zst":
                using (var zstd = new ZstdSharp.CompressionStream(bytes))
                    zstd.Write(plain);
                return bytes.ToArray();
            case ".xz":
                return Filter(Requires.Tool("xz", "xz-utils"), plain);
            case ".bz2":
                return Filter(Requires.Tool("bzip2", "bzip2"), plain);
            default:
                return plain;
        }
    }

    static byte[] Filter(string tool, byte[] plain)
    {
        using var files = new TemporaryDirectory();
        File.WriteAllBytes(files.Combine("plain"), plain);
        Command.Run("sh", "-c", $"{tool} -c '{files.Combine("plain")}' > '{files.Combine("packed")}'");
        return File.ReadAllBytes(files.Combine("packed"));
    }
}
