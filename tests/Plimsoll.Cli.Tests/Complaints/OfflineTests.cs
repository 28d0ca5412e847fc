using Plimsoll.Testing;

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
