using Plimsoll.Core;
using Plimsoll.Testing;
using Plimsoll.Trust;

namespace Plimsoll.Advisories.Tests.Mirrors;

public sealed class MirrorTests : IDisposable
{
    readonly MirrorScene scene = new();

    [Fact]
    public void The_first_update_fetches_the_whole_and_later_ones_a_chain_of_deltas()
    {
        var days = Enumerable.Range(1, 4).Select(scene.Day).ToList();
        scene.Publish(days[0]);
        var first = scene.Update();
        Assert.True(first is { Switched: true, Deltas: 0 });
        Assert.Equal(File.ReadAllBytes(days[0]), File.ReadAllBytes(first.Database));

        var whole = first.Bytes;
        foreach (var day in days.Skip(1))
            Assert.InRange(scene.Publish(day).DeltaBytes ?? 0, 1, whole / 2);
        var later = scene.Update();
        Assert.True(later is { Switched: true, Deltas: 3, Note: null }, $"{later}");
        Assert.Equal(File.ReadAllBytes(days[3]), File.ReadAllBytes(later.Database));
        Assert.Equal(later.Database, scene.Store.CurrentPath);
        Assert.True(scene.Update() is { Switched: false, Bytes: 0 });
        scene.NothingIsLeft();
    }

    [Fact]
    public void Who_was_away_for_longer_than_deltas_are_kept_fetches_the_whole_and_old_files_are_pruned()
    {
        scene.KeptDeltas = 2;
        var days = Enumerable.Range(1, 5).Select(scene.Day).ToList();
        scene.Publish(days[0]);
        scene.Update();
        foreach (var day in days.Skip(1))
            scene.Publish(day);
        Assert.True(scene.Update() is { Switched: true, Deltas: 0 });

        // Those of the last metadata and of the one before it.
        Assert.Equal(2, scene.Targets().Count);
        Assert.Equal(3, scene.Targets("deltas").Count);
        Assert.Equal(["1.root.json", "4.snapshot.json", "4.targets.json", "5.snapshot.json", "5.targets.json", "timestamp.json"], Directory.EnumerateFiles(Path.Combine(scene.Published, "metadata")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_database_is_published_again_with_new_dates_and_no_new_files()
    {
        var day = scene.Day(1);
        scene.Publish(day);
        var files = scene.Targets();
        scene.Update();
        scene.Now += TimeSpan.FromDays(2);
        Assert.Equal(2, scene.Publish(day).Version);
        Assert.Equal(files, scene.Targets());
        scene.Now += TimeSpan.FromDays(2);
        Assert.True(scene.Update() is { Switched: false, Bytes: 0 });
        Assert.Equal(scene.Now, scene.Store.Checked);
    }

    [Fact]
    public void A_mirror_that_lost_a_delta_is_asked_for_the_whole_and_that_is_told()
    {
        scene.Publish(scene.Day(1));
        scene.Update();
        scene.Publish(scene.Day(2));
        File.Delete(scene.Targets("deltas").Single());
        var done = scene.Update();
        Assert.True(done is { Switched: true, Deltas: 0 });
        Assert.Contains("does not have it", done.Note, StringComparison.Ordinal);
        scene.NothingIsLeft();
    }

    [Fact]
    public void A_mirror_that_serves_yesterdays_delta_is_refused_and_the_database_stays()
    {
        var days = Enumerable.Range(1, 3).Select(scene.Day).ToList();
        scene.Publish(days[0]);
        scene.Publish(days[1]);
        var current = scene.Update().Database;
        var yesterday = scene.Targets("deltas").Single();
        scene.Publish(days[2]);
        var today = scene.Targets("deltas").Single(f => f != yesterday);
        File.Copy(yesterday, today, overwrite: true);
        Assert.Contains(Assert.Throws<UntrustedException>(scene.Update).Refusal, (Refusal[])[Refusal.Mismatch, Refusal.TooLarge]);
        Stays(current);
    }

    [Fact]
    public void A_database_cut_anywhere_or_changed_is_refused_and_the_one_in_use_stays()
    {
        scene.Publish(scene.Day(1));
        var current = scene.Update().Database;
        scene.KeptDeltas = 0;
        var before = scene.Targets();
        scene.Publish(scene.Day(2));
        var file = scene.Targets().Except(before).Single();
        var whole = File.ReadAllBytes(file);
        foreach (var length in (int[])[1, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Equal(Refusal.Mismatch, Assert.Throws<UntrustedException>(scene.Update).Refusal);
            Stays(current);
        }

        File.WriteAllBytes(file, [.. whole, 0]);
        Assert.Equal(Refusal.TooLarge, Assert.Throws<UntrustedException>(scene.Update).Refusal);
        whole[^5] ^= 1;
        File.WriteAllBytes(file, whole);
        Assert.Equal(Refusal.Mismatch, Assert.Throws<UntrustedException>(scene.Update).Refusal);
        Stays(current);
    }

    [Fact]
    public void A_database_in_use_that_was_altered_here_is_healed_by_the_whole()
    {
        var (one, two) = (scene.Day(1), scene.Day(2));
        scene.Publish(one);
        var current = scene.Update().Database;
        scene.Publish(two);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={current};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE affected SET status = 1 - status";
            command.ExecuteNonQuery();
        }

        var done = scene.Update();
        Assert.Contains("did not make the database that was signed", done.Note, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(two), File.ReadAllBytes(done.Database));
    }

    [Fact]
    public void A_mirror_with_a_pipe_or_a_device_in_a_files_place_is_not_waited_for()
    {
        scene.Publish(scene.Day(1));
        var timestamp = Path.Combine(scene.Published, "metadata", "timestamp.json");
        File.Delete(timestamp);
        Command.Run("mkfifo", timestamp);
        Assert.Equal(Refusal.Missing, Assert.Throws<UntrustedException>(scene.Update).Refusal);
        File.Delete(timestamp);
        Command.Run("mkfifo", scene.Combine("fifo"));
        File.CreateSymbolicLink(timestamp, scene.Combine("fifo"));
        Assert.Equal(Refusal.Missing, Assert.Throws<UntrustedException>(scene.Update).Refusal);
        File.Delete(timestamp);
        File.CreateSymbolicLink(timestamp, "/dev/zero");
        Assert.Equal(Refusal.Missing, Assert.Throws<UntrustedException>(scene.Update).Refusal);
    }

    [Fact]
    public void Who_can_write_to_the_mirror_does_not_get_their_own_things_signed()
    {
        scene.Publish(scene.Day(1));
        var targets = Path.Combine(scene.Published, "metadata", "1.targets.json");
        File.WriteAllText(targets, File.ReadAllText(targets).Replace("\"plimsoll-db.zst\"", "\"evil.zst\"", StringComparison.Ordinal));
        scene.Publish(scene.Day(2));
        Assert.DoesNotContain("evil", File.ReadAllText(Path.Combine(scene.Published, "metadata", "2.targets.json")), StringComparison.Ordinal);
        scene.Update();
    }

    [Fact]
    public void A_published_database_that_was_altered_gets_no_delta_made_from_it()
    {
        scene.Publish(scene.Day(1));
        File.WriteAllBytes(scene.Targets().Single(), [1, 2, 3]);
        Assert.Null(scene.Publish(scene.Day(2)).DeltaBytes);
        Assert.True(scene.Update().Switched);
    }

    [Fact]
    public void What_is_no_mirror_or_no_root_is_wrong_usage()
    {
        scene.Mirror = scene.Combine("nowhere");
        Assert.Contains("is no directory", Assert.Throws<UsageException>(scene.Update).Message, StringComparison.Ordinal);
        scene.Mirror = "https://user:secret@mirror.example/";
        Assert.DoesNotContain("secret", Assert.Throws<UsageException>(scene.Update).Message, StringComparison.Ordinal);
    }

    public void Dispose() => scene.Dispose();

    void Stays(string current)
    {
        Assert.Equal(current, scene.Store.CurrentPath);
        Assert.Empty(Database.DatabaseVerifier.Verify(current));
        scene.NothingIsLeft();
    }
}
