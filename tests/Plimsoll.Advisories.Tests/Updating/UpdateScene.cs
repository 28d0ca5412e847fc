using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Updating;
using Plimsoll.Advisories.Updating.Fetching;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Testing.Feeds;

namespace Plimsoll.Advisories.Tests.Updating;

/// <summary>A server of feeds, a data home, and updates from the one into the other.</summary>
sealed class UpdateScene : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    readonly TemporaryDirectory home = new();
    readonly List<PrimaryFeed> feeds = [];
    readonly SettableTime time = new(Start);

    public FeedServer Server { get; } = new();

    public DatabaseStore Store => new(home.Path);

    public string Home => home.Path;

    public DatabaseChecks Checks { get; set; } = DatabaseChecks.Default;

    public FetchLimits Limits { get; set; } = FetchLimits.Default;

    public NetworkOptions Network { get; set; } = NetworkOptions.Default with
    {
        FirstDelay = TimeSpan.FromMilliseconds(1),
        StallTimeout = TimeSpan.FromMilliseconds(400),
        AnswerTimeout = TimeSpan.FromMilliseconds(800),
        LongestWait = TimeSpan.FromMilliseconds(50),
        Retries = 2,
    };

    public UpdateScene Feed(string name, string form, string path, FeedLayout layout = FeedLayout.File, string? index = null, long largest = 1024 * 1024, params string[] more)
    {
        List<Uri> files = path.Length == 0 ? [] : [Address(path), .. more.Select(Address)];
        feeds.Add(new PrimaryFeed(name, name, "CC0-1.0", form, layout, index is null ? null : Address(index), files, largest, IsOn: true));
        return this;
    }

    public void TurnOff(string name) => feeds[feeds.FindIndex(f => f.Name == name)] = feeds.Find(f => f.Name == name)! with { IsOn = false };

    public UpdateReport Update(CancellationToken cancellation = default) => new FeedUpdater(new UpdateOptions
    {
        Feeds = [.. feeds],
        DataHome = home.Path,
        Network = Network with { CertificateAuthorities = [Server.CaFile] },
        Limits = Limits,
        Checks = Checks,
        Time = time,
        AsOf = DateOnly.FromDateTime(Start.UtcDateTime),
    }).Update(cancellation);

    public void Later(TimeSpan span) => time.Now += span;

    public AdvisoryDatabase Database() => AdvisoryDatabase.Open(Store.CurrentPath!);

    public long Count(string source)
    {
        using var database = Database();
        return database.Info.Sources.FirstOrDefault(s => s.Name == source)?.Advisories ?? -1;
    }

    public bool IsKnownExploited(string cve)
    {
        using var database = Database();
        return database.Enrichment(cve)?.KnownExploited is not null;
    }

    public void Dispose()
    {
        Server.Dispose();
        home.Dispose();
    }

    Uri Address(string path) => new(Server.Url + path);

    sealed class SettableTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
