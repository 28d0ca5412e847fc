using Plimsoll.Trust.Client;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Data without end, data drop by drop, and claims of it.</summary>
static class OddLengths
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        .. ((string[])["2.root.json", "timestamp.json", "2.snapshot.json", "2.targets.json"]).Select(name =>
            AttackList.Named($"endless data: {name}", Refusal.TooLarge, s => Endless(s, $"metadata/{name}"))),
        AttackList.Named("endless data: the database", Refusal.TooLarge, s => Endless(s, DatabasePath(s))),
        .. ((string[])["timestamp.json", "2.snapshot.json", "2.targets.json"]).Select(name =>
            AttackList.Named($"drop by drop: {name}", Refusal.TooSlow, s => s.Mirror.Streams[$"metadata/{name}"] = bytes => OddStream.Slow(bytes, s.Clock))),
        AttackList.Named("drop by drop: a new root that does not come", Refusal.TooSlow, s =>
        {
            s.Mirror.Files["metadata/2.root.json"] = new byte[100_000];
            s.Mirror.Streams["metadata/2.root.json"] = bytes => OddStream.Slow(bytes, s.Clock);
        }),
        AttackList.Named("drop by drop: the database", Refusal.TooSlow, s => s.Mirror.Streams[DatabasePath(s)] = bytes => OddStream.Slow(bytes, s.Clock)),
        AttackList.Named("a timestamp that says the snapshot is huge", Refusal.TooLarge, s =>
            s.Forge("timestamp.json", t => t["meta"]!["snapshot.json"]!["length"] = 1L << 40, s.Keys[Role.Timestamp][0])),
        AttackList.Named("targets that say the database is huge", Refusal.TooLarge, s =>
        {
            s.Forge("2.targets.json", t => t["targets"]![Scene.Database]!["length"] = long.MaxValue, [.. s.Keys[Role.Targets]]);
            s.Vouch("2.snapshot.json", "2.targets.json", s.Keys[Role.Snapshot][0]);
            s.Vouch("timestamp.json", "2.snapshot.json", s.Keys[Role.Timestamp][0]);
        }),
        AttackList.Named("roots without end", Refusal.TooLarge, s =>
        {
            s.Limits = TrustLimits.Default with { MaxNewRoots = 2 };
            for (var i = 0; i < 3; i++)
                s.Rotate(_ => { });
        }),
        AttackList.Named("a database that is shorter than signed", Refusal.Mismatch, s => s.Mirror.Files[DatabasePath(s)] = s.Mirror.Files[DatabasePath(s)][..^1]),
        AttackList.Named("an empty database", Refusal.Mismatch, s => s.Mirror.Files[DatabasePath(s)] = []),
    ];

    public static string DatabasePath(Scene scene) =>
        scene.Mirror.Files.Single(f => f.Key.StartsWith("targets/", StringComparison.Ordinal) && f.Value.AsSpan().SequenceEqual("tuesday"u8)).Key;

    static void Endless(Scene scene, string path)
    {
        scene.Mirror.Files.TryAdd(path, []);
        scene.Mirror.Streams[path] = bytes => OddStream.Endless(bytes, scene.Watched);
    }
}
