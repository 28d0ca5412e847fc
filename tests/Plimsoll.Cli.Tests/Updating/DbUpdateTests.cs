using System.Globalization;
using Plimsoll.Testing;
using Plimsoll.Testing.Feeds;

namespace Plimsoll.Cli.Tests.Updating;

public sealed class DbUpdateTests : IDisposable
{
    const string TwoDaysLater = "1795780800";

    readonly UpdatingPlimsoll plimsoll = new();

    [Fact]
    public void A_scan_uses_the_updated_database_and_a_rollback_the_one_before()
    {
        var (code, output, error) = plimsoll.Update();
        Assert.True(code == 0, error);
        Assert.Contains(": new, advisories up to 2026-11-20; of 3 feeds 3 had something new, 0 failed", output, StringComparison.Ordinal);
        Assert.Contains("CVE-2024-20001", Scan().Output, StringComparison.Ordinal);
        plimsoll.Server.Put("/main.json", FeedSamples.Secdb(5, fix: "1.0-r0"));
        Assert.Contains("1 had something new", plimsoll.Update().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CVE-2024-20001", Scan().Output, StringComparison.Ordinal);
        Assert.Contains("is in use again", plimsoll.Run("db", "rollback").Output, StringComparison.Ordinal);
        Assert.Contains("CVE-2024-20001", Scan().Output, StringComparison.Ordinal);
        Assert.Equal((2, "plimsoll: There is no database to go back to: one is kept by an update that replaces another, for one step.\n"), (plimsoll.Run("db", "rollback").Code, plimsoll.Run("db", "rollback").Error));
    }

    [Fact]
    public void The_first_update_must_not_know_less_than_the_program_carries_unless_that_is_accepted()
    {
        var (code, _, error) = plimsoll.Run("db", "update");
        Assert.Equal(3, code);
        Assert.Contains("It knows nothing of Debian, of which the database that the program carries has ", error, StringComparison.Ordinal);
        Assert.Contains("say --accept-shrunk \"Debian\"", error, StringComparison.Ordinal);
        Assert.DoesNotContain("/data/plimsoll/db/", plimsoll.Run("db", "status").Output, StringComparison.Ordinal);
        Assert.Equal(0, plimsoll.Update().Code);
        Assert.Contains("/data/plimsoll/db/", plimsoll.Run("db", "status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_new_an_update_is_one_request_a_feed_and_says_so()
    {
        plimsoll.Update();
        _ = plimsoll.Server.NewRequests;
        Assert.Contains(": nothing new, advisories up to 2026-11-20; of 3 feeds 0 had something new, 0 failed", plimsoll.Update().Output, StringComparison.Ordinal);
        Assert.Equal(3, plimsoll.Server.NewRequests.Count);
    }

    [Fact]
    public void A_feed_that_fails_is_told_with_the_age_of_its_copy_and_fails_nothing()
    {
        plimsoll.Server.Remove("/kev.json");
        var (code, _, error) = plimsoll.Update();
        Assert.Equal(0, code);
        Assert.Contains("The feed kev could not be used: 127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Contains("there is no copy of it, and what only it says is not known.", error, StringComparison.Ordinal);
        plimsoll.Server.Remove("/npm/all.zip");
        error = plimsoll.RunAt(TwoDaysLater, "db", "update").Error;
        Assert.Contains("The feed osv-npm could not be used: 127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Contains("its copy, 2 days old, counts on.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void When_every_feed_fails_that_is_a_failure_and_the_database_stays()
    {
        plimsoll.Update();
        foreach (var path in (string[])["/main.json", "/kev.json", "/npm/all.zip"])
            plimsoll.Server.Misbehave(path, x => x.Answer(200, "text/html", "<html>Sign in to the network</html>"u8.ToArray()));
        var (code, output, error) = plimsoll.Update();
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("answered with a web page, not with the feed", error, StringComparison.Ordinal);
        Assert.EndsWith("plimsoll: No feed could be used; the database stays as it was.\n", error, StringComparison.Ordinal);
        Assert.Contains("CVE-2024-20001", Scan().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_is_trusted_by_the_authority_that_is_named_and_by_nothing_else()
    {
        var (code, _, error) = plimsoll.Update("--ca-file", "/etc/ssl/certs/ca-certificates.crt");
        Assert.Equal(3, code);
        Assert.Contains("could not be trusted", error, StringComparison.Ordinal);
        Assert.Empty(plimsoll.Server.NewRequests);
        (code, _, error) = plimsoll.Update("--ca-file", "/nowhere.pem");
        Assert.Equal(2, code);
        Assert.Contains("/nowhere.pem", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_killed_at_any_moment_leaves_the_database_before_in_use()
    {
        plimsoll.Update();
        for (var wait = 0; wait < 400; wait += 57)
        {
            plimsoll.Server.Put("/npm/all.zip", FeedSamples.OsvZip(400 + wait, "2026-11-21"));
            using (var update = plimsoll.StartUpdate())
            {
                update.WaitForExit(wait);
                update.Kill();
                update.WaitForExit();
            }

            Assert.Equal(0, plimsoll.Run("db", "verify").Code);
            Assert.Contains("CVE-2024-20001", Scan().Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, plimsoll.Update().Code);
        Assert.True(Directory.EnumerateFiles(plimsoll.Databases).Count() <= 4, "files were left");
    }

    [Fact]
    public void The_updated_database_that_was_cut_off_is_left_out_and_the_carried_one_used()
    {
        plimsoll.Update();
        using (var file = File.OpenWrite(Directory.EnumerateFiles(plimsoll.Databases, "advisories-*").Single()))
            file.SetLength(5000);
        Assert.Contains("is damaged and was left out", Scan().Error, StringComparison.Ordinal);
        Assert.Equal(0, plimsoll.Update().Code);
        Assert.DoesNotContain("damaged", Scan().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_feeds_tells_addresses_terms_and_the_age_of_copies()
    {
        plimsoll.Update();
        var lines = plimsoll.Run("db", "feeds").Output.Split('\n');
        var kev = Assert.Single(lines, l => l.StartsWith("kev ", StringComparison.Ordinal));
        Assert.Contains($"{plimsoll.Server.Url}/kev.json", kev, StringComparison.Ordinal);
        Assert.Contains("2026-11-25", kev, StringComparison.Ordinal);
        Assert.Contains(" no ", Assert.Single(lines, l => l.StartsWith("debian ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("https://security-tracker.debian.org/tracker/data/json", plimsoll.Run("db", "feeds", "--yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_list_of_feeds_is_wrong_usage()
    {
        File.WriteAllText(plimsoll.FeedsFile, "feeds: [ { name: kev, url: x } ]");
        var (code, _, error) = plimsoll.Update();
        Assert.Equal(2, code);
        Assert.Contains("'url' is no key", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_database_is_not_what_an_update_changes()
    {
        var (code, _, error) = plimsoll.Update("--db", "own.db");
        Assert.Equal(2, code);
        Assert.Contains("leave --db out", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_for_terminals_alone()
    {
        Assert.DoesNotContain('\e', plimsoll.Update().Error);
        Assert.Contains("of 3 feeds, ", OnTerminal("db", "update"), StringComparison.Ordinal);
        Assert.DoesNotContain("of 3 feeds, ", OnTerminal("db", "update", "--quiet").Replace("of 3 feeds 0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    public void Dispose() => plimsoll.Dispose();

    string OnTerminal(params string[] arguments) => plimsoll.RunUnder(Requires.Tool("script", "bsdutils"),
        ["-qec", string.Create(CultureInfo.InvariantCulture, $"{PlimsollRun.Binary} {string.Join(' ', arguments)}"), "/dev/null"]).Output;

    (int Code, string Output, string Error) Scan() => plimsoll.Run("scan", plimsoll.Tree());
}
