using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests;

public sealed class DatabaseStatusTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void The_embedded_database_ends_its_status_with_its_known_holes()
    {
        var (code, output, _) = plimsoll.Run("db", "status");
        Assert.Equal(0, code);
        var holes = output[output.IndexOf("\nKnown holes", StringComparison.Ordinal)..];
        foreach (var hole in (string[])["npm, Maven and NuGet", "SUSE", "Amazon", "Oracle", "Photon", "Wolfi", "Chainguard", "after 2023-07", "CVE-2024-6387"])
            Assert.Contains(hole, holes, StringComparison.Ordinal);
        Assert.All(holes.Trim().Split('\n').Skip(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_that_the_known_holes_call_missing_is_in_the_embedded_database()
    {
        var status = plimsoll.Run("db", "status").Output;
        var sources = status[..status.IndexOf("\nKnown holes", StringComparison.Ordinal)];
        Assert.Contains("debian", sources, StringComparison.Ordinal);
        foreach (var missing in (string[])["suse", "amazon", "oracle", "photon", "fedora", "ubuntu", "wolfi", "chainguard"])
            Assert.DoesNotContain(missing, sources, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_database_of_the_users_own_has_holes_that_we_do_not_know()
    {
        directory.Write("feeds/x.json", """{"id":"GHSA-1","modified":"2024-01-02T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.0"]}]}""");
        var own = directory.Combine("own.db");
        Assert.Equal(0, plimsoll.Run("db", "build", "--feeds", directory.Combine("feeds"), "--db", own).Code);
        var (code, output, _) = plimsoll.Run("db", "status", "--db", own);
        Assert.Equal(0, code);
        Assert.DoesNotContain("Known holes", output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }
}
