using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.GitHub;

public class GitHubReportTests
{
    static readonly Dictionary<string, string> Variables = new()
    {
        ["GITHUB_SHA"] = new string('c', 40),
        ["GITHUB_REF"] = "refs/heads/trunk",
        ["GITHUB_SERVER_URL"] = "https://github.example",
        ["GITHUB_REPOSITORY"] = "some/where",
        ["GITHUB_WORKFLOW"] = "ci",
        ["GITHUB_JOB"] = "scan",
        ["GITHUB_RUN_ID"] = "42",
    };

    [Fact]
    public void A_snapshot_is_written_as_the_golden_file_shows() =>
        Snapshot.Matches(Written.As("github", Results.Debian(), Written.Options with { Build = BuildContext.From(Variables.GetValueOrDefault) }), "debian.json");

    [Fact]
    public void Outside_of_a_build_everything_that_the_service_demands_is_there()
    {
        var snapshot = Written.AsJson("github", HostileResults.All, Written.Options with { Build = BuildContext.From(_ => null) });
        Assert.Equal(0, snapshot.GetProperty("version").GetInt32());
        Assert.Matches("^[0-9a-f]{40}$", snapshot.GetProperty("sha").GetString()!);
        Assert.StartsWith("refs/", snapshot.GetProperty("ref").GetString(), StringComparison.Ordinal);
        Assert.All((string[])["id", "correlator"], k => Assert.NotEmpty(snapshot.GetProperty("job").GetProperty(k).GetString()!));
        Assert.All((string[])["name", "version", "url"], k => Assert.NotEmpty(snapshot.GetProperty("detector").GetProperty(k).GetString()!));
        Assert.InRange(snapshot.GetProperty("metadata").EnumerateObject().Count(), 0, 8);
        Assert.All(snapshot.GetProperty("manifests").EnumerateObject().SelectMany(m => m.Value.GetProperty("resolved").EnumerateObject()),
            p => Assert.True(Core.PackageUrl.TryParse(p.Value.GetProperty("package_url").GetString(), out _)));
    }
}
