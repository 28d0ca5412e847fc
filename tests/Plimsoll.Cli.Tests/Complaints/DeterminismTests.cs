using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>"Two scans differ" (trivy#5812, syft#2035, #2967, grype#522).</summary>
public sealed class DeterminismTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Grype_522_reports_of_many_layers_are_the_same_bytes_at_up_to_64_threads_cached_or_not()
    {
        var image = OldSystem.Debian(emptyLayers: 40).OciLayout(directory.Combine("layout"));
        HashSet<string> reports = [];
        foreach (var threads in (string[])["1", "2", "7", "64", "64", "64"])
            foreach (var cache in (string[][])[["--no-cache"], [], ["--verify", "full"]])
                reports.Add(plimsoll.Run(["scan", image, "-o", "json", "-o", $"table={directory.Combine("table")}", "--threads", threads, .. cache]).Output + File.ReadAllText(directory.Combine("table")));
        Assert.Single(reports);
        Assert.Contains("\"step-40\"", reports.Single(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }
}
