using System.Text.Json.Nodes;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Signatures that are missing, not enough, or somebody else's.</summary>
static class WrongKeys
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        AttackList.Named("wrong key: the timestamp", Refusal.TooFewSignatures, s => s.Forge("timestamp.json", Newer, s.Stranger)),
        AttackList.Named("wrong key: the timestamp signed by the snapshot's key", Refusal.TooFewSignatures, s => s.Forge("timestamp.json", Newer, s.Keys[Role.Snapshot][0])),
        AttackList.Named("wrong key: the snapshot", Refusal.TooFewSignatures, s =>
        {
            s.Forge("2.snapshot.json", _ => { }, s.Stranger);
            s.Vouch("timestamp.json", "2.snapshot.json", s.Keys[Role.Timestamp][0]);
        }),
        AttackList.Named("wrong key: the targets, all other keys stolen", Refusal.TooFewSignatures, s => Targets(s, s.Stranger, s.Keys[Role.Snapshot][0], s.Keys[Role.Timestamp][0])),
        AttackList.Named("threshold: one of two targets keys", Refusal.TooFewSignatures, s => Targets(s, s.Keys[Role.Targets][0])),
        AttackList.Named("threshold: one targets key and a stranger's", Refusal.TooFewSignatures, s => Targets(s, s.Keys[Role.Targets][0], s.Stranger)),
        AttackList.Named("threshold: one signature twice", Refusal.Malformed, s =>
        {
            Targets(s, s.Keys[Role.Targets][0]);
            s.Rewrite("2.targets.json", text =>
            {
                var file = JsonNode.Parse(text)!;
                file["signatures"]!.AsArray().Add(file["signatures"]![0]!.DeepClone());
                return file.ToJsonString();
            });
            Revouch(s);
        }),
        AttackList.Named("threshold: one signature under two key ids", Refusal.TooFewSignatures, s =>
        {
            Targets(s, s.Keys[Role.Targets][0]);
            s.Rewrite("2.targets.json", text =>
            {
                var file = JsonNode.Parse(text)!;
                var copy = file["signatures"]![0]!.DeepClone();
                copy["keyid"] = s.Keys[Role.Targets][1].Public.Id;
                file["signatures"]!.AsArray().Add(copy);
                return file.ToJsonString();
            });
            Revouch(s);
        }),
        AttackList.Named("no signature at all", Refusal.TooFewSignatures, s => s.Forge("timestamp.json", Newer)),
        AttackList.Named("a signature of no bytes", Refusal.TooFewSignatures, s => Resign(s, "")),
        AttackList.Named("a signature of zeros", Refusal.TooFewSignatures, s => Resign(s, new string('0', 128))),
        AttackList.Named("a signature of r = s = 0", Refusal.TooFewSignatures, s => Resign(s, "3006020100020100")),
        AttackList.Named("a signature in no hexadecimal digits", Refusal.Malformed, s => Resign(s, "zz")),
        AttackList.Named("a signature of a megabyte", Refusal.Malformed, s => Resign(s, new string('0', 8000))),
        AttackList.Named("a changed byte below a good signature", Refusal.TooFewSignatures, s => s.Rewrite("timestamp.json", text => text.Replace("\"version\": 2", "\"version\": 3", StringComparison.Ordinal))),
    ];

    static void Newer(JsonObject signed) => signed["version"] = 9;

    static void Targets(Scene scene, params SigningKey[] keys)
    {
        scene.Forge("2.targets.json", _ => { }, keys);
        Revouch(scene);
    }

    static void Revouch(Scene scene)
    {
        scene.Vouch("2.snapshot.json", "2.targets.json", scene.Keys[Role.Snapshot][0]);
        scene.Vouch("timestamp.json", "2.snapshot.json", scene.Keys[Role.Timestamp][0]);
    }

    static void Resign(Scene scene, string signature) => scene.Rewrite("timestamp.json", text =>
    {
        var file = JsonNode.Parse(text)!;
        file["signatures"]![0]!["sig"] = signature;
        return file.ToJsonString();
    });
}
