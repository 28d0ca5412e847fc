using Plimsoll.Advisories.Mirrors;
using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Tests.Deltas;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Trust.Keys;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;
using Fact = Plimsoll.Advisories.Tests.Deltas.SmallDatabases.Fact;

namespace Plimsoll.Advisories.Tests.Mirrors;

/// <summary>A publisher with keys, a mirror's directory, and a client with a data home.</summary>
sealed class MirrorScene : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly SmallDatabases databases;
    readonly List<SigningKey> keys = [.. Role.All.Select(_ => SigningKey.Create())];
    readonly List<byte[]> roots = [];

    public MirrorScene()
    {
        databases = new SmallDatabases(directory);
        var publics = Role.All.Zip(keys).ToDictionary(k => k.First, k => (IReadOnlyList<TrustKey>)[k.Second.Public]);
        roots.Add(RootDraft.Make(null, publics, Role.All.ToDictionary(r => r, _ => 1), Now.AddYears(1)).SignedBy(keys[0]).Bytes);
        Mirror = directory.Combine("mirror");
    }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public string Mirror { get; set; }

    public string Published => directory.Combine("mirror");

    public byte[] PinnedRoot => roots[0];

    public string? Layout { get; set; }

    public int KeptDeltas { get; set; } = 14;

    public NetworkOptions Network { get; set; } = NetworkOptions.Default with { Retries = 0, StallTimeout = TimeSpan.FromSeconds(2) };

    public string DataHome => directory.Combine("data");

    public DatabaseStore Store => new(DataHome);

    public string Combine(params string[] parts) => directory.Combine(parts);

    /// <summary>A database of some facts, each day a few others.</summary>
    public string Day(int day) => databases.Build(Enumerable.Range(0, 400).Select(n => new Fact(n, n % 4, 1 + (n % 3), n % 40 == day ? 20 + day : 3, (n * 37) + (n % 50 == day ? 1 : 0))));

    public PublishReport Publish(string database) => new MirrorPublisher(new PublishOptions
    {
        Directory = Published,
        Layout = Layout,
        Database = database,
        Roots = roots,
        Keys = keys,
        KeptDeltas = KeptDeltas,
        Now = Now,
    }).Publish(CancellationToken.None);

    public MirrorReport Update() => new MirrorUpdater(new MirrorOptions { Mirror = Mirror, PinnedRoot = PinnedRoot, DataHome = DataHome, Network = Network, Time = new Clock(this) }).Update(CancellationToken.None);

    /// <summary>Files of targets, without the metadata.</summary>
    public IReadOnlyList<string> Targets(string folder = "") => [.. Directory.EnumerateFiles(Path.Combine(Published, "targets", folder), "*.zst").Order(StringComparer.Ordinal)];

    /// <summary>Nothing is left beside the databases of the store.</summary>
    public void NothingIsLeft() => Assert.All(Directory.EnumerateFiles(Store.Directory).Select(Path.GetFileName), name => Assert.True(name is ".lock" or "current" || name!.StartsWith("advisories-", StringComparison.Ordinal), name));

    public void Dispose()
    {
        keys.ForEach(k => k.Dispose());
        directory.Dispose();
    }

    sealed class Clock(MirrorScene scene) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => scene.Now;
    }
}
