using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>"It does not work without a network" (trivy#1313, #3980, harbor#19759, dangerzone#1280): in a network namespace without interfaces.</summary>
public sealed class OfflineTests : IDisposable
{
    readonly PlimsollRun connected = new();
    readonly PlimsollRun isolated = new();
    readonly TemporaryDirectory directory = new();

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public void Trivy_1313_the_first_scan_without_a_network_gives_the_same_bytes(string format)
    {
        var scan = (string[])["scan", Image(), "-o", format];
        var (code, output, error) = connected.Run(scan);
        Assert.Equal(1, code);
        Assert.Contains("CVE-", output, StringComparison.Ordinal);
        Assert.Equal((code, output, error), Isolated(scan));
    }

    [Fact]
    public void Trivy_3980_explaining_and_the_state_of_the_database_need_no_network()
    {
        var id = PlimsollRun.Findings(connected.Scan(Image())).First();
        Assert.Equal(connected.Run("explain", id, Image()), Isolated("explain", id, Image()));
        Assert.Equal(0, Isolated("db", "status").Code);
        Assert.Equal(0, Isolated("db", "verify").Code);
    }

    [Theory]
    [InlineData("scan", "registry.invalid/some/image:1")]
    [InlineData("scan", "registry:registry.invalid/some/image:1")]
    public void Without_a_network_an_image_s_name_is_one_sentence_and_with_offline_nobody_is_asked(params string[] arguments)
    {
        foreach (var offline in (string[][])[[], ["--offline"]])
        {
            var (code, output, error) = Isolated([.. arguments, .. offline]);
            Assert.Equal((3, ""), (code, output));
            Assert.Single(error.Trim().Split('\n'));
            Assert.Contains("registry.invalid", error, StringComparison.Ordinal);
            Assert.Equal(offline.Length > 0, error.Contains("--offline", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_is_known_of_an_image_named_by_its_digest_is_scanned_without_a_network()
    {
        using var registry = new RegistryServer();
        registry.Copy($"oci:{OldSystem.Debian().OciLayout(directory.Combine("layout"))}", "known:1");
        var report = isolated.Scan($"registry:{registry.Host}/known:1");
        var name = $"registry:{registry.Host}/known@{report.GetProperty("subject").GetProperty("digest").GetString()}";
        foreach (var offline in (string[][])[[], ["--offline"]])
        {
            var (code, output, error) = Isolated(["scan", name, "-q", "-o", "json", .. offline]);
            Assert.Equal((1, ""), (code, error));
            using var again = JsonDocument.Parse(output);
            Assert.Equal(PlimsollRun.Findings(report).Where(f => f != "plain-http"), PlimsollRun.Findings(again.RootElement));
        }
    }

    public void Dispose()
    {
        connected.Dispose();
        isolated.Dispose();
        directory.Dispose();
    }

    (int Code, string Output, string Error) Isolated(params string[] arguments)
    {
        Requires.Root();
        return isolated.RunUnder(Requires.Tool("unshare", "util-linux"), ["-n"], arguments);
    }

    string Image()
    {
        var path = directory.Combine("image.tar");
        return File.Exists(path) ? path : OldSystem.Debian().DockerArchive(path);
    }
}
