using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Deltas;
using Plimsoll.Advisories.Embedded;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Deltas;

/// <summary>What a day costs: a hundred advisories of the database that the program carries have changed.</summary>
public sealed class DailyUpdateTests(ITestOutputHelper log) : IDisposable
{
    const int KeysInHeader = 100;

    readonly TemporaryDirectory directory = new();

    [Fact]
    public void A_hundred_changed_advisories_cost_kilobytes()
    {
        var before = EmbeddedDatabase.EnsureUnpacked(directory.Path);
        var after = directory.Combine("after.db");
        File.Copy(before, after);
        Change(after);

        var clock = Stopwatch.StartNew();
        using var delta = new MemoryStream();
        DeltaMaker.Make(before, after, delta);
        log.WriteLine($"{new FileInfo(after).Length:N0} bytes of database, {delta.Length:N0} bytes of delta, made in {clock.ElapsedMilliseconds:N0} ms");
        Assert.InRange(delta.Length, 1, 64 * 1024);

        clock.Restart();
        var made = directory.Combine("made.db");
        DeltaApplier.Apply(before, [() => new MemoryStream(delta.ToArray())], made, DeltaLimits.Default, CancellationToken.None);
        log.WriteLine($"applied in {clock.ElapsedMilliseconds:N0} ms");
        Assert.Empty(DatabaseVerifier.Verify(made));

        // All but the header, which counts how often this file was changed by hand.
        Assert.True(File.ReadAllBytes(after).AsSpan(KeysInHeader).SequenceEqual(File.ReadAllBytes(made).AsSpan(KeysInHeader)));
    }

    public void Dispose() => directory.Dispose();

    static void Change(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are constants of this file
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        // A stride through all sources: new fixes, new scores, and names that no index foresees.
        Execute("CREATE TEMP TABLE chosen AS SELECT id FROM advisory ORDER BY id * 7919 % 100003, id LIMIT 100");
        Execute("UPDATE advisory SET modified = '2026-11-24', refs = coalesce(refs, '') || char(10) || 'https://example.invalid/' || name WHERE id IN chosen");
        Execute("UPDATE affected SET ranges = char(9) || '99.' || seq || char(9) WHERE advisory IN chosen");
        Execute("UPDATE enrichment SET epss = epss / 2 WHERE cve IN (SELECT cve FROM enrichment ORDER BY cve LIMIT 500)");
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE meta SET value = $digest WHERE key = 'digest'";
            command.Parameters.AddWithValue("$digest", ContentDigest.Of(connection));
            command.ExecuteNonQuery();
        }

        Execute("VACUUM");
    }
}
