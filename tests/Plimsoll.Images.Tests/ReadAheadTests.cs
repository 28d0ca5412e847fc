using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Subjects;
using Plimsoll.Streams;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests;

public sealed class ReadAheadTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Theory, InlineData(1), InlineData(4096), InlineData(300_000), InlineData(2_000_000)]
    public void Bytes_arrive_whole_and_in_order_however_they_are_asked_for(int step)
    {
        var bytes = new byte[1_500_001];
        new Random(7).NextBytes(bytes);
        using var ahead = new ReadAheadStream(new MemoryStream(bytes));
        using var read = new MemoryStream();
        var buffer = new byte[step];
        for (int count; (count = ahead.Read(buffer, 0, buffer.Length)) > 0;)
            read.Write(buffer, 0, count);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal(0, ahead.Read(buffer, 0, buffer.Length));
    }

    [Fact]
    public void A_failure_arrives_after_the_bytes_before_it()
    {
        using var ahead = new ReadAheadStream(new Breaking(700_000));
        var buffer = new byte[100_000];
        var total = 0;
        var failure = Assert.Throws<IOException>(() =>
        {
            for (int count; (count = ahead.Read(buffer, 0, buffer.Length)) > 0;)
                total += count;
        });
        Assert.Equal("the disk is gone", failure.Message);
        Assert.Equal(700_000, total);
        Assert.Throws<IOException>(() => ahead.Read(buffer, 0, buffer.Length));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(3)]
    public void Who_stops_early_waits_for_nothing(int reads)
    {
        var endless = new Breaking(long.MaxValue);
        var ahead = new ReadAheadStream(endless);
        var buffer = new byte[10];
        for (var i = 0; i < reads; i++)
            Assert.Equal(10, ahead.Read(buffer, 0, buffer.Length));
        ahead.Dispose();
        Assert.True(endless.IsDisposed);
    }

    [Fact]
    public void A_decoder_on_top_may_close_it_and_so_may_its_owner()
    {
        var plain = new byte[6_000_000];
        new Random(5).NextBytes(plain);
        using var ahead = new ReadAheadStream(new MemoryStream(TestLayer.Gzip(plain)));
        using (var gzip = new WholeGzipStream(ahead))
        using (var read = new MemoryStream())
        {
            gzip.CopyTo(read, 100_000);
            Assert.Equal(plain, read.ToArray());
        }

        ahead.Dispose();
    }

    [Theory, InlineData(LayerCompression.None), InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void A_large_layer_shows_and_refuses_the_same_with_threads_of_its_own(LayerCompression compression)
    {
        var noise = new byte[5_000_000];
        new Random(3).NextBytes(noise);
        var whole = new LayerFixture(new TestLayer().File("a", noise).File("b", "1").ToTar(), compression);
        Assert.Equal(["a", "b"], Paths(whole, readAhead: true));
        Assert.Equal(Paths(whole, readAhead: false), Paths(whole, readAhead: true));
        byte[] bent = [.. whole.Stored];
        bent[4_500_000] ^= 1;
        foreach (var stored in (byte[][])[whole.Stored[..^1000], bent])
            foreach (var blobDigest in (string?[])[null, whole.BlobDigest ?? DigestOf.Bytes(whole.Stored)])
            {
                var damaged = whole with { Stored = stored, BlobDigest = blobDigest };
                Assert.Equal(Refusal(damaged, readAhead: false), Refusal(damaged, readAhead: true));
            }
    }

    public void Dispose() => directory.Dispose();

    (Type Type, string Message) Refusal(LayerFixture layer, bool readAhead)
    {
        var refused = Assert.ThrowsAny<UnreadableSubjectException>(() => Paths(layer, readAhead));
        return (refused.GetType(), refused.Message.Split(" past byte ")[0]);
    }

    List<string> Paths(LayerFixture layer, bool readAhead)
    {
        using var subject = Targets.Open(directory.WriteTree("layout", ImageFixture.OciFiles(new ImageFixture(layer))), new OpenOptions());
        var listing = new Listing();
        subject.Layers[0].Walk(listing, new WalkOptions(Verification.Full, ReadAhead: readAhead), default);
        return [.. listing.Paths];
    }

    /// <summary>Gives zeros, then fails.</summary>
    sealed class Breaking(long after) : ForwardStream
    {
        long left = after;

        public bool IsDisposed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (left == 0)
                throw new IOException("the disk is gone");
            var count = (int)Math.Min(left, buffer.Length);
            buffer[..count].Clear();
            left -= count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
