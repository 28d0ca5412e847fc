using Plimsoll.Core;
using Plimsoll.Trust.Client;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests;

public sealed class WorkflowTests : IDisposable
{
    readonly Scene scene = new();

    [Fact]
    public void The_first_update_believes_the_pinned_root_and_what_follows()
    {
        Assert.Equal("monday", scene.Update());
        Assert.Equal(["metadata/2.root.json", "metadata/timestamp.json", "metadata/1.snapshot.json", "metadata/1.targets.json"], scene.Mirror.Asked[..4]);
    }

    [Fact]
    public void With_nothing_new_two_small_files_are_asked_for()
    {
        scene.Update();
        scene.Mirror.Asked.Clear();
        new TrustedUpdater(scene.Mirror, scene.Store, scene.Clock, TrustLimits.Default).Refresh(scene.PinnedRoot);
        Assert.Equal(["metadata/2.root.json", "metadata/timestamp.json"], scene.Mirror.Asked);
    }

    [Fact]
    public void Every_key_can_be_replaced_and_a_client_that_slept_through_it_follows()
    {
        scene.Update();
        foreach (var role in Role.All)
        {
            scene.Rotate(keys => keys[role] = [.. keys[role].Select(_ => scene.NewKey())]);
            scene.Publish($"after {role}");
        }

        Assert.Equal(5, scene.CurrentRoot.Version);
        Assert.Equal("after timestamp", scene.Update());
    }

    [Fact]
    public void A_root_threshold_can_be_raised_and_then_counts()
    {
        scene.Thresholds[Role.Root] = 3;
        scene.Rotate(_ => { });
        scene.Update();
        scene.Mirror.Files["metadata/3.root.json"] = scene.Root(scene.CurrentRoot, scene.Keys[Role.Root].Take(2)).Bytes;
        Assert.Equal(Refusal.TooFewSignatures, Assert.Throws<UntrustedException>(() => scene.Update()).Refusal);
    }

    [Fact]
    public void A_thief_who_raised_the_counters_out_of_reach_is_got_rid_of_by_new_keys()
    {
        scene.Forge("1.snapshot.json", s => s["meta"]!["targets.json"]!["version"] = long.MaxValue, scene.Keys[Role.Snapshot][0]);
        scene.Forge("timestamp.json", t =>
        {
            t["version"] = long.MaxValue;
            t["meta"]!["snapshot.json"]!["version"] = long.MaxValue - 1;
        }, scene.Keys[Role.Timestamp][0]);
        Assert.Throws<UntrustedException>(() => scene.Update());
        scene.Publish("tuesday");
        Assert.Equal(Refusal.Rollback, Assert.Throws<UntrustedException>(() => scene.Update()).Refusal);
        scene.Rotate(keys => keys[Role.Timestamp] = [scene.NewKey()]);
        scene.Publish("wednesday");
        Assert.Equal("wednesday", scene.Update());
    }

    [Fact]
    public void A_clock_that_was_ahead_does_no_lasting_harm()
    {
        scene.Update();
        scene.Clock.Now += TimeSpan.FromDays(1000);
        Assert.Equal(Refusal.Expired, Assert.Throws<UntrustedException>(() => scene.Update()).Refusal);
        scene.Clock.Now -= TimeSpan.FromDays(1000);
        Assert.Equal("monday", scene.Update());
    }

    [Fact]
    public void A_clock_that_is_behind_still_updates()
    {
        scene.Clock.Now -= TimeSpan.FromDays(3000);
        Assert.Equal("monday", scene.Update());
    }

    [Fact]
    public void Nothing_expires_while_an_update_runs()
    {
        scene.Mirror.Streams["metadata/1.snapshot.json"] = bytes =>
        {
            scene.Clock.Now += TimeSpan.FromDays(4);
            return new MemoryStream(bytes);
        };
        Assert.Equal("monday", scene.Update());
    }

    [Fact]
    public void A_mirror_that_goes_down_after_any_answer_does_no_harm()
    {
        scene.Update();
        scene.Publish("tuesday");
        var monday = scene.Store.Kept.ToDictionary();
        for (var answers = 0; answers < 5; answers++)
        {
            scene.Store.Restore(monday);
            scene.Mirror.DownAfter = answers;
            Assert.Equal("the mirror cannot be reached.", Assert.Throws<ServiceException>(() => scene.Update()).Message);
        }

        scene.Mirror.DownAfter = int.MaxValue;
        Assert.Equal("tuesday", scene.Update());
    }

    [Fact]
    public void Every_file_cut_at_any_byte_is_refused()
    {
        scene.Rotate(_ => { });
        scene.Publish("tuesday");
        var whole = scene.Mirror.Copy();
        foreach (var path in (string[])["metadata/2.root.json", "metadata/timestamp.json", "metadata/2.snapshot.json", "metadata/2.targets.json", .. whole.Keys.Where(k => k.StartsWith("targets/", StringComparison.Ordinal) && whole[k].AsSpan().SequenceEqual("tuesday"u8))])
            for (var length = 0; length < whole[path].Length - 1; length += 1 + (whole[path].Length / 60))
            {
                scene.Mirror.Files[path] = whole[path][..length];
                scene.Store.Kept.Clear();
                Assert.Contains(Assert.Throws<UntrustedException>(() => scene.Update()).Refusal, (Refusal[])[Refusal.Malformed, Refusal.Mismatch]);
                scene.Mirror.Restore(whole);
            }

        Assert.Equal("tuesday", scene.Update());
    }

    [Fact]
    public void What_is_kept_may_be_torn_anywhere_and_the_next_update_heals_it()
    {
        scene.Update();
        var whole = scene.Store.Kept.ToDictionary();
        foreach (var name in whole.Keys)
            foreach (var length in (int[])[0, 1, whole[name].Length / 2, whole[name].Length - 2])
            {
                scene.Store.Kept[name] = whole[name][..Math.Max(length, 0)];
                Assert.Equal("monday", scene.Update());
                if (name != StoredNames.Clock)
                    Assert.Equal(whole[name], scene.Store.Kept[name]);
            }
    }

    [Fact]
    public void What_is_kept_and_was_meddled_with_is_not_believed()
    {
        scene.Update();
        using var other = new Scene();
        other.Publish("something else");
        other.Update();
        foreach (var (name, bytes) in other.Store.Kept.Where(k => k.Key is not (StoredNames.Root or StoredNames.Clock)))
            scene.Store.Kept[name] = bytes;
        Assert.Equal("monday", scene.Update());
    }

    [Fact]
    public void A_pinned_root_that_is_newer_than_the_one_kept_is_taken()
    {
        scene.Update();
        scene.Rotate(_ => { });
        var newer = scene.Mirror.Files["metadata/2.root.json"];
        scene.Mirror.Files.Remove("metadata/2.root.json");
        new TrustedUpdater(scene.Mirror, scene.Store, scene.Clock, TrustLimits.Default).Refresh(newer);
        Assert.Equal(newer, scene.Store.Kept[StoredNames.Root]);
    }

    [Fact]
    public void A_pinned_root_that_its_own_keys_did_not_sign_is_refused_before_the_mirror_is_asked()
    {
        var unsigned = scene.Root(null, scene.Keys[Role.Root].Take(1)).Bytes;
        var updater = new TrustedUpdater(scene.Mirror, scene.Store, scene.Clock, TrustLimits.Default);
        Assert.Equal(Refusal.TooFewSignatures, Assert.Throws<MetadataException>(() => updater.Refresh(unsigned)).Refusal);
        Assert.Empty(scene.Mirror.Asked);
    }

    public void Dispose() => scene.Dispose();
}
