using System.Text.Json.Nodes;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Databases that are not the signed one, and names that lead elsewhere.</summary>
static class WrongTargets
{
    static readonly string[] Names = ["../../etc/passwd", "/etc/passwd", "a/../../b", "a//b", "a\\b", ".hidden", "a/.b", "", "a b", "a%2fb", "a\nb", "é", "C:x", "a/"];

    public static IReadOnlyList<Attack> All { get; } =
    [
        AttackList.Named("a database of the right length and wrong bytes", Refusal.Mismatch, s => s.Mirror.Files[OddLengths.DatabasePath(s)] = "TUESDAY"u8.ToArray()),
        AttackList.Named("Monday's database for Tuesday's", Refusal.Mismatch, s => s.Mirror.Files[OddLengths.DatabasePath(s)] = "monday "u8.ToArray()),
        AttackList.Named("a mirror that lost the database", Refusal.Missing, s => s.Mirror.Files.Remove(OddLengths.DatabasePath(s))),
        .. Names.Select(name => AttackList.Named($"path traversal: '{name.Replace("\n", "\\n", StringComparison.Ordinal)}'", Refusal.BadName, s => Signed(s, targets => targets["targets"]![name] = targets["targets"]![Scene.Database]!.DeepClone()))),
        AttackList.Named("path traversal: a name of ten thousand letters", Refusal.BadName, s => Signed(s, targets => targets["targets"]![new string('a', 10_000)] = targets["targets"]![Scene.Database]!.DeepClone())),
        AttackList.Named("a target without a digest", Refusal.Malformed, s => Signed(s, targets => targets["targets"]![Scene.Database]!.AsObject().Remove("hashes"))),
        AttackList.Named("a target without a length", Refusal.Malformed, s => Signed(s, targets => targets["targets"]![Scene.Database]!.AsObject().Remove("length"))),
        AttackList.Named("a target of another digest than SHA-256 alone", Refusal.Malformed, s => Signed(s, targets => targets["targets"]![Scene.Database]!["hashes"] = new JsonObject { ["md5"] = "00" })),
        AttackList.Named("a target whose digest is a path", Refusal.Malformed, s => Signed(s, targets => targets["targets"]![Scene.Database]!["hashes"]!["sha256"] = "../../../../../../../../../../../../../../../../../../../../etc/pas")),
        AttackList.Named("a target of a length below zero", Refusal.Malformed, s => Signed(s, targets => targets["targets"]![Scene.Database]!["length"] = -1)),
    ];

    /// <summary>Targets that every key signs, to show what the client refuses even then.</summary>
    public static void Signed(Scene scene, Action<JsonObject> change)
    {
        scene.Forge("2.targets.json", change, [.. scene.Keys[Role.Targets]]);
        scene.Vouch("2.snapshot.json", "2.targets.json", scene.Keys[Role.Snapshot][0]);
        scene.Vouch("timestamp.json", "2.snapshot.json", scene.Keys[Role.Timestamp][0]);
    }
}
