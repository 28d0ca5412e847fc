using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Images.Soci;

namespace Plimsoll.Images.Tests.Chunked.Soci;

/// <summary>Layers that a SOCI index knows: what is wanted is read alone, and a zTOC that is wrong in any way is as good as none.</summary>
public class SociLayerTests
{
    static readonly byte[] Wanted = Noise(1, 330_000);
    static readonly byte[] Small = Noise(2, 100);

    static readonly SociFixture Good = Fill(new SociFixture());
    static readonly byte[] GoodZtoc = Good.ToZtoc();

    static SociFixture Fill(SociFixture fixture) => fixture.Directory("big").File("big/before", Mixed(3, 900_000)).Directory("etc").File("etc/small", Small).File("etc/empty", [])
        .File("etc/wanted", Wanted).SymbolicLink("etc/link", "../etc/wanted").HardLink("etc/hard", "etc/wanted").File("big/after", Mixed(4, 2_500_000));

    static byte[] Noise(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    // Half as large when compressed, so that blocks end within bytes.
    static byte[] Mixed(int seed, int count) => [.. Noise(seed, count).Select(b => (byte)(b & 0x0F))];

    [Theory, InlineData(false), InlineData(true)]
    public void Only_the_spans_of_what_is_wanted_are_fetched_and_it_is_what_the_whole_layer_has(bool first)
    {
        var ztoc = Good.ToZtoc(isFirstVersion: first);
        var (parts, blob, layer, walk) = Walk(Good.Layer, ztoc);
        Assert.Null(layer.Problem);
        Assert.Equal(Wanted, parts.Contents["etc/wanted"]);
        Assert.Equal(Small, parts.Contents["etc/small"]);
        Assert.Empty(parts.Contents["etc/empty"]);
        Assert.False(blob.WasReadWhole);
        Assert.InRange(blob.Sent, 330_000, blob.Length * 40 / 100);
        Assert.Equal(1, blob.Requests);
        Assert.Equal((layer.PartsKey, false), (walk.Verified, layer.IsUnproven));

        var (whole, again, _, proven) = Walk(Good.Layer, ztoc, new WalkOptions(Verification.Authenticating, Whole: true));
        Assert.True(again.WasReadWhole);
        Assert.Equal(DigestOf.Bytes(Good.Layer.Stored), proven.Verified.ToString());
        Assert.Equal(whole.Lines, parts.Lines);
        Assert.Equal(whole.Contents, parts.Contents);
    }

    [Fact]
    public void Every_file_by_itself_is_what_it_is_in_the_whole_layer()
    {
        var fixture = new SociFixture(20_000);
        var random = new Random(9);
        var files = Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? Noise(i, 1 + random.Next(60_000)) : Mixed(i, 1 + random.Next(90_000))).ToList();
        for (var i = 0; i < files.Count; i++)
            fixture.File($"f{i}", files[i]);
        var ztoc = ZtocParser.Parse(fixture.ToZtoc(), fixture.Layer.Stored.Length, Limits.Default);
        Assert.True(ztoc.Spans.Count(s => s.Skipped > 0) > 20);
        for (var i = 0; i < 300; i++)
        {
            var chosen = i < files.Count ? [i] : Enumerable.Range(0, files.Count).Where(_ => random.Next(1 + (i % 5)) == 0).ToArray();
            var blob = new RemoteBlob(fixture.Layer.Stored);
            using var reader = new PartReader(blob, ReadPlan.Of(i % 2 == 0 ? [] : [(0, blob.Length)]), default);
            var spans = new SpanReader(ztoc, reader, new UnfoldingBudget(reader, Limits.Default, ""), Limits.Default);
            foreach (var one in chosen)
            {
                var content = new byte[files[one].Length];
                using var stream = new SpannedContent(ztoc.Entries[one], spans);
                Assert.Equal(content.Length, stream.ReadAtLeast(content, content.Length));
                Assert.Equal(files[one], content);
                Assert.Equal(0, stream.Read(content));
            }
        }
    }

    [Fact]
    public void What_an_index_says_that_the_manifest_does_not_name_is_never_kept()
    {
        var (seen, blob, layer, walk) = Walk(Good.Layer, GoodZtoc, named: null);
        Assert.Equal(Wanted, seen.Contents["etc/wanted"]);
        Assert.False(blob.WasReadWhole);
        Assert.Null(walk.Verified);
        Assert.Null(layer.PartsKey);
        Assert.True(layer.IsUnproven);
    }

    [Fact]
    public void Evidence_is_kept_under_a_key_of_the_blob_and_the_index_together()
    {
        var other = Digest.Parse(DigestOf.Bytes("other"u8));
        var layers = new[] { Layer(Good.Layer, null, Index), Layer(Good.Layer, null, other), Layer(Fill(new SociFixture()).File("more", Small).Layer, null, Index) };
        Assert.Equal(3, layers.Select(l => l.PartsKey).Distinct().Count());
        Assert.DoesNotContain(layers[0].CacheKey, layers.Select(l => l.PartsKey));
    }

    [Fact]
    public void Full_verification_reads_the_whole_layer() => Assert.True(Walk(Good.Layer, GoodZtoc, new WalkOptions(Verification.Full)).Blob.WasReadWhole);

    [Fact]
    public void Where_there_is_no_zTOC_or_no_part_to_be_had_or_most_is_wanted_the_layer_is_read_whole()
    {
        Assert.True(Walk(Good.Layer, null).Blob.WasReadWhole);
        Assert.True(Walk(Good.Layer, GoodZtoc, wanted: ["big/after", "etc/wanted"]).Blob.WasReadWhole);
        Assert.Throws<UnprovenPartException>(() => Walk(Good.Layer, GoodZtoc, blob: new RemoteBlob(Good.Layer.Stored, givesParts: false)));
    }

    static object?[] File(object?[] ztoc, int index) => (object?[])((List<object>)((object?[])ztoc[4]!)[0]!)[index];

    static object?[] Compression(object?[] ztoc) => (object?[])ztoc[5]!;

    static byte[] Checkpoints(object?[] ztoc) => (byte[])Compression(ztoc)[3]!;

    /// <summary>zTOCs that their index names, and are not to be followed.</summary>
    public static TheoryData<string, Action<object?[]>> Lies => new()
    {
        { "another version", z => z[0] = "1.0" },
        { "no version", z => z[0] = null },
        { "another layer's size", z => z[2] = 1L << 20 },
        { "a plain size without end", z => z[3] = long.MaxValue },
        { "a negative plain size", z => z[3] = -1L },
        { "no contents", z => z[4] = null },
        { "no compression", z => z[5] = null },
        { "a layer that is not gzip", z => Compression(z)[0] = (byte)2 },
        { "more spans than there are", z => Compression(z)[1] = 500 },
        { "no digests", z => Compression(z)[2] = null },
        { "a digest of another kind", z => ((List<object>)Compression(z)[2]!)[2] = "md5:00" },
        { "a digest without end", z => ((List<object>)Compression(z)[2]!)[2] = new string('a', 100_000) },
        { "no checkpoints", z => Compression(z)[3] = Array.Empty<byte>() },
        { "half a checkpoint", z => Compression(z)[3] = Checkpoints(z)[..^100] },
        { "a count of billions", z => Checkpoints(z)[3] = 0x7F },
        { "a negative count", z => Checkpoints(z)[3] = 0xFF },
        { "a first span that starts late", z => Checkpoints(z)[12 + 8] = 1 },
        { "a span that starts at a negative byte", z => Checkpoints(z)[12 + 32785 + 7] = 0xFF },
        { "a span behind the layer", z => Checkpoints(z)[12 + 32785 + 5] = 1 },
        { "plain bytes in no order", z => Checkpoints(z)[12 + 32785 + 8 + 3] = 0x10 },
        { "too many bits", z => Checkpoints(z)[12 + 32785 + 16] = 9 },
        { "a file outside of the layer", z => File(z, 5)[2] = 1L << 40 },
        { "a file at a negative byte", z => File(z, 5)[2] = -512L },
        { "a file between blocks", z => File(z, 5)[2] = (long)File(z, 5)[2]! + 1 },
        { "a file over another", z => File(z, 5)[2] = (long)File(z, 1)[2]! + 512 },
        { "a size without end", z => File(z, 5)[3] = long.MaxValue },
        { "a negative size", z => File(z, 5)[3] = -1L },
        { "an unknown type", z => File(z, 5)[1] = "door" },
        { "a name without end", z => File(z, 5)[0] = new string('a', 40_000) },
        { "holes", z => File(z, 5)[13] = new List<object> { new object?[] { "GNU.sparse.major", "1" } } },
        { "files in another order", z => ((List<object>)((object?[])z[4]!)[0]!).Reverse() },
    };

    [Theory, MemberData(nameof(Lies))]
    public void A_zTOC_that_does_not_add_up_is_not_followed(string _, Action<object?[]> spoil)
    {
        var (seen, blob, layer, walk) = Walk(Good.Layer, Good.ToZtoc(spoil));
        Assert.NotNull(layer.Problem);
        Assert.Equal((true, DigestOf.Bytes(Good.Layer.Stored)), (blob.WasReadWhole, walk.Verified.ToString()));
        Assert.Equal(Wanted, seen.Contents["etc/wanted"]);
    }

    static int SpanOfWanted(List<DeflateBlock> spans) => spans.FindLastIndex(s => s.Plain <= 904_000 + 60_000);

    /// <summary>Spans that read well and are not what they promise: found only while the layer is walked.</summary>
    public static TheoryData<string, Action<List<DeflateBlock>>> Promises => new()
    {
        { "plain bytes before their block", s => s[SpanOfWanted(s)] = s[SpanOfWanted(s)] with { Plain = s[SpanOfWanted(s)].Plain - 7 } },
        { "plain bytes behind their block", s => s[SpanOfWanted(s)] = s[SpanOfWanted(s)] with { Plain = s[SpanOfWanted(s)].Plain + 7 } },
        { "a byte in the middle of a block", s => s[SpanOfWanted(s)] = s[SpanOfWanted(s)] with { Byte = s[SpanOfWanted(s)].Byte + 1 } },
        { "another bit", s => s[SpanOfWanted(s)] = s[SpanOfWanted(s)] with { Bits = (s[SpanOfWanted(s)].Bits + 3) % 8 } },
    };

    [Theory, MemberData(nameof(Promises))]
    public void A_span_that_is_not_what_the_zTOC_promises_is_never_taken_for_it(string _, Action<List<DeflateBlock>> spoil) =>
        Assert.Throws<UnprovenPartException>(() => Walk(Good.Layer, Good.ToZtoc(spoilSpans: spoil)));

    [Fact]
    public void A_file_that_does_not_lie_where_it_is_said_to_is_not_taken_for_it()
    {
        Assert.Throws<UnprovenPartException>(() => Walk(Good.Layer, Good.ToZtoc(z => File(z, 5)[3] = 329_999L)));
        Assert.Throws<UnprovenPartException>(() => Walk(Good.Layer, Good.ToZtoc(z =>
        {
            File(z, 5)[0] = "etc/other";
            File(z, 5)[2] = (long)File(z, 5)[2]! + 512;
            File(z, 5)[3] = 300_000L;
        }), wanted: ["etc/other"]));
    }

    [Fact]
    public void A_window_that_is_not_what_stood_before_is_found()
    {
        var ztoc = Good.ToZtoc(z =>
        {
            // The file lies in several spans.
            for (var at = 12 + 17 + 1000; at < Checkpoints(z).Length; at += 32785)
                Checkpoints(z)[at] ^= 1;
        });
        Assert.Throws<UnprovenPartException>(() => Walk(Good.Layer, ztoc, wanted: ["etc/wanted"]));
    }

    [Fact]
    public void A_byte_altered_on_the_way_is_found_wherever_it_is()
    {
        var spans = Good.Spans.ToList();
        var first = spans[spans.FindLastIndex(s => s.Plain <= 903_000)].Byte;
        var random = new Random(5);
        for (var i = 0; i < 100; i++)
        {
            var bytes = (byte[])Good.Layer.Stored.Clone();
            bytes[first + random.Next(100_000)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<UnprovenPartException>(() => Walk(Good.Layer, GoodZtoc, blob: new RemoteBlob(bytes)));
        }
    }

    [Fact]
    public void A_zTOC_cut_or_altered_at_any_byte_breaks_nothing()
    {
        var length = GoodZtoc.Length;
        var random = new Random(6);
        for (var i = 0; i < 1_500; i++)
        {
            var bytes = (byte[])GoodZtoc.Clone();

            // Its windows are most of it, and mean nothing by themselves.
            bytes[i % 2 == 0 ? random.Next(2_500) : length - 1 - random.Next(4_000)] = (byte)(random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => random.Next(256) });
            TryParse(bytes);
            TryParse(bytes[..random.Next(i % 2 == 0 ? 3_000 : length)]);
        }

        static void TryParse(byte[] bytes)
        {
            try
            {
                ZtocParser.Parse(bytes, Good.Layer.Stored.Length, Limits.Default);
            }
            catch (UnprovenPartException)
            {
                // As it should be.
            }
        }
    }

    [Fact]
    public void One_name_that_is_named_again_and_again_is_not_held_so_often()
    {
        var name = new FlatFixture.Shared(new string('n', 16_000));
        var ztoc = Good.ToZtoc(z =>
        {
            z[3] = 1L << 37;
            ((object?[])z[4]!)[0] = new List<object>(Enumerable.Range(1, 20_000).Select(i => (object)new object?[] { name, "dir", 512L * i }));
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("again and again", Assert.Throws<UnprovenPartException>(() => ZtocParser.Parse(ztoc, Good.Layer.Stored.Length, Limits.Default)).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 3L * ztoc.Length);
    }

    [Fact]
    public void A_span_that_unfolds_without_end_is_given_up()
    {
        var fixture = new SociFixture().File("big/before", Noise(7, 600_000)).File("zeros", new byte[20_000_000]).File("etc/wanted", Small).File("big/after", Noise(8, 600_000));
        var ztoc = fixture.ToZtoc();
        Assert.False(Walk(fixture.Layer, ztoc, wanted: ["zeros"]).Blob.WasReadWhole);
        Assert.Throws<UnprovenPartException>(() => Walk(fixture.Layer, ztoc, limits: new Limits { RatioFloorBytes = 1_000_000, MaxCompressionRatio = 20 }, wanted: ["zeros"]));
    }

    static readonly Digest Index = Digest.Parse(DigestOf.Bytes("index"u8));

    static (Wanting Seen, RemoteBlob Blob, SociLayer Layer, LayerWalk Walk) Walk(LayerFixture layer, byte[]? ztoc, WalkOptions? options = null, RemoteBlob? blob = null, Limits? limits = null, string? named = "", params string[] wanted)
    {
        blob ??= new RemoteBlob(layer.Stored);
        var seen = new Wanting(wanted.Length > 0 ? wanted : ["etc/wanted", "etc/small", "etc/empty"]);
        var opened = Layer(layer, ztoc, named is null ? null : Index, blob, limits);
        return (seen, blob, opened, opened.Walk(seen, options ?? new WalkOptions(Verification.Authenticating), CancellationToken.None));
    }

    static SociLayer Layer(LayerFixture layer, byte[]? ztoc, Digest? named, RemoteBlob? blob = null, Limits? limits = null)
    {
        (blob, limits) = (blob ?? new RemoteBlob(layer.Stored), limits ?? Limits.Default);
        var digest = Digest.Parse(DigestOf.Bytes(layer.Stored));
        var whole = new ArchiveLayer(new LayerDescriptor(0, digest, Digest.Parse(layer.DiffId), null), blob, limits, "the fixture");
        return new SociLayer(whole, digest, new GivenZtocs(digest, ztoc, named), blob, limits, "the fixture");
    }

    sealed class GivenZtocs(Digest of, byte[]? ztoc, Digest? named) : IZtocs
    {
        public Digest? Named => named;

        public byte[]? Find(Digest layer, long most, CancellationToken cancellation) => layer == of && ztoc?.Length <= most ? ztoc : null;
    }
}
