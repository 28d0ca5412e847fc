using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Updating;
using Plimsoll.Core;
using Plimsoll.Testing.Feeds;

namespace Plimsoll.Advisories.Tests.Updating;

public sealed class UpdateTests : IDisposable
{
    static readonly string[] Paths = ["/kev.json", "/npm/all.zip", "/epss.csv.gz", "/main.json"];

    readonly UpdateScene scene = new();

    public UpdateTests()
    {
        scene.Feed("kev", "cisa-kev", "/kev.json").Feed("osv-npm", "osv", "/npm/all.zip").Feed("epss", "first-epss", "/epss.csv.gz").Feed("alpine", "secdb", "/main.json");
        scene.Server.Put("/kev.json", FeedSamples.Kev(10));
        scene.Server.Put("/npm/all.zip", FeedSamples.OsvZip(20));
        scene.Server.Put("/epss.csv.gz", FeedSamples.EpssGz(30));
        scene.Server.Put("/main.json", FeedSamples.Secdb(5));
    }

    [Fact]
    public void The_first_update_asks_each_feed_once_and_what_they_say_is_found()
    {
        var report = scene.Update();
        Assert.True(report.Switched);
        Assert.Equal(4, scene.Server.NewRequests.Count);
        Assert.All(report.Feeds, f => Assert.Equal(FeedOutcomeKind.New, f.Kind));
        Assert.Equal([10, 20, 30, 5], report.Feeds.Select(f => f.Advisories));
        Assert.Equal(20, scene.Count("ghsa"));
        using var database = scene.Database();
        Assert.Equal((true, 0.5), (database.Enrichment("CVE-2024-10001")!.KnownExploited is not null, database.Enrichment("CVE-2024-10001")!.Epss!.Probability));
    }

    [Fact]
    public void With_nothing_new_each_feed_costs_one_conditional_request_and_the_data_counts_as_fresh()
    {
        var first = scene.Update();
        _ = scene.Server.NewRequests;
        scene.Later(TimeSpan.FromDays(2));
        var second = scene.Update();
        var requests = scene.Server.NewRequests;
        Assert.Equal(4, requests.Count);
        Assert.All(requests, r => Assert.NotNull(r["If-None-Match"]));
        Assert.All(second.Feeds, f => Assert.Equal(FeedOutcomeKind.Unchanged, f.Kind));
        Assert.Equal((false, first.Database), (second.Switched, second.Database));
        Assert.Equal(26, scene.Store.Checked!.Value.Day);
        Assert.Null(scene.Store.PreviousPath);
    }

    [Fact]
    public void Only_what_changed_is_transferred_and_the_database_before_can_be_gone_back_to()
    {
        var first = scene.Update();
        scene.Server.Put("/kev.json", FeedSamples.Kev(12));
        var second = scene.Update();
        Assert.Equal([FeedOutcomeKind.New, FeedOutcomeKind.Unchanged, FeedOutcomeKind.Unchanged, FeedOutcomeKind.Unchanged], second.Feeds.Select(f => f.Kind));
        Assert.True(second.Switched && scene.IsKnownExploited("CVE-2024-10012"));
        Assert.Equal(first.Database, scene.Store.Rollback());
        Assert.False(scene.IsKnownExploited("CVE-2024-10012"));
        Assert.Equal(second.Database, scene.Update().Database);
    }

    [Fact]
    public void A_feed_that_fails_is_named_and_fails_no_other()
    {
        scene.Server.Remove("/npm/all.zip");
        var report = scene.Update();
        var failed = report.Feeds.Single(f => f.Kind == FeedOutcomeKind.Failed);
        Assert.Equal(("osv-npm", null), (failed.Feed, failed.CopyOf));
        Assert.Contains("404 (NotFound) for /npm/all.zip", failed.Problem, StringComparison.Ordinal);
        Assert.True(scene.IsKnownExploited("CVE-2024-10010"));
    }

    [Fact]
    public void The_last_good_copy_of_a_feed_that_fails_counts_on_and_its_age_is_told()
    {
        scene.Update();
        scene.Later(TimeSpan.FromDays(3));
        scene.Server.Remove("/npm/all.zip");
        scene.Server.Put("/kev.json", FeedSamples.Kev(11));
        var report = scene.Update();
        Assert.Equal(24, report.Feeds.Single(f => f.Kind == FeedOutcomeKind.Failed).CopyOf!.Value.Day);
        Assert.True(report.Switched && scene.IsKnownExploited("CVE-2024-10011"));
        Assert.Equal(20, scene.Count("ghsa"));
    }

    [Fact]
    public void When_no_feed_answers_the_database_stays_and_does_not_count_as_fresh()
    {
        scene.Update();
        scene.Later(TimeSpan.FromDays(3));
        foreach (var path in Paths)
            scene.Server.Remove(path);
        var report = scene.Update();
        Assert.Equal((4, false), (report.Failed, report.Switched));
        Assert.Equal(24, scene.Store.Checked!.Value.Day);
        Assert.Equal(20, scene.Count("ghsa"));
    }

    [Fact]
    public void When_no_feed_ever_answered_that_is_said()
    {
        foreach (var path in Paths)
            scene.Server.Remove(path);
        Assert.Contains("there is no copy of any: kev: ", Assert.Throws<ServiceException>(() => scene.Update()).Message, StringComparison.Ordinal);
        Assert.Null(scene.Store.CurrentPath);
    }

    [Fact]
    public void A_feed_that_is_off_is_not_asked_and_its_copy_goes()
    {
        scene.Checks = new DatabaseChecks { AcceptShrunk = ["ghsa"] };
        scene.Update();
        _ = scene.Server.NewRequests;
        scene.TurnOff("osv-npm");
        Assert.Equal(["kev", "epss", "alpine"], scene.Update().Feeds.Select(f => f.Feed));
        Assert.DoesNotContain(scene.Server.NewRequests, r => r.Path == "/npm/all.zip");
        Assert.Equal(["alpine", "epss", "kev"], KeptFeed.All(scene.Home).Select(k => k.Name));
        Assert.Equal(3, Directory.EnumerateFiles(Path.Join(scene.Home, "feeds", "bodies")).Count());
    }

    [Fact]
    public void A_source_that_vanishes_with_its_feed_is_refused_until_somebody_accepts_it_and_costs_no_second_download()
    {
        scene.Update();
        scene.TurnOff("osv-npm");
        Assert.Contains("--accept-shrunk ghsa", Assert.Throws<RefusedDatabaseException>(() => scene.Update()).Message, StringComparison.Ordinal);
        Assert.Equal(20, scene.Count("ghsa"));
        _ = scene.Server.NewRequests;
        scene.Checks = new DatabaseChecks { AcceptShrunk = ["ghsa"] };
        Assert.True(scene.Update().Switched);
        Assert.All(scene.Server.NewRequests, r => Assert.NotNull(r["If-None-Match"]));
    }

    [Fact]
    public void Two_updates_at_the_same_time_wait_for_each_other()
    {
        var updates = Enumerable.Range(0, 3).Select(_ => Task.Run(() => scene.Update())).ToArray();
        Task.WaitAll(updates);
        Assert.Single(updates, u => u.Result.Switched);
        Assert.Single(updates.Select(u => u.Result.Database).Distinct());
    }

    [Fact]
    public void An_update_that_is_interrupted_leaves_the_old_database_in_use_and_no_candidate()
    {
        var first = scene.Update();
        scene.Server.Misbehave("/kev.json", x => x.Stall());
        using var interrupted = new CancellationTokenSource();
        scene.Network = scene.Network with { StallTimeout = TimeSpan.FromMinutes(1), AnswerTimeout = TimeSpan.FromMinutes(1) };
        var update = Task.Run(() => scene.Update(interrupted.Token));
        SpinWait.SpinUntil(() => scene.Server.NewRequests.Any(r => r.Path == "/kev.json"), TimeSpan.FromSeconds(10));
        interrupted.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => update.GetAwaiter().GetResult());
        Assert.Equal(first.Database, scene.Store.CurrentPath);
        Assert.Empty(Directory.EnumerateFiles(scene.Store.Directory, "candidate*"));
    }

    [Fact]
    public void A_kept_copy_that_was_damaged_on_disk_is_not_read_and_is_fetched_anew()
    {
        scene.Update();
        foreach (var body in Directory.EnumerateFiles(Path.Join(scene.Home, "feeds", "bodies")))
            if (new FileInfo(body).Length == scene.Server.BodyOf("/npm/all.zip").Length)
                Bend(body);
        scene.Server.Put("/kev.json", FeedSamples.Kev(11));
        Assert.Contains("--accept-shrunk ghsa", Assert.Throws<RefusedDatabaseException>(() => scene.Update()).Message, StringComparison.Ordinal);
        Assert.Equal(20, scene.Count("ghsa"));
        Assert.Equal(0, scene.Update().Failed);
        Assert.Equal((20, true), (scene.Count("ghsa"), scene.IsKnownExploited("CVE-2024-10011")));
    }

    public void Dispose() => scene.Dispose();

    static void Bend(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^5] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
