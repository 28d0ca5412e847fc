using Plimsoll.Images.Archives;
using Plimsoll.Streams;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests;

public class ReadAheadTests
{
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
