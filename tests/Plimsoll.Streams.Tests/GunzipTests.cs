using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;
using Plimsoll.Testing;

namespace Plimsoll.Streams.Tests;

/// <summary>The inflaters: what holds for one holds for the other.</summary>
public class GunzipTests
{
    static readonly byte[] Text = [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * i % 251))];

    static readonly Gen<CompressionLevel> Level = Gen.Enum<CompressionLevel>();

    public static TheoryData<bool, CompressionLevel> Ways => new([.. from managed in (bool[])[true, false] from level in Enum.GetValues<CompressionLevel>() select (managed, level)]);

    [Fact]
    public void Isal_is_taken_where_the_machine_has_it()
    {
        RequireIsal();
        using var fastest = Gunzip.Open(new MemoryStream(), managed: false);
        using var managed = Gunzip.Open(new MemoryStream(), managed: true);
        Assert.IsNotType<WholeGzipStream>(fastest);
        Assert.IsType<WholeGzipStream>(managed);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_end_at_any_byte_but_the_last_is_refused(bool managed, CompressionLevel level)
    {
        var whole = Compress(Text, level);
        for (var length = 1; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Decompress(whole[..length], managed));
        Assert.Equal(Text, Decompress(whole, managed));
        Assert.Empty(Decompress([], managed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Members_one_after_the_other_are_one_content(bool managed) => Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 20_000], Gen.Int[1, 70]).Sample((first, second, buffer) =>
        Decompress([.. Compress(first, CompressionLevel.Fastest), .. Compress(second, CompressionLevel.Optimal)], managed, buffer).AsSpan().SequenceEqual([.. first, .. second]), iter: 300);

    [Theory]
    [InlineData(true, 5)]
    [InlineData(true, 100)]
    [InlineData(false, 5)]
    [InlineData(false, 100)]
    public void What_follows_the_last_member_and_is_no_gzip_is_left_unread(bool managed, int plainBytes)
    {
        var plain = Enumerable.Repeat((byte)'x', plainBytes).ToArray();
        Assert.Equal(plain, Decompress([.. Compress(plain, CompressionLevel.Fastest), .. new byte[700]], managed, 7));
        Assert.Equal(plain, Decompress([.. Compress(plain, CompressionLevel.Fastest), 0x1F, 0x41, 0x42], managed, 7));
        Assert.Throws<InvalidDataException>(() => Decompress([.. Compress(plain, CompressionLevel.Fastest), 0x1F], managed, 7));
        Assert.Throws<InvalidDataException>(() => Decompress([.. Compress(plain, CompressionLevel.Fastest), 0x1F, 0x8B], managed, 7));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_byte_is_refused_or_changes_nothing(bool managed)
    {
        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            var whole = Compress(Text, level);
            for (var at = 0; at < whole.Length; at++)
            {
                var bent = whole.ToArray();
                bent[at] ^= 0x10;
                Assert.True(Outcome(bent, managed) is not { } same || same.AsSpan().SequenceEqual(Text), $"{level}: byte {at}");
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_trailer_that_lies_is_refused(bool managed)
    {
        var whole = Compress(Text, CompressionLevel.Optimal);
        for (var at = 1; at <= 8; at++)
        {
            var lying = whole.ToArray();
            lying[^at] ^= 1;
            Assert.Throws<InvalidDataException>(() => Decompress(lying, managed));
            Assert.Throws<InvalidDataException>(() => Decompress([.. lying, .. whole], managed));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_optional_part_of_a_header_is_passed_over_and_what_zlib_refuses_is_refused(bool managed)
    {
        var body = Compress(Text, CompressionLevel.Optimal)[10..];
        for (var flags = 0; flags < 256; flags++)
        {
            var header = Header((byte)flags);
            Assert.Equal((flags & 0xE0) == 0, Outcome([.. header, .. body], managed) is not null);
            if ((flags & 0xE2) != 2)
                continue;
            header[^1] ^= 1;
            Assert.Throws<InvalidDataException>(() => Decompress([.. header, .. body], managed));
        }

        for (var length = 1; length < Header(0x1F).Length; length++)
            Assert.Throws<InvalidDataException>(() => Decompress(Header(0x1F)[..length], managed));
        Assert.Throws<InvalidDataException>(() => Decompress([0x1F, 0x8B, 7, .. Header(0)[3..], .. body], managed));
        Assert.Throws<InvalidDataException>(() => Decompress([0x1F, 0x41], managed));
    }

    [Fact]
    public void Both_make_the_same_of_any_content_however_it_arrives()
    {
        RequireIsal();
        var runs = Gen.Select(Gen.Byte, Gen.Int[1, 40_000]).Select((value, count) => Enumerable.Repeat(value, count).ToArray());
        var words = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 60_000]).Select((seed, count) => Words(seed, count));
        var content = Gen.OneOf(runs, words, Gen.Byte.Array[0, 3000]).Array[0, 4].Select(parts => parts.SelectMany(p => p).ToArray());
        var member = Gen.Select(content, Level, (plain, level) => Compress(plain, level));
        Gen.Select(member.Array[1, 4], Gen.Byte.Array[0, 20], Gen.Int[1, 70_000], Gen.Int[1, 70_000]).Sample((members, behind, arriving, asked) =>
        {
            byte[] stored = [.. members.SelectMany(m => m), .. behind];
            Assert.Equal(Outcome(stored, managed: true), Outcome(stored, managed: false, asked, arriving));
        }, iter: 300);
    }

    [Fact]
    public void Both_agree_on_damage_wherever_it_is()
    {
        RequireIsal();
        Gen.Select(Gen.Int[0, int.MaxValue], Level, Gen.Int[0, 100_000], Gen.Byte, Gen.Bool).Sample((seed, level, at, value, cuts) =>
        {
            var stored = Compress(Words(seed, 20_000), level);
            stored[at % stored.Length] = value;
            if (cuts)
                stored = stored[..(int)(at * 7L % stored.Length)];
            Assert.Equal(Outcome(stored, managed: true), Outcome(stored, managed: false));
        }, iter: 2000);
    }

    [Fact]
    public void A_code_with_unused_bit_patterns_is_where_they_differ_and_the_content_is_still_what_the_trailer_says()
    {
        RequireIsal();
        var stored = Convert.FromBase64String("H4sIAAAAAAAAAwXgAZAkSZIkSQIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEILXGYoHAgAAAA==");
        Assert.Null(Outcome(stored, managed: true));
        Assert.Equal("aa"u8, Outcome(stored, managed: false));
        stored[^8] ^= 1;
        Assert.Null(Outcome(stored, managed: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_failure_or_the_end_nothing_more_comes(bool managed)
    {
        var whole = Compress(Text, CompressionLevel.Optimal);
        whole[^8] ^= 1;
        using var broken = Gunzip.Open(new MemoryStream(whole), managed);
        Assert.Throws<InvalidDataException>(() => broken.ReadAtLeast(new byte[4000], 4000, throwOnEndOfStream: false));
        var again = Record.Exception(() => Assert.Equal(0, broken.ReadAtLeast(new byte[4000], 4000, throwOnEndOfStream: false)));
        Assert.True(again is null or InvalidDataException, $"{again}");
        whole[^8] ^= 1;
        using var closed = Gunzip.Open(new MemoryStream(whole), managed);
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => closed.Read(new byte[10]));
    }

    static void RequireIsal() => Requires.That(Gunzip.HasIsal, "ISA-L (Debian package libisal2)");

    /// <summary>Text that repeats itself near and far, as a layer does.</summary>
    static byte[] Words(int seed, int count)
    {
        var random = new Random(seed);
        var plain = new byte[count];
        for (var at = 0; at < count;)
        {
            var length = Math.Min(random.Next(1, 300), count - at);
            if (at > 0 && random.Next(3) > 0)
                for (var (i, from) = (0, random.Next(at)); i < length; i++)
                    plain[at + i] = plain[from + i];
            else
                random.NextBytes(plain.AsSpan(at, length));
            at += length;
        }

        return plain;
    }

    static byte[] Header(byte flags)
    {
        List<byte> header = [0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 3];
        if ((flags & 4) != 0)
            header.AddRange([3, 0, 9, 9, 0]);
        if ((flags & 8) != 0)
            header.AddRange("name\0"u8);
        if ((flags & 16) != 0)
            header.AddRange("comment\0"u8);
        if ((flags & 2) != 0)
        {
            Span<byte> sum = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16LittleEndian(sum, (ushort)Crc32(header));
            header.AddRange(sum);
        }

        return [.. header];
    }

    static uint Crc32(IEnumerable<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    static byte[] Compress(byte[] plain, CompressionLevel level)
    {
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, level, leaveOpen: true))
            gzip.Write(plain);
        return stored.ToArray();
    }

    static byte[] Decompress(byte[] stored, bool managed, int asked = 4096, int arriving = int.MaxValue)
    {
        using var gzip = Gunzip.Open(new Trickle(stored, arriving), managed);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain, asked);
        return plain.ToArray();
    }

    /// <summary>Null where it is refused.</summary>
    static byte[]? Outcome(byte[] stored, bool managed, int asked = 4096, int arriving = int.MaxValue)
    {
        try
        {
            return Decompress(stored, managed, asked, arriving);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
