using Plimsoll.Testing.Feeds;

namespace Plimsoll.Cli.Tests.Updating;

public sealed class FreshnessTests : IDisposable
{
    const string OneDayLess = "1795694399";
    const string TwoDaysLater = "1795780801";

    readonly UpdatingPlimsoll plimsoll = new();

    [Fact]
    public void A_scan_says_when_the_data_is_older_than_a_day_and_asks_nobody()
    {
        plimsoll.Update();
        _ = plimsoll.Server.NewRequests;
        Assert.DoesNotContain("days old", Scan(OneDayLess).Error, StringComparison.Ordinal);
        Assert.Contains("The advisory data goes up to 2026-11-20 and is 2 days old; bring it up to date with: plimsoll db update", Scan(TwoDaysLater).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("days old", Scan(TwoDaysLater, "--quiet").Error, StringComparison.Ordinal);
        Assert.Empty(plimsoll.Server.NewRequests);
    }

    [Fact]
    public void An_update_with_nothing_new_makes_the_data_fresh()
    {
        plimsoll.Update();
        Assert.Equal(0, plimsoll.RunAt(TwoDaysLater, "db", "update").Code);
        Assert.DoesNotContain("days old", Scan(TwoDaysLater).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_carried_database_is_as_old_as_its_newest_advisory() =>
        Assert.Matches("The advisory data goes up to 2026-\\d\\d-\\d\\d and is \\d+ days old", Scan(UpdatingPlimsoll.Today).Error);

    [Theory]
    [InlineData("flag")]
    [InlineData("variable")]
    [InlineData("file")]
    public void A_scan_updates_first_only_where_it_was_told_to(string how)
    {
        plimsoll.Update();
        plimsoll.Server.Put("/main.json", FeedSamples.Secdb(6, fix: "1.0-r5"));
        if (how == "file")
            File.WriteAllText(Path.Join(plimsoll.Directory, "plimsoll.yaml"), "auto-update: true\n");
        Assert.DoesNotContain("1.0-r5", Auto(OneDayLess, how).Output, StringComparison.Ordinal);
        var (_, output, error) = Auto(TwoDaysLater, how);
        Assert.Contains("1.0-r5", output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    [Fact]
    public void An_update_that_fails_does_not_fail_the_scan()
    {
        plimsoll.Update();
        foreach (var path in (string[])["/main.json", "/kev.json", "/npm/all.zip"])
            plimsoll.Server.Misbehave(path, x => x.Answer(404));
        var (code, output, error) = Scan(TwoDaysLater, "--auto-update");
        Assert.True(code is 0 or 1, error);
        Assert.Contains("CVE-2024-20001", output, StringComparison.Ordinal);
        Assert.Contains("No feed could be used", error, StringComparison.Ordinal);
        Assert.Contains("2 days old", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_nobody_is_asked_and_what_is_not_known_is_said()
    {
        plimsoll.Update();
        _ = plimsoll.Server.NewRequests;
        Assert.Contains("2 days old; what was published since is not known, because of --offline.", Scan(TwoDaysLater, "--auto-update", "--offline").Error, StringComparison.Ordinal);
        var (code, _, error) = plimsoll.Run("db", "update", "--offline");
        Assert.Equal((3, "plimsoll: No feed was asked, because of --offline; the database in use goes up to 2026-11-20, and what was published since is not known.\n"), (code, error));
        Assert.Empty(plimsoll.Server.NewRequests);
    }

    public void Dispose() => plimsoll.Dispose();

    (int Code, string Output, string Error) Scan(string time, params string[] more) => plimsoll.RunAt(time, ["scan", plimsoll.Tree(), .. more]);

    (int Code, string Output, string Error) Auto(string time, string how) => how switch
    {
        "flag" => Scan(time, "--auto-update"),
        "variable" => plimsoll.RunWith(time, ("PLIMSOLL_AUTO_UPDATE", "yes"), "scan", plimsoll.Tree()),
        _ => Scan(time),
    };
}
