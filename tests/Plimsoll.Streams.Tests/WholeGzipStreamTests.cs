using System.IO.Compression;
using CsCheck;

namespace Plimsoll.Streams.Tests;

public class WholeGzipStreamTests
{
    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void An_end_at_any_byte_but_the_last_is_refused(CompressionLevel level)
    {
        var whole = Compress(Enumerable.Range(0, 3000).Select(i => (byte)(i * i % 251)).ToArray(), level);
        for (var length = 1; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Decompress(whole[..length], 4096));
        Assert.Equal(3000, Decompress(whole, 4096).Length);
    }

    [Fact]
    public void Members_one_after_the_other_are_one_content() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 20_000], Gen.Int[1, 70]).Sample((first, second, buffer) =>
        Decompress([.. Compress(first, CompressionLevel.Fastest), .. Compress(second, CompressionLevel.Optimal)], buffer).AsSpan().SequenceEqual([.. first, .. second]), iter: 300);

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public void What_follows_the_last_member_and_is_no_gzip_is_left_unread(int plainBytes)
    {
        var plain = Enumerable.Repeat((byte)'x', plainBytes).ToArray();
        Assert.Equal(plain, Decompress([.. Compress(plain, CompressionLevel.Fastest), .. new byte[700]], 7));
    }

    [Fact]
    public void A_changed_byte_is_refused_or_changes_nothing()
    {
        var plain = Enumerable.Range(0, 500).Select(i => (byte)(i % 7)).ToArray();
        var whole = Compress(plain, CompressionLevel.Optimal);
        for (var at = 0; at < whole.Length; at++)
        {
            var bent = whole.ToArray();
            bent[at] ^= 0x10;
            try
            {
                Assert.Equal(plain, Decompress(bent, 64));
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    static byte[] Compress(byte[] plain, CompressionLevel level)
    {
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, level, leaveOpen: true))
            gzip.Write(plain);
        return stored.ToArray();
    }

    static byte[] Decompress(byte[] stored, int bufferBytes)
    {
        using var gzip = new WholeGzipStream(new MemoryStream(stored));
        using var plain = new MemoryStream();
        gzip.CopyTo(plain, bufferBytes);
        return plain.ToArray();
    }
}
