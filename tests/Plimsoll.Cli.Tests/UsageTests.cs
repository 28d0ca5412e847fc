using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Theory]
    [InlineData("scan")]
    [InlineData("scan", "--bogus")]
    [InlineData("scan", ".", "--bogus")]
    [InlineData("scan", ".", "-o", "nonsense")]
    [InlineData("scan", ".", "--fail-on", "terrible")]
    [InlineData("scan", ".", "--severity", "awful")]
    [InlineData("scan", ".", "--platform", "linux")]
    [InlineData("scan", ".", "--threads", "0")]
    [InlineData("scan", ".", "--inflate", "quickly")]
    [InlineData("scan", "registry:UPPER/case")]
    [InlineData("nonsense")]
    [InlineData("cache", "prune", "--max-size", "much")]
    [InlineData("completion")]
    [InlineData("completion", "pwsh")]
    [InlineData("version", "--log-format", "xml")]
    public void Wrong_usage_ends_with_2_and_one_sentence(params string[] arguments)
    {
        var (code, output, error) = plimsoll.Run(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith("plimsoll: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_ends_with_3_and_one_sentence()
    {
        var image = new TestImage(new TestLayer().File("etc/os-release", "ID=debian\n")).DockerArchive(directory.Combine("image.tar"));
        var whole = File.ReadAllBytes(image);
        File.WriteAllBytes(directory.Combine("cut.tar"), whole[..2000]);
        File.WriteAllText(directory.Combine("text"), "hello");
        Command.Run("mkfifo", directory.Combine("fifo"));
        foreach (var target in (string[])["no-such-file", directory.Combine("cut.tar"), directory.Combine("text"), directory.Combine("fifo"), "/dev/zero", "oci:/nowhere"])
        {
            var (code, _, error) = plimsoll.Run("scan", target);
            Assert.True(code == 3, $"{target} ended with {code}: {error}");
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public void An_ignore_file_that_is_no_file_is_wrong_usage_and_never_waited_for()
    {
        Command.Run("mkfifo", directory.Combine("fifo"));
        foreach (var file in (string[])[directory.Combine("fifo"), "/dev/zero", directory.Path, "no-such-file"])
        {
            var (code, _, error) = plimsoll.Run("scan", directory.Path, "--ignore-file", file);
            Assert.Equal(2, code);
            Assert.StartsWith($"plimsoll: The ignore file {file} cannot be read: ", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_gate_decides_the_exit_code_and_filters_do_not()
    {
        var image = new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
            .File("var/lib/dpkg/status", "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n")).DockerArchive(directory.Combine("image.tar"));
        Assert.Equal(1, plimsoll.Run("scan", image, "--fail-on", "unknown").Code);
        Assert.Equal(1, plimsoll.Run("scan", image, "--fail-on", "unknown,fixable", "--severity", "negligible").Code);
        var ids = PlimsollRun.Findings(plimsoll.Scan(image)).Distinct();
        var ignore = directory.Write("ignore", string.Join('\n', ids.Select(i => $"{i} owner:me until:2099-01-01 # accepted")));
        Assert.Equal(0, plimsoll.Run("scan", image, "--fail-on", "unknown", "--ignore-file", ignore).Code);
        var expired = directory.Write("expired", string.Join('\n', ids.Select(i => $"{i} until:2020-01-01")));
        Assert.Equal(1, plimsoll.Run("scan", image, "--fail-on", "unknown", "--ignore-file", expired).Code);
    }

    [Fact]
    public void Several_reports_are_written_by_one_scan_and_a_torn_cache_is_a_miss()
    {
        var image = new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=12\n")).DockerArchive(directory.Combine("image.tar"));
        Assert.Equal(0, plimsoll.Run("scan", image, "-o", $"json={directory.Combine("a.json")}", "-o", $"table={directory.Combine("a.txt")}").Code);
        var first = File.ReadAllBytes(directory.Combine("a.json"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(plimsoll.CacheDirectory, "evidence"), "*", SearchOption.AllDirectories))
            File.WriteAllBytes(file, [.. File.ReadAllBytes(file)[..20], 1, 2, 3]);
        Assert.Equal(0, plimsoll.Run("scan", image, "-o", $"json={directory.Combine("a.json")}").Code);
        Assert.Equal(first, File.ReadAllBytes(directory.Combine("a.json")));
        Assert.Contains("removed", plimsoll.Run("cache", "clear").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void This_machines_packages_are_what_dpkg_says()
    {
        Requires.Tool("dpkg-query", "dpkg");
        var expected = Command.Run("dpkg-query", "-W", "-f", "${db:Status-Abbrev}|${Package} ${Version}\\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(l => l.StartsWith("ii", StringComparison.Ordinal)).Select(l => l.Split('|')[1]).Order(StringComparer.Ordinal).ToList();
        var found = PlimsollRun.Packages(plimsoll.Scan("/")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, found);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }
}
