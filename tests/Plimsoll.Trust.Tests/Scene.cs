using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Trust.Client;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Trust.Tests;

/// <summary>An honest publisher (three root keys of which two sign, two targets keys that both sign), a mirror, and a client that pinned the first root.</summary>
sealed class Scene : IDisposable
{
    public const string Database = "plimsoll-db.zst";

    readonly List<SigningKey> made = [];
    RepositoryState state;

    public Scene(Action<Dictionary<string, int>>? thresholds = null)
    {
        foreach (var (role, count) in ((string, int)[])[(Role.Root, 3), (Role.Targets, 2), (Role.Snapshot, 1), (Role.Timestamp, 1)])
            Keys[role] = [.. Enumerable.Range(0, count).Select(_ => NewKey())];
        Thresholds = new() { [Role.Root] = 2, [Role.Targets] = 2, [Role.Snapshot] = 1, [Role.Timestamp] = 1 };
        thresholds?.Invoke(Thresholds);
        Stranger = NewKey();
        PinnedRoot = Root(null, Keys[Role.Root]).Bytes;
        Mirror.Files["metadata/1.root.json"] = PinnedRoot;
        state = new RepositoryState(RootMetadata.Read(SignedFile.Parse(PinnedRoot).Signed), 0, 0, 0, new Dictionary<string, TargetFile>());
        Publish("monday");
        Monday = Mirror.Copy();
    }

    /// <summary>All that was served on Monday.</summary>
    public Dictionary<string, byte[]> Monday { get; }

    /// <summary>Somebody else has signed by a key of a role.</summary>
    public bool KeysWereStolen { get; private set; }

    public Clock Clock { get; } = new();

    public Dictionary<string, List<SigningKey>> Keys { get; } = [];

    public Dictionary<string, int> Thresholds { get; }

    public SigningKey Stranger { get; }

    public byte[] PinnedRoot { get; }

    public MemoryMirror Mirror { get; } = new();

    public MemoryStore Store { get; } = new();

    public Lifetimes Lifetimes { get; set; } = Lifetimes.Default;

    public TrustLimits Limits { get; set; } = TrustLimits.Default;

    public List<OddStream> Watched { get; } = [];

    public RootMetadata CurrentRoot => state.Root;

    public long Version => state.TimestampVersion;

    public SigningKey NewKey()
    {
        made.Add(SigningKey.Create());
        return made[^1];
    }

    /// <summary>Publishes a database of this content.</summary>
    public void Publish(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var target = new TargetFile(Database, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), new Dictionary<string, string> { ["content"] = content });
        Mirror.Files[$"targets/{RepositoryWriter.PathOf(target)}"] = bytes;
        var signer = new MetadataSigner(state.Root, [.. Keys.Values.SelectMany(k => k)]);
        foreach (var (name, file) in RepositoryWriter.Next(state, signer, [target], Clock.Now, Lifetimes))
            Mirror.Files[$"metadata/{name}"] = file;
        state = state with { TimestampVersion = state.TimestampVersion + 1, SnapshotVersion = state.SnapshotVersion + 1, TargetsVersion = state.TargetsVersion + 1 };
    }

    /// <summary>A root that follows the present one (or none), of the present <see cref="Keys"/>, signed by <paramref name="signers"/>.</summary>
    public SignedFile Root(RootMetadata? former, IEnumerable<SigningKey> signers)
    {
        var keys = Keys.ToDictionary(k => k.Key, k => (IReadOnlyList<TrustKey>)[.. k.Value.Select(s => s.Public)]);
        return signers.Aggregate(RootDraft.Make(former, keys, Thresholds, Clock.Now + Lifetimes.Root), (file, key) => file.SignedBy(key));
    }

    /// <summary>Publishes a new root after <paramref name="change"/> was made to the keys.</summary>
    public void Rotate(Action<Dictionary<string, List<SigningKey>>> change)
    {
        var former = Keys[Role.Root].ToList();
        change(Keys);
        var file = Root(state.Root, former.Union(Keys[Role.Root]));
        state = state with { Root = RootDraft.Verify(file, state.Root) };
        Mirror.Files[$"metadata/{state.Root.Version}.root.json"] = file.Bytes;
    }

    /// <summary>What the client gets: the content of the database.</summary>
    public string Update()
    {
        var updater = new TrustedUpdater(Mirror, Store, Clock, Limits);
        var target = updater.Refresh(PinnedRoot).Files[Database];
        using var database = new MemoryStream();
        updater.Fetch(target, database);
        return Encoding.UTF8.GetString(database.ToArray());
    }

    /// <summary>Changes the signed part of a served file and signs it anew by the keys given.</summary>
    public void Forge(string name, Action<JsonObject> change, params SigningKey[] keys)
    {
        var signed = JsonNode.Parse(Mirror.Files[$"metadata/{name}"])!["signed"]!.AsObject();
        change(signed);
        Serve(name, signed.ToJsonString(), keys);
    }

    /// <summary>Serves a signed part, signed by the keys given.</summary>
    public void Serve(string name, string signed, params SigningKey[] keys)
    {
        KeysWereStolen |= keys.Any(key => key != Stranger);
        var file = SignedFile.Parse(Encoding.UTF8.GetBytes("{\"signatures\":[],\"signed\":" + signed + "}"));
        Mirror.Files[$"metadata/{name}"] = keys.Aggregate(file, (f, key) => f.SignedBy(key)).Bytes;
    }

    /// <summary>Changes a served file as text, signatures and all.</summary>
    public void Rewrite(string name, Func<string, string> change) =>
        Mirror.Files[$"metadata/{name}"] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Mirror.Files[$"metadata/{name}"])));

    /// <summary>Makes the timestamp, or the snapshot, vouch for whatever is served now: what somebody does who stole those keys.</summary>
    public void Vouch(string list, string named, SigningKey key) => Forge(list, signed =>
    {
        var entry = signed["meta"]!.AsObject().Single().Value!.AsObject();
        entry["length"] = Mirror.Files[$"metadata/{named}"].Length;
        entry["hashes"]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Mirror.Files[$"metadata/{named}"]));
    }, key);

    public void Dispose() => made.ForEach(k => k.Dispose());
}
