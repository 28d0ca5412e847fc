using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Trust.Canonical;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>New roots that do not follow from the old, or that give keys more than they have.</summary>
static class WrongRoots
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        AttackList.Named("root: rotated by a wrong key", Refusal.TooFewSignatures, s => Rotated(s, [s.Stranger], [s.Stranger])),
        AttackList.Named("root: rotated by one old key of the two needed", Refusal.TooFewSignatures, s => Rotated(s, [s.Stranger], [s.Stranger, s.Keys[Role.Root][0]])),
        AttackList.Named("root: signed by the old keys but not by its own", Refusal.TooFewSignatures, s => Rotated(s, [s.NewKey(), s.NewKey()], [.. s.Keys[Role.Root]])),
        AttackList.Named("root: skips a version", Refusal.Rollback, s => Edited(s, root => root["version"] = 3)),
        AttackList.Named("root: the first root again as the second", Refusal.Rollback, s => s.Mirror.Files["metadata/2.root.json"] = s.PinnedRoot),
        AttackList.Named("root: a key id that lies", Refusal.Malformed, s => Edited(s, root =>
        {
            var keys = root["keys"]!.AsObject();
            keys[s.Keys[Role.Timestamp][0].Public.Id] = JsonNode.Parse(s.Stranger.Public.Json.GetRawText());
        })),
        AttackList.Named("root: one key twice in a role", Refusal.Malformed, s => Edited(s, root => root["roles"]!["targets"]!["keyids"]!.AsArray()[1] = root["roles"]!["targets"]!["keyids"]![0]!.GetValue<string>())),
        AttackList.Named("root: a role of a key that is not listed", Refusal.Malformed, s => Edited(s, root => root["roles"]!["targets"]!["keyids"]!.AsArray().Add(s.Stranger.Public.Id))),
        AttackList.Named("root: a threshold of zero", Refusal.Malformed, s => Edited(s, root => root["roles"]!["targets"]!["threshold"] = 0)),
        AttackList.Named("root: a threshold of less than zero", Refusal.Malformed, s => Edited(s, root => root["roles"]!["targets"]!["threshold"] = -1)),
        AttackList.Named("root: a threshold that cannot be met", Refusal.Malformed, s => Edited(s, root => root["roles"]!["targets"]!["threshold"] = 3)),
        AttackList.Named("root: a role is missing", Refusal.Malformed, s => Edited(s, root => root["roles"]!.AsObject().Remove("snapshot"))),
        AttackList.Named("root: more keys than anybody has", Refusal.Malformed, s => Edited(s, root =>
        {
            for (var i = 0; i < 300; i++)
                AddKey(root, $$$"""{"keytype":"x","scheme":"none","keyval":{"public":"{{{i}}}"}}""");
        })),
        AttackList.Named("algorithm none: a timestamp key of that scheme", Refusal.TooFewSignatures, s =>
        {
            Edited(s, root => Only(root, "timestamp", """{"keytype":"none","scheme":"none","keyval":{"public":""}}""", 1));
            Sign(s, "timestamp.json", Id("""{"keytype":"none","scheme":"none","keyval":{"public":""}}"""), "");
        }),
        AttackList.Named("algorithm none: a key in a scheme that its type does not have", Refusal.TooFewSignatures, s => Edited(s, root =>
            Only(root, "timestamp", s.Keys[Role.Timestamp][0].Public.Json.GetRawText().Replace("\"ecdsa\"", "\"rsa\"", StringComparison.Ordinal), 1))),
        AttackList.Named("a key on another curve", Refusal.TooFewSignatures, s =>
        {
            using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            var key = $$$"""{"keytype":"ecdsa","scheme":"ecdsa-sha2-nistp256","keyval":{"public":{{{JsonSerializer.Serialize(other.ExportSubjectPublicKeyInfoPem())}}} }}""";
            Edited(s, root => Only(root, "timestamp", key, 1));
            Sign(s, "timestamp.json", Id(key), Convert.ToHexStringLower(other.SignData(SignedFile.Parse(s.Mirror.Files["metadata/timestamp.json"]).Payload, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        }),
        AttackList.Named("threshold: one key listed under two ids", Refusal.TooFewSignatures, s =>
        {
            // The id is the digest of all that stands beside the key, so one more word makes another id of the same key.
            var first = s.Keys[Role.Targets][0];
            var twin = first.Public.Json.GetRawText().TrimEnd('}', ' ', '\n') + "},\"x\":\"y\"}";
            Edited(s, root =>
            {
                AddKey(root, twin);
                root["roles"]!["targets"]!["keyids"] = new JsonArray(first.Public.Id, Id(twin));
            });
            s.Forge("2.targets.json", _ => { }, first);
            s.Rewrite("2.targets.json", text =>
            {
                var file = JsonNode.Parse(text)!;
                var copy = file["signatures"]![0]!.DeepClone();
                copy["keyid"] = Id(twin);
                file["signatures"]!.AsArray().Add(copy);
                return file.ToJsonString();
            });
            s.Vouch("2.snapshot.json", "2.targets.json", s.Keys[Role.Snapshot][0]);
            s.Vouch("timestamp.json", "2.snapshot.json", s.Keys[Role.Timestamp][0]);
        }),
    ];

    /// <summary>A second root with other root keys.</summary>
    static void Rotated(Scene scene, List<SigningKey> rootKeys, List<SigningKey> signers)
    {
        var (former, threshold) = (scene.Keys[Role.Root], scene.Thresholds[Role.Root]);
        (scene.Keys[Role.Root], scene.Thresholds[Role.Root]) = (rootKeys, Math.Min(threshold, rootKeys.Count));
        scene.Mirror.Files["metadata/2.root.json"] = scene.Root(scene.CurrentRoot, signers).Bytes;
        (scene.Keys[Role.Root], scene.Thresholds[Role.Root]) = (former, threshold);
    }

    /// <summary>A second root, changed, and signed by the right keys: what a deceived or careless holder of keys would sign. The client must not follow it; the publisher's tools would not have made it.</summary>
    static void Edited(Scene scene, Action<JsonObject> change)
    {
        scene.Mirror.Files["metadata/2.root.json"] = scene.Root(scene.CurrentRoot, []).Bytes;
        scene.Forge("2.root.json", change, [.. scene.Keys[Role.Root]]);
    }

    static void AddKey(JsonObject root, string key) => root["keys"]![Id(key)] = JsonNode.Parse(key);

    static void Only(JsonObject root, string role, string key, int threshold)
    {
        AddKey(root, key);
        root["roles"]![role]!["keyids"] = new JsonArray(Id(key));
        root["roles"]![role]!["threshold"] = threshold;
    }

    static void Sign(Scene scene, string name, string keyId, string signature) => scene.Rewrite(name, text =>
    {
        var file = JsonNode.Parse(text)!;
        file["signatures"] = new JsonArray(new JsonObject { ["keyid"] = keyId, ["sig"] = signature });
        return file.ToJsonString();
    });

    static string Id(string key) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Of(StrictJson.Parse(Encoding.UTF8.GetBytes(key)))));
}
