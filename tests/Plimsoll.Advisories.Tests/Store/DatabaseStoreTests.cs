using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Store;
using Plimsoll.Core;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Store;

public sealed class DatabaseStoreTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    readonly TemporaryDirectory home = new();

    DatabaseStore Store => new(home.Path);

    [Fact]
    public void An_empty_store_has_nothing_in_use_and_nothing_to_go_back_to()
    {
        Assert.Null(Store.CurrentPath);
        Assert.Null(Store.PreviousPath);
        Assert.Null(Store.Problem);
        Assert.Null(Store.Checked);
        Assert.Null(Store.Rollback());
        Assert.False(Directory.Exists(Store.Directory));
    }

    [Fact]
    public void A_candidate_that_is_whole_comes_into_use_and_says_what_it_is_made_of()
    {
        var path = Switch(advisories: 10);
        Assert.Equal(path, Store.CurrentPath);
        Assert.Equal("10 of 2026-01-01", Store.CurrentInputs);
        Assert.Equal(Now, Store.Checked);
        Assert.Empty(DatabaseVerifier.Verify(path));
        Assert.Equal(2, Files("*.db", "current").Count);
    }

    [Fact]
    public void The_one_before_is_kept_for_one_step_back_and_older_ones_are_removed()
    {
        Switch(10);
        var second = Switch(11);
        var third = Switch(12);
        Assert.Equal(second, Store.PreviousPath);
        Assert.Equal(2, Files("advisories-*").Count);
        Assert.Equal(second, Store.Rollback());
        Assert.Equal(second, Store.CurrentPath);
        Assert.False(File.Exists(third));
        Assert.Null(Store.Rollback());
        Assert.Equal(second, Store.CurrentPath);
    }

    [Fact]
    public void What_says_the_same_replaces_nothing_and_keeps_the_step_back()
    {
        var first = Switch(10);
        var second = Switch(11);
        Assert.Equal(second, Switch(11));
        Assert.Equal(first, Store.PreviousPath);
    }

    [Theory]
    [InlineData(9, "2026-01-01", null)]
    [InlineData(8, "2026-01-01", null)]
    [InlineData(7, "2026-01-01", "The source ghsa fell from 10 advisories to 7; if that is right, say --accept-shrunk ghsa.")]
    [InlineData(10, "2025-12-31", "The newest advisory of the source ghsa is of 2025-12-31 and was of 2026-01-01; if that is right, say --accept-older ghsa.")]
    public void A_database_that_fell_too_far_is_refused(int advisories, string date, string? reason)
    {
        var first = Switch(10);
        if (reason is null)
        {
            Assert.NotEqual(first, Switch(advisories, date));
            return;
        }

        Assert.Contains(reason, Assert.Throws<RefusedDatabaseException>(() => Switch(advisories, date)).Reasons);
        Assert.Equal(first, Store.CurrentPath);
        Assert.Empty(Files("candidate-*"));
    }

    [Fact]
    public void What_somebody_accepted_is_not_refused_again()
    {
        Switch(10);
        var accepted = Switch(2, "2025-01-01", new DatabaseChecks { AcceptShrunk = ["ghsa"], AcceptOlder = ["ghsa"] });
        Assert.Equal(accepted, Store.CurrentPath);
        Assert.Throws<RefusedDatabaseException>(() => Switch(1, "2025-01-01"));
    }

    [Fact]
    public void A_candidate_cut_off_bent_or_missing_is_refused_and_the_old_one_stays()
    {
        var first = Switch(10);
        foreach (var damage in (Action<string>[])[File.Delete, Cut, Bend, p => File.WriteAllText(p, "<html>")])
        {
            using var candidate = Store.NewCandidate();
            Make(candidate.Path, 12, "2026-01-01");
            damage(candidate.Path);
            Assert.Throws<RefusedDatabaseException>(() => Store.SwitchTo(candidate, DatabaseChecks.Default, Now));
            Assert.Equal(first, Store.CurrentPath);
        }
    }

    [Fact]
    public void A_candidate_that_is_given_up_leaves_nothing()
    {
        using (var candidate = Store.NewCandidate())
            Make(candidate.Path, 10, "2026-01-01");
        Assert.Equal([".lock"], Directory.EnumerateFiles(Store.Directory).Select(Path.GetFileName));
    }

    [Fact]
    public void Remains_of_an_interrupted_update_are_removed_by_the_next_one()
    {
        var current = Switch(10);
        foreach (var name in (string[])["candidate-1.db", "candidate-1.db.1.tmp", "current.1.tmp"])
            File.WriteAllText(Path.Join(Store.Directory, name), "half");
        Assert.Equal(current, Store.CurrentPath);
        Store.NewCandidate().Dispose();
        Assert.Empty(Files("candidate-*", "*.tmp"));
        Assert.Equal(current, Store.CurrentPath);
    }

    [Fact]
    public void Only_one_at_a_time_makes_a_candidate()
    {
        using (Store.NewCandidate())
            Assert.Contains("Another plimsoll", Assert.Throws<ServiceException>(() => Store.NewCandidate(TimeSpan.FromMilliseconds(100))).Message, StringComparison.Ordinal);
        using var free = Store.NewCandidate(TimeSpan.Zero);
        Assert.NotNull(free);
    }

    [Fact]
    public void A_database_in_use_that_was_damaged_is_not_used_and_is_named()
    {
        Switch(10);
        Cut(Store.CurrentPath!);
        Assert.Null(Store.CurrentPath);
        Assert.Contains("is damaged and was left out", Store.Problem, StringComparison.Ordinal);
        Switch(3);
        Assert.Null(Store.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("current ../../../etc/passwd\nchecked 2026-11-24T12:00:00.0000000+00:00\n")]
    [InlineData("current advisories-../x.db\nchecked 2026-11-24T12:00:00.0000000+00:00\n")]
    [InlineData("current advisories-0123.db\nchecked yesterday\n")]
    [InlineData("\0\0\0\0")]
    public void A_pointer_that_points_elsewhere_or_nowhere_is_not_followed(string text)
    {
        Switch(10);
        File.WriteAllText(Path.Join(Store.Directory, "current"), text);
        Assert.Null(Store.CurrentPath);
        Assert.NotNull(Store.Problem);
        Switch(1);
        Assert.NotNull(Store.CurrentPath);
    }

    public void Dispose() => home.Dispose();

    string Switch(int advisories, string date = "2026-01-01", DatabaseChecks? checks = null)
    {
        using var candidate = Store.NewCandidate();
        Make(candidate.Path, advisories, date);
        candidate.Inputs = $"{advisories} of {date}";
        return Store.SwitchTo(candidate, checks ?? DatabaseChecks.Default, Now);
    }

    static void Make(string path, int advisories, string date)
    {
        using var feeds = new TemporaryDirectory();
        for (var number = 0; number < advisories; number++)
            feeds.Write($"{number}.json", $$"""{"id":"GHSA-{{number}}","modified":"{{date}}T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.{{number}}"]}]}""");
        DatabaseBuilder.Build(feeds.Path, path, new DateOnly(2026, 11, 24), default);
    }

    static void Cut(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length - 4096);
    }

    static void Bend(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf("GHSA-3"u8);
        bytes[at + 5]++;
        File.WriteAllBytes(path, bytes);
    }

    List<string> Files(params string[] patterns) => [.. patterns.SelectMany(p => Directory.EnumerateFiles(Store.Directory, p))];
}
