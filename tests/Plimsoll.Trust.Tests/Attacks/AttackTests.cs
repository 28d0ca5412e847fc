using Plimsoll.Trust.Client;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Every attack of the table is refused for its reason, gives the client nothing, and leaves no harm behind.</summary>
public class AttackTests
{
    public static TheoryData<string> Names => [.. AttackList.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_and_leaves_no_harm(string name)
    {
        var attack = AttackList.All.Single(a => a.Name == name);
        using var scene = new Scene();
        Assert.Equal("monday", scene.Update());
        scene.Clock.Now += TimeSpan.FromDays(1);
        scene.Publish("tuesday");
        var (honest, limits, now) = (scene.Mirror.Copy(), scene.Limits, scene.Clock.Now);

        attack.Do(scene);
        var refused = Assert.Throws<UntrustedException>(() => scene.Update());
        Assert.True(attack.Expected == refused.Refusal, $"refused as {refused.Refusal}: {refused.Message}");
        Assert.StartsWith("the mirror is not believed: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Nothing of it was used.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.All(scene.Watched, stream => Assert.True(stream.Given <= TrustLimits.Default.MaxTargetsBytes + (64 * 1024)));

        (scene.Limits, scene.Clock.Now) = (limits, now);
        scene.Mirror.Restore(honest);
        if (StoredRoot(scene) <= scene.CurrentRoot.Version)
            Recovers(scene);
    }

    /// <summary>Where keys of a role were stolen the publisher replaces them; where root keys were, nothing can be said.</summary>
    static void Recovers(Scene scene)
    {
        if (scene.KeysWereStolen)
            scene.Rotate(keys => (keys[Role.Timestamp], keys[Role.Snapshot], keys[Role.Targets]) = ([scene.NewKey()], [scene.NewKey()], [scene.NewKey(), scene.NewKey()]));
        scene.Publish("wednesday");
        Assert.Equal("wednesday", scene.Update());
    }

    static long StoredRoot(Scene scene) => RootMetadata.Read(SignedFile.Parse(scene.Store.Kept[StoredNames.Root]).Signed).Version;

    [Fact]
    public void There_are_many_and_each_has_a_name_of_its_own()
    {
        Assert.True(AttackList.All.Count >= 60, $"{AttackList.All.Count} attacks");
        Assert.Distinct(AttackList.All.Select(a => a.Name));
    }
}
