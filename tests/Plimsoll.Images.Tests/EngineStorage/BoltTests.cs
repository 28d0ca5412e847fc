using System.Buffers.Binary;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.EngineStorage.Bolt;
using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.EngineStorage;

public sealed class BoltTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static Dictionary<string, object> Metadata { get; } = new()
    {
        ["v1"] = new Dictionary<string, object>
        {
            ["default"] = new Dictionary<string, object> { ["images"] = new Dictionary<string, object> { ["a:1"] = new Dictionary<string, object> { ["digest"] = "sha256:x", ["size"] = new byte[] { 2 } } } },
            ["k8s.io"] = new Dictionary<string, object> { ["empty"] = new Dictionary<string, object>() },
            ["version"] = "3",
        },
    };

    [Theory, InlineData(512, true), InlineData(512, false), InlineData(4096, true), InlineData(4096, false), InlineData(65536, true)]
    public void Buckets_in_buckets_are_read_in_any_size_of_page(int pageBytes, bool inline)
    {
        var file = new BoltFixture(pageBytes, inline: inline).Build(Metadata);
        Assert.Equal("v1 v1/default v1/default/images v1/default/images/a:1 v1/k8s.io v1/k8s.io/empty", Read(file, Listed));
        Assert.Equal("sha256:x", Read(file, b => b.Bucket("v1", "default", "images", "a:1")?.Text("digest")));
        Assert.Null(Read(file, b => b.Bucket("v1", "default", "nothing")));
        Assert.Null(Read(file, b => b.Bucket("v1", "version")));
        Assert.Null(Read(file, b => b.Bucket("v1")!.Value("default")));
        Assert.Equal("3", Read(file, b => b.Bucket("v1")!.Text("version")));
    }

    [Theory, InlineData(2), InlineData(3), InlineData(7), InlineData(100)]
    public void Every_key_of_a_tall_tree_is_found(int perPage)
    {
        var keys = Enumerable.Range(0, 500).Select(i => $"key {i * 7919 % 1000:d4}").Distinct().ToList();
        var file = new BoltFixture(4096, perPage).Build(keys.ToDictionary(k => k, k => (object)new Dictionary<string, object> { ["name"] = k }));
        Assert.Equal(keys.Order(StringComparer.Ordinal), Read(file, b => b.Buckets().ToList()));
        Assert.Equal(keys, Read(file, b => keys.Select(k => b.Bucket(k)!.Text("name")!).ToList()));
        foreach (var absent in (string[])["", "key", "key 0000x", "key 9999", "z"])
            Assert.Null(Read(file, b => b.Bucket(absent)));
    }

    [Fact]
    public void A_value_may_run_over_many_pages() =>
        Assert.Equal(new string('x', 20_000), Read(new BoltFixture().Build(new Dictionary<string, object> { ["a"] = "1", ["b"] = new string('x', 20_000) }), b => b.Text("b")));

    [Fact]
    public void A_database_cut_at_every_page_and_between_is_refused_or_still_whole()
    {
        var whole = new BoltFixture(512, perPage: 2, inline: false).Build(Metadata);
        for (var length = 0; length < whole.Length; length += 64)
            Assert.True(SaysTheSameOrNothing(() => Read(whole[..length], Listed)), $"cut at {length}");
    }

    [Fact]
    public void No_altered_byte_leads_astray_without_end()
    {
        var path = directory.Write("meta.db", new BoltFixture(512, perPage: 2).Build(Metadata));
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> kept = stackalloc byte[1];
        for (var at = 0; at < RandomAccess.GetLength(handle); at++)
        {
            RandomAccess.Read(handle, kept, at);
            foreach (var value in (byte[])[0x00, 0x01, 0xFF])
            {
                RandomAccess.Write(handle, [value], at);
                SaysTheSameOrNothing(() => new BoltFile(new FileRegion(handle, 0, RandomAccess.GetLength(handle)), path).Read(Listed));
            }

            RandomAccess.Write(handle, kept, at);
        }
    }

    [Fact]
    public void The_valid_meta_page_of_the_higher_transaction_counts()
    {
        foreach (var transaction in (ulong[])[2, 3, 1000])
        {
            var file = new BoltFixture().Build(Metadata, transaction);
            Assert.StartsWith("v1", Read(file, Listed), StringComparison.Ordinal);
            file[((int)(transaction % 2) * 512) + 16 + 40] ^= 1;
            Assert.Equal("", Read(file, Listed));
            file[((int)((transaction + 1) % 2) * 512) + 16 + 40] ^= 1;
            Assert.Contains("neither of its two first pages", Refused.By(() => Read(file, Listed)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_tree_that_leads_in_circles_is_refused()
    {
        var file = new BoltFixture(512, perPage: 2).Build(Enumerable.Range(0, 4).ToDictionary(i => $"k{i}", _ => (object)"v"));
        var root = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(16 + 16));
        for (var child = 0; child < 2; child++)
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan((root * 512) + 16 + (child * 16) + 8), (ulong)root);
        Assert.Contains("in circles", Refused.By(() => Read(file, Listed)), StringComparison.Ordinal);
        Assert.Contains("in circles", Refused.By(() => Read(file, b => b.Value("k1"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_in_the_middle_of_a_read_has_it_read_again()
    {
        var path = directory.Write("meta.db", new BoltFixture().Build(Metadata));
        var reads = 0;
        var found = Read(path, b =>
        {
            if (reads++ == 0)
                Overwrite(path, new BoltFixture().Build(new Dictionary<string, object> { ["new"] = new Dictionary<string, object>() }, transaction: 3));
            return Listed(b);
        });
        Assert.Equal(("new", 2), (found, reads));
    }

    [Fact]
    public void A_database_that_changes_without_end_is_given_up()
    {
        var path = directory.Write("meta.db", new BoltFixture().Build(Metadata));
        var transaction = 2UL;
        Assert.Contains("again and again", Refused.By(() => Read(path, b =>
        {
            Overwrite(path, new BoltFixture().Build(Metadata, ++transaction));
            return Listed(b);
        })), StringComparison.Ordinal);
        Assert.Equal(7UL, transaction);
    }

    public void Dispose() => directory.Dispose();

    static bool SaysTheSameOrNothing(Func<string> read)
    {
        try
        {
            return read() is "" or "v1 v1/default v1/default/images v1/default/images/a:1 v1/k8s.io v1/k8s.io/empty";
        }
        catch (UnreadableSubjectException)
        {
            return true;
        }
    }

    static string Listed(BoltBucket root) => string.Join(' ', Below(root, "", 0));

    static IEnumerable<string> Below(BoltBucket bucket, string path, int depth) => depth > 20 ? [] :
        bucket.Buckets().SelectMany(k => (string[])[path + k, .. bucket.Bucket(k) is { } inner ? Below(inner, $"{path}{k}/", depth + 1) : []]);

    T Read<T>(byte[] file, Func<BoltBucket, T> read) => Read(directory.Write("meta.db", file), read);

    static T Read<T>(string path, Func<BoltBucket, T> read)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return new BoltFile(new FileRegion(handle, 0, RandomAccess.GetLength(handle)), path).Read(read);
    }

    // In place, as an engine writes: the file stays the one that is open.
    static void Overwrite(string path, byte[] bytes)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(handle, bytes, 0);
        RandomAccess.SetLength(handle, bytes.Length);
    }
}
