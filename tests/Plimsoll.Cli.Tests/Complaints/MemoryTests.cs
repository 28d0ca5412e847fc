using System.Text;
using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>"It is killed for the memory it takes" (trivy#2017, #1242, #1295): within 256 MiB every scan completes, or says what it could not read.</summary>
public sealed class MemoryTests : IDisposable
{
    const int Killed = 128 + 9;
    const long MiB = 1024 * 1024;
    const long GiB = 1024 * MiB;
    const string Release = "ID=debian\nVERSION_ID=12\n";
    const string OpenSsl = "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n\n";

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();
    readonly MemoryCage cage = new(256);

    [Fact]
    public void The_cage_stops_a_program_that_takes_more()
    {
        // A line that does not end is held whole.
        var (program, arguments) = cage.Entrance;
        int Hold(int mebibytes) => Command.Try(program, [.. arguments, "sh", "-c", $"head -c {mebibytes}M /dev/zero | tail -n 1 | wc -c | grep -qx {mebibytes * MiB}"]).Code;
        Assert.Equal(0, Hold(50));
        Assert.NotEqual(0, Hold(300));
    }

    [Fact]
    public void Trivy_2017_an_image_of_5700_megabytes_is_read()
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"), proven: false);
        var report = Scan(archive.Layer(System("srv/model", 5700 * MiB)).Finish(), "--no-cache");
        Assert.Equal(["libssl3 3.0.9-1"], PlimsollRun.Packages(report));
        Assert.Empty(Gaps(report));
    }

    [Fact]
    public void Trivy_1242_a_root_file_system_of_ten_gigabytes_is_read()
    {
        directory.Write("root/etc/os-release", Release);
        directory.Write("root/var/lib/dpkg/status", OpenSsl);
        Directory.CreateDirectory(directory.Combine("root", "srv"));
        for (var i = 0; i < 10; i++)
            using (var file = File.Create(directory.Combine("root", "srv", $"model-{i}")))
                file.SetLength(GiB);
        var report = Scan($"rootfs:{directory.Combine("root")}");
        Assert.Equal(["libssl3 3.0.9-1"], PlimsollRun.Packages(report));
        Assert.Empty(Gaps(report));
    }

    [Theory]
    [InlineData("--no-cache")]
    [InlineData("--verify", "full")]
    public void Trivy_1295_databases_that_only_fit_one_at_a_time_are_read_by_eight_threads(params string[] more)
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"));
        for (var i = 0; i < 8; i++)
            archive.Layer(System($"var/lib/dpkg/status.d/large-{i}", 60 * MiB, OpenSsl.Replace("libssl3", $"large-{i}", StringComparison.Ordinal)));
        var report = Scan(archive.Finish(), ["--threads", "8", .. more]);
        Assert.Equal([.. Enumerable.Range(0, 8).Select(i => $"large-{i} 3.0.9-1"), "libssl3 3.0.9-1"], PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_database_that_the_memory_cannot_hold_is_a_gap_and_the_rest_is_read()
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"), proven: false);
        archive.Layer(System("var/lib/dpkg/info/large.list", 150 * MiB));
        for (var i = 0; i < 7; i++)
            archive.Layer(new StreamedFile("var/lib/dpkg/info/large.list", [], 150 * MiB));
        var report = Scan(archive.Finish(), "--no-cache", "--threads", "8");
        Assert.Equal(["libssl3 3.0.9-1"], PlimsollRun.Packages(report));
        var gap = Assert.Single(Gaps(report));
        Assert.Equal("var/lib/dpkg/info/large.list: 157,286,400 bytes are more than the limit of 67,108,864 that the memory of this machine or container allows; it was not read", gap);
    }

    [Fact]
    public void Ownership_lists_of_fifty_megabytes_in_each_layer_are_read_or_named()
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"));
        archive.Layer(System("srv/empty", 0));
        var paths = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"/usr/share/somewhere/with/a/path/as/long/as/they/are/file-{i:00000}\n")));
        for (var i = 0; i < 4; i++)
            archive.Layer(new StreamedFile($"var/lib/dpkg/info/p{i}.list", paths, 50 * MiB, Repeats: true));
        var gaps = Gaps(Scan(archive.Finish(), "--threads", "4"));
        Assert.Equal(4, gaps.Count);
        Assert.All(gaps, gap => Assert.EndsWith("the paths that packages own take more than 33,554,432 bytes; the rest were not kept", gap, StringComparison.Ordinal));
    }

    [Fact]
    public void A_layer_with_160_000_wanted_files_is_read_and_kept()
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"));
        var lists = Enumerable.Range(0, 160_000).Select(i => new StreamedFile($"var/lib/dpkg/info/p{i}.list", $"/usr/share/doc/p{i}/copyright\n/usr/share/doc/p{i}/changelog.gz\n"));
        var report = Scan(archive.Layer([.. System("srv/empty", 0), .. lists]).Finish());
        Assert.Equal(["libssl3 3.0.9-1"], PlimsollRun.Packages(report));
        Assert.Empty(Gaps(report));
        Assert.NotEmpty(Directory.EnumerateFiles(plimsoll.CacheDirectory, "*.ownership", SearchOption.AllDirectories));
    }

    [Fact]
    public void More_packages_than_the_memory_holds_are_a_gap()
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"), proven: false);
        archive.Layer(System("srv/empty", 0));
        var status = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"Package: p{i}\nStatus: install ok installed\nVersion: {i}\nArchitecture: amd64\n\n"));
        var report = Scan(archive.Layer(new StreamedFile("var/lib/dpkg/status", status)).Finish(), "--no-cache");
        Assert.Equal(49_152, PlimsollRun.Packages(report).Count());
        Assert.Equal("var/lib/dpkg/status: more than 49,152 packages; the rest were not read", Assert.Single(Gaps(report)));
    }

    [Theory]
    [InlineData(48)]
    [InlineData(96)]
    public void Where_the_evidence_does_not_fit_one_sentence_says_so(int mebibytes)
    {
        using var archive = new StreamedArchive(directory.Combine("image.tar"), proven: false);
        var lists = Enumerable.Range(0, 240_000).Select(i => new StreamedFile($"var/lib/dpkg/info/p{i}.list", $"/usr/share/doc/p{i}/copyright\n"));
        using var small = new MemoryCage(mebibytes);
        Assert.Equal((3, "", "plimsoll: there is not enough memory to read this subject\n"), small.Run(plimsoll, "scan", archive.Layer(lists).Finish(), "--no-cache"));
    }

    [Fact]
    public void Layers_whose_decoders_would_remember_too_much_are_refused_by_name()
    {
        var layer = new LayerFixture([]) { Stored = ZstdFrame.Zeros(256 * MiB, windowLog: 27) };
        var archive = directory.WriteArchive("image.tar", ImageFixture.DockerFiles(new ImageFixture(layer)));
        var (code, output, error) = cage.Run(plimsoll, "scan", archive, "--no-cache");
        Assert.Equal((3, ""), (code, output));
        Assert.EndsWith("exceeds the limit MaxWindowBytes of 8,388,608; the scan stopped there.\n", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        cage.Dispose();
        directory.Dispose();
        plimsoll.Dispose();
    }

    /// <summary>A small Debian, and one file that is mostly a hole.</summary>
    static StreamedFile[] System(string path, long bytes, string text = "") =>
        [new("etc/os-release", Release), new("var/lib/dpkg/status", OpenSsl), new(path, Encoding.ASCII.GetBytes(text), bytes)];

    static List<string> Gaps(JsonElement report) =>
        [.. report.GetProperty("gaps").EnumerateArray().Select(g => $"{g.GetProperty("path").GetString()}: {g.GetProperty("message").GetString()}")];

    JsonElement Scan(string target, params string[] more)
    {
        var (code, output, error) = cage.Run(plimsoll, ["scan", target, "-o", "json", .. more]);
        Assert.NotEqual(Killed, code);
        Assert.True(code is 0 or 1, $"exit {code}: {error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }
}
