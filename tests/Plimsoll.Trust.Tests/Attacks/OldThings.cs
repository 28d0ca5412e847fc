using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Rollback, freeze, mix-and-match.</summary>
static class OldThings
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        AttackList.Named("rollback: an older timestamp", Refusal.Rollback, s =>
        {
            s.Update();
            s.Mirror.Files["metadata/timestamp.json"] = s.Monday["metadata/timestamp.json"];
        }),
        AttackList.Named("rollback: the whole mirror as it was on Monday", Refusal.Rollback, s =>
        {
            s.Update();
            s.Mirror.Restore(s.Monday);
        }),
        AttackList.Named("rollback: a newer timestamp names an older snapshot", Refusal.Rollback, s =>
        {
            s.Update();
            s.Forge("timestamp.json", t =>
            {
                t["version"] = 9;
                t["meta"]!["snapshot.json"]!["version"] = 1;
            }, Timestamp(s));
        }),
        AttackList.Named("rollback: a newer snapshot names older targets", Refusal.Rollback, s =>
        {
            s.Update();
            s.Forge("2.snapshot.json", t =>
            {
                t["version"] = 3;
                t["meta"]!["targets.json"]!["version"] = 1;
            }, s.Keys[Role.Snapshot][0]);
            s.Mirror.Files["metadata/3.snapshot.json"] = s.Mirror.Files["metadata/2.snapshot.json"];
            s.Forge("timestamp.json", t =>
            {
                t["version"] = 3;
                t["meta"]!["snapshot.json"]!["version"] = 3;
            }, Timestamp(s));
            s.Vouch("timestamp.json", "3.snapshot.json", Timestamp(s));
        }),
        AttackList.Named("rollback: a newer snapshot names no targets at all", Refusal.Malformed, s =>
        {
            s.Forge("2.snapshot.json", t => t["meta"] = new JsonObject(), s.Keys[Role.Snapshot][0]);
            s.Vouch("timestamp.json", "2.snapshot.json", Timestamp(s));
        }),
        AttackList.Named("freeze: the timestamp has expired", Refusal.Expired, s => s.Clock.Now += TimeSpan.FromDays(4)),
        AttackList.Named("freeze: the snapshot has expired, the timestamp is kept fresh", Refusal.Expired, s =>
        {
            s.Clock.Now += TimeSpan.FromDays(8);
            Fresh(s, "timestamp.json", Timestamp(s));
        }),
        AttackList.Named("freeze: the targets have expired, the rest is kept fresh", Refusal.Expired, s =>
        {
            s.Clock.Now += TimeSpan.FromDays(31);
            Fresh(s, "2.snapshot.json", s.Keys[Role.Snapshot][0]);
            s.Vouch("timestamp.json", "2.snapshot.json", Timestamp(s));
            Fresh(s, "timestamp.json", Timestamp(s));
        }),
        AttackList.Named("freeze: the root has expired", Refusal.Expired, s => s.Clock.Now += TimeSpan.FromDays(366)),
        AttackList.Named("freeze: the clock is set back to when an old timestamp was fresh", Refusal.Expired, s =>
        {
            s.Clock.Now += TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1);
            s.Update();
            s.Publish("friday");
            s.Update();
            s.Clock.Now -= TimeSpan.FromDays(2);
            Expires(s, "timestamp.json", s.Clock.Now + TimeSpan.FromDays(1), 9, Timestamp(s));
        }),
        AttackList.Named("freeze: expiry in this very second", Refusal.Expired, s => Expires(s, "timestamp.json", s.Clock.Now, 3, Timestamp(s))),
        AttackList.Named("the clock is a year ahead", Refusal.Expired, s => s.Clock.Now += TimeSpan.FromDays(400)),
        AttackList.Named("mix and match: the first snapshot under the second's name", Refusal.Mismatch, s => First(s, "snapshot.json")),
        AttackList.Named("mix and match: the first targets under the second's name", Refusal.Mismatch, s => First(s, "targets.json")),
        AttackList.Named("mix and match: a snapshot of another version than the timestamp's word", Refusal.Mismatch, s =>
        {
            s.Forge("timestamp.json", WithoutFacts, Timestamp(s));
            s.Mirror.Files["metadata/2.snapshot.json"] = s.Mirror.Files["metadata/1.snapshot.json"];
        }),
        AttackList.Named("mix and match: targets of another version than the snapshot's word", Refusal.Mismatch, s =>
        {
            s.Forge("2.snapshot.json", WithoutFacts, s.Keys[Role.Snapshot][0]);
            s.Vouch("timestamp.json", "2.snapshot.json", Timestamp(s));
            s.Mirror.Files["metadata/2.targets.json"] = s.Mirror.Files["metadata/1.targets.json"];
        }),
        AttackList.Named("a mirror that lost the snapshot", Refusal.Missing, s => s.Mirror.Files.Remove("metadata/2.snapshot.json")),
        AttackList.Named("a mirror that lost the targets", Refusal.Missing, s => s.Mirror.Files.Remove("metadata/2.targets.json")),
        AttackList.Named("a mirror that lost the timestamp", Refusal.Missing, s => s.Mirror.Files.Remove("metadata/timestamp.json")),
    ];

    static SigningKey Timestamp(Scene scene) => scene.Keys[Role.Timestamp][0];

    /// <summary>The first file for the second, of the very length that is stated of the second: signatures differ in length by a byte or two.</summary>
    static void First(Scene scene, string name)
    {
        var length = scene.Mirror.Files[$"metadata/2.{name}"].Length;
        scene.Mirror.Files[$"metadata/2.{name}"] = Encoding.UTF8.GetBytes(JsonNode.Parse(scene.Mirror.Files[$"metadata/1.{name}"])!.ToJsonString().PadRight(length));
    }

    static void WithoutFacts(JsonObject signed)
    {
        var entry = signed["meta"]!.AsObject().Single().Value!.AsObject();
        entry.Remove("length");
        entry.Remove("hashes");
    }

    static void Fresh(Scene scene, string name, SigningKey key) => Expires(scene, name, scene.Clock.Now + TimeSpan.FromDays(1), null, key);

    static void Expires(Scene scene, string name, DateTimeOffset at, long? version, SigningKey key) => scene.Forge(name, t =>
    {
        t["expires"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        t["version"] = version ?? t["version"]!.GetValue<long>();
    }, key);
}
