using System.Text.Json.Nodes;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Json;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Chunked;

/// <summary>Layers with a table of contents: what is wanted is read alone, and nothing is believed that was not proven.</summary>
public class ChunkedLayerTests
{
    const int Chunk = 20_000;

    static readonly byte[] Wanted = [.. Noise(1, 50_000)];
    static readonly byte[] Small = [.. Noise(2, 100)];

    /// <summary>A layer of a megabyte, of which a twentieth is wanted.</summary>
    static ChunkedFixture Fill(ChunkedFixture fixture)
    {
        fixture.Directory("big").File("big/before", [.. Noise(3, 400_000)]).Directory("etc").File("etc/small", Small).File("etc/empty", []).File("etc/wanted", Wanted);
        return fixture.SymbolicLink("etc/link", "../etc/wanted").HardLink("etc/hard", "etc/wanted").File("big/after", [.. Noise(4, 600_000)]);
    }

    static IEnumerable<byte> Noise(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Theory, InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void Only_what_is_wanted_is_fetched_and_is_what_the_whole_layer_has(LayerCompression compression)
    {
        var layer = Fill(new ChunkedFixture(compression, Chunk)).ToLayer();
        var (parts, blob, walk) = Walk(layer);
        Assert.Equal(Wanted, parts.Contents["etc/wanted"]);
        Assert.Equal(Small, parts.Contents["etc/small"]);
        Assert.Empty(parts.Contents["etc/empty"]);
        Assert.False(blob.WasReadWhole);
        Assert.InRange(blob.Sent, 50_000, blob.Length * 15 / 100);
        Assert.InRange(blob.Requests, 2, 4);
        Assert.NotEqual(layer.BlobDigest ?? DigestOf.Bytes(layer.Stored), walk.Verified.ToString());

        var (whole, again, proven) = Walk(layer, new WalkOptions(Verification.Authenticating, Whole: true));
        Assert.True(again.WasReadWhole);
        Assert.Equal(DigestOf.Bytes(layer.Stored), proven.Verified.ToString());
        Assert.Equal(whole.Lines.Where(l => !l.Contains("stargz.index.json", StringComparison.Ordinal)), parts.Lines);
        Assert.Equal(whole.Contents, parts.Contents);
    }

    [Theory, InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void Full_verification_reads_the_whole_layer(LayerCompression compression)
    {
        var layer = Fill(new ChunkedFixture(compression, Chunk)).ToLayer();
        Assert.True(Walk(layer, new WalkOptions(Verification.Full)).Blob.WasReadWhole);
    }

    [Theory, InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void Where_parts_cannot_be_asked_for_the_layer_is_read_whole(LayerCompression compression)
    {
        var layer = Fill(new ChunkedFixture(compression, Chunk)).ToLayer();
        var (seen, blob, walk) = Walk(layer, blob: new RemoteBlob(layer.Stored, givesParts: false));
        Assert.Equal((true, DigestOf.Bytes(layer.Stored)), (blob.WasReadWhole, walk.Verified.ToString()));
        Assert.Equal(Wanted, seen.Contents["etc/wanted"]);
    }

    [Fact]
    public void Where_most_is_wanted_the_layer_is_read_whole() =>
        Assert.True(Walk(Fill(new ChunkedFixture(LayerCompression.Zstd, Chunk)).ToLayer(), wanted: ["big/after", "etc/wanted"]).Blob.WasReadWhole);

    [Fact]
    public void Evidence_of_a_part_is_never_kept_under_what_another_manifest_could_name()
    {
        var layer = Fill(new ChunkedFixture(LayerCompression.Gzip, Chunk)).ToLayer();
        var liar = Fill(new ChunkedFixture(LayerCompression.Gzip, Chunk) { Spoil = e => e.RemoveAt(e.Count - 1) }).ToLayer();
        var keys = new[] { layer, layer with { Annotations = liar.Annotations }, liar }.Select(l => Layer(l, new RemoteBlob(l.Stored)).PartsKey).ToList();
        Assert.Equal(3, keys.Distinct().Count());
        Assert.DoesNotContain(Layer(layer, new RemoteBlob(layer.Stored)).CacheKey, keys);
    }

    /// <summary>Tables that have the digest the manifest names, and are not to be followed.</summary>
    public static TheoryData<string, Action<JsonArray>> Lies => new()
    {
        { "a chunk outside of the files", e => Of(e, "etc/wanted")["offset"] = 1L << 40 },
        { "a negative offset", e => Of(e, "etc/wanted")["offset"] = -1 },
        { "a size of more than its chunks", e => Of(e, "etc/wanted")["size"] = 1L << 50 },
        { "a size of less than its chunks", e => Of(e, "etc/wanted")["size"] = 10 },
        { "a size that is no number", e => Of(e, "etc/wanted")["size"] = "many" },
        { "a chunk of nothing", e => Of(e, "etc/wanted", 1)["chunkOffset"] = 0 },
        { "a chunk without its file", e => e.Insert(0, Of(e, "etc/wanted", 1).DeepClone()) },
        { "a chunk without a digest", e => Of(e, "etc/wanted").AsObject().Remove("chunkDigest") },
        { "a digest of another kind", e => Of(e, "etc/wanted")["chunkDigest"] = "md5:00" },
        { "an unknown type", e => Of(e, "etc/wanted")["type"] = "door" },
        { "a key in another case", e => Of(e, "etc/wanted")["Offset"] = 5 },
        { "no object", e => e.Add(5) },
        { "a name without end", e => Of(e, "etc/wanted")["name"] = new string('a', 40_000) },
    };

    [Theory, MemberData(nameof(Lies))]
    public void A_table_that_does_not_add_up_is_not_followed(string _, Action<JsonArray> spoil)
    {
        foreach (var compression in (LayerCompression[])[LayerCompression.Gzip, LayerCompression.Zstd])
        {
            var layer = Fill(new ChunkedFixture(compression, Chunk) { Spoil = spoil }).ToLayer();
            var (seen, blob, walk) = Walk(layer);
            Assert.Equal((true, DigestOf.Bytes(layer.Stored)), (blob.WasReadWhole, walk.Verified.ToString()));
            Assert.Equal(Wanted, seen.Contents["etc/wanted"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"entries\":{}}")]
    [InlineData("{\"entries\":[],\"entries\":[]}")]
    [InlineData("{\"entries\":[{\"type\":\"dir\",\"type\":\"dir\"}]}")]
    [InlineData("{\"entries\":[{\"name\":\"\\ud800\",\"type\":\"dir\"}]}")]
    [InlineData("{\"entries\":[{\"name\":\"a\",\"type\":\"dir\"}")]
    public void A_table_of_another_form_is_not_followed(string table)
    {
        var layer = Fill(new ChunkedFixture(LayerCompression.Gzip, Chunk) { SpoilText = _ => table }).ToLayer();
        Assert.True(Walk(layer).Blob.WasReadWhole);
    }

    /// <summary>Tables that read well, over parts that are not what they promise: found only while the layer is walked.</summary>
    public static TheoryData<string, Action<JsonArray>> Promises => new()
    {
        { "another digest", e => Of(e, "etc/wanted")["chunkDigest"] = DigestOf.Bytes("other"u8) },
        { "another file's bytes", e => Of(e, "etc/wanted")["offset"] = Of(e, "big/after")["offset"]!.GetValue<long>() },
        { "bytes in the middle of a stream", e => Of(e, "etc/small")["offset"] = Of(e, "etc/small")["offset"]!.GetValue<long>() + 3 },
        { "more than the stream has before it", e => Of(e, "etc/small")["innerOffset"] = 1_000_000 },
        { "zeros for what is none", e => Of(e, "etc/small")["chunkType"] = "zeros" },
    };

    [Theory, MemberData(nameof(Promises))]
    public void A_part_that_is_not_what_the_table_promises_is_never_taken_for_it(string name, Action<JsonArray> spoil)
    {
        foreach (var compression in (LayerCompression[])[LayerCompression.Gzip, LayerCompression.Zstd])
        {
            var layer = Fill(new ChunkedFixture(compression, Chunk) { Spoil = spoil }).ToLayer();
            if (name.StartsWith("zeros", StringComparison.Ordinal))
                Assert.Equal(new byte[100], Walk(layer).Seen.Contents["etc/small"]);
            else
                Assert.Throws<UnprovenPartException>(() => Walk(layer));
            Assert.Equal(Wanted, Walk(layer, new WalkOptions(Verification.Authenticating, Whole: true)).Seen.Contents["etc/wanted"]);
        }
    }

    [Theory, InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void A_byte_altered_on_the_way_is_found_wherever_it_is(LayerCompression compression)
    {
        var layer = Fill(new ChunkedFixture(compression, Chunk)).ToLayer();
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var bytes = (byte[])layer.Stored.Clone();
            var from = i % 2 == 0 ? bytes.Length - 6_000 : 400_000;
            bytes[from + random.Next(i % 2 == 0 ? 6_000 : 60_000)] ^= (byte)(1 << random.Next(8));
            try
            {
                var (seen, blob, walk) = Walk(layer, blob: new RemoteBlob(bytes));
                Assert.Equal(Wanted, seen.Contents["etc/wanted"]);
                Assert.Equal(Small, seen.Contents["etc/small"]);
                Assert.False(blob.WasReadWhole, "a blob that was altered passed as whole");
            }
            catch (Exception e) when (e is UnprovenPartException or DigestMismatchException)
            {
                // As it should be.
            }
        }
    }

    [Fact]
    public void A_table_that_shows_one_part_a_hundred_thousand_times_costs_no_more_than_the_layer()
    {
        var layer = Fill(new ChunkedFixture(LayerCompression.Gzip, Chunk)
        {
            Spoil = e =>
            {
                var one = Of(e, "etc/small").DeepClone();
                for (var i = 0; i < 20_000; i++)
                    e.Add(one.DeepClone());
            },
        }).ToLayer();
        var blob = new RemoteBlob(layer.Stored);
        Record.Exception(() => Walk(layer, blob: blob));
        Assert.True(blob.Sent <= 3 * blob.Length, $"{blob.Sent:N0} bytes of {blob.Length:N0} in {blob.Requests:N0} requests");
    }

    [Fact]
    public void A_table_that_unfolds_beyond_the_limit_is_not_followed()
    {
        var layer = Fill(new ChunkedFixture(LayerCompression.Gzip, Chunk) { SpoilText = t => t + new string(' ', 2_000_000) }).ToLayer();
        Assert.True(Walk(layer, limits: new Limits { MaxContentsBytes = 1_000_000 }).Blob.WasReadWhole);
        Assert.False(Walk(layer).Blob.WasReadWhole);
    }

    static JsonNode Of(JsonArray entries, string name, int index = 0) => entries.Where(e => e!["name"]!.GetValue<string>() == name).ElementAt(index)!;

    static (Wanting Seen, RemoteBlob Blob, LayerWalk Walk) Walk(LayerFixture layer, WalkOptions? options = null, RemoteBlob? blob = null, Limits? limits = null, params string[] wanted)
    {
        blob ??= new RemoteBlob(layer.Stored);
        var seen = new Wanting(wanted.Length > 0 ? wanted : ["etc/wanted", "etc/small", "etc/empty"]);
        var walk = Layer(layer, blob, limits).Walk(seen, options ?? new WalkOptions(Verification.Authenticating), CancellationToken.None);
        return (seen, blob, walk);
    }

    static ChunkedLayer Layer(LayerFixture layer, RemoteBlob blob, Limits? limits = null)
    {
        limits ??= Limits.Default;
        var digest = Digest.Parse(DigestOf.Bytes(layer.Stored));
        var whole = new ArchiveLayer(new LayerDescriptor(0, digest, Digest.Parse(layer.DiffId), null), blob, limits, "the fixture");
        var annotations = new JsonObject(layer.Annotations.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value)));
        using var document = BoundedJson.Parse(ImageFixture.Bytes(annotations), "the annotations");
        return new ChunkedLayer(whole, digest, ContentsReference.Parse(document.RootElement)!, blob, limits, "the fixture");
    }
}
