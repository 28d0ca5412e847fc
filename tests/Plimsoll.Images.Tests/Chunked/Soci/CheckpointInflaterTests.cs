using System.IO.Compression;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Testing.Images.Soci;

namespace Plimsoll.Images.Tests.Chunked.Soci;

/// <summary>The inflater that starts anywhere, held against the one that .NET carries and against an index that the tests make themselves.</summary>
public class CheckpointInflaterTests
{
    /// <summary>Noise, text, long runs, and a mixture: every kind of block comes of them.</summary>
    static byte[] Data(int seed)
    {
        var random = new Random(seed);
        List<byte> bytes = [];
        while (bytes.Count < 30_000 + (seed * 9_000))
            switch (random.Next(4))
            {
                case 0:
                    for (var i = random.Next(5_000); i > 0; i--)
                        bytes.Add((byte)random.Next(256));
                    break;
                case 1:
                    bytes.AddRange(Enumerable.Repeat((byte)random.Next(256), random.Next(3_000)));
                    break;
                case 2 when bytes.Count > 0:
                    bytes.AddRange(bytes.Skip(random.Next(bytes.Count)).Take(random.Next(4_000)).ToList());
                    break;
                default:
                    for (var i = random.Next(3_000); i > 0; i--)
                        bytes.AddRange("the of and a to in is you that it "u8[..random.Next(34)]);
                    break;
            }

        return [.. bytes];
    }

    static byte[] Deflate(byte[] plain, CompressionLevel level)
    {
        var stored = new MemoryStream();
        using (var deflate = new DeflateStream(stored, level, leaveOpen: true))
            foreach (var part in plain.Chunk(7_000))
            {
                deflate.Write(part);
                if (part[0] % 5 == 0)
                    deflate.Flush();
            }

        return stored.ToArray();
    }

    static byte[] Inflate(byte[] stored, int skipped, ReadOnlySpan<byte> before, int step)
    {
        var inflater = new CheckpointInflater(stored, skipped, before);
        var plain = new MemoryStream();
        var buffer = new byte[step];
        for (var read = inflater.Read(buffer); read > 0; read = inflater.Read(buffer))
            plain.Write(buffer, 0, read);
        return plain.ToArray();
    }

    [Fact]
    public void From_every_block_of_every_stream_the_rest_is_what_it_was()
    {
        var starts = 0;
        var shifted = 0;
        foreach (var level in Enum.GetValues<CompressionLevel>())
            for (var seed = 1; seed <= 12; seed++)
            {
                var plain = Data(seed);
                var stored = Deflate(plain, level);
                var (indexed, blocks) = DeflateIndexer.Read(stored, 0);
                Assert.Equal(plain, indexed);
                foreach (var block in blocks)
                {
                    var before = plain.AsSpan(Math.Max(0, block.Plain - CheckpointInflater.WindowBytes)..block.Plain);
                    var rest = Inflate(stored[(block.Byte - (block.Bits > 0 ? 1 : 0))..], (8 - block.Bits) & 7, before, 1 + (seed * 777));
                    Assert.True(plain.AsSpan(block.Plain).SequenceEqual(rest), $"level {level}, seed {seed}, block at {block}");
                    starts++;
                    shifted += block.Bits > 0 ? 1 : 0;
                }
            }

        Assert.True(starts > 200 && shifted > 50, $"{starts} starts, {shifted} within a byte");
    }

    [Fact]
    public void What_was_broken_is_read_as_dotnet_reads_it_or_refused_as_it_refuses()
    {
        var random = new Random(7);
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 6_000; i++)
        {
            var stored = Deflate(Data(1 + (i % 3))[..2_000], (CompressionLevel)(i % 4));
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                stored[random.Next(Math.Min(stored.Length, 120))] ^= (byte)(1 << random.Next(8));
            var (ours, theirs) = (Outcome(() => Inflate(stored, 0, [], 4_096), out var why), Outcome(() => Theirs(stored), out _));

            // An end that does not come is no fault to .NET.
            if (why.Contains("end early", StringComparison.Ordinal))
                continue;
            Assert.True(ours is null == theirs is null, $"input {i}: we {(ours is null ? "refuse" : "take")} it");
            if (ours is not null)
                Assert.Equal(theirs, ours);
            _ = ours is null ? refused++ : taken++;
        }

        Assert.True(taken > 100 && refused > 1_000, $"{taken} taken, {refused} refused");
    }

    [Fact]
    public void A_stream_cut_at_any_byte_is_refused()
    {
        var stored = Deflate(Data(2)[..6_000], CompressionLevel.Optimal);
        for (var length = 0; length < stored.Length; length++)
            Assert.Throws<InvalidDataException>(() => Inflate(stored[..length], 0, [], 4_096));
    }

    [Fact]
    public void Nothing_is_repeated_that_is_not_known_to_have_been_there()
    {
        var plain = Enumerable.Repeat("abcdefgh"u8.ToArray(), 30_000).SelectMany(b => b).ToArray();
        var stored = Deflate(plain, CompressionLevel.Fastest);
        var block = DeflateIndexer.Read(stored, 0).Blocks.First(b => b.Plain is > 10_000 && b.Plain < plain.Length);
        var (from, skipped) = (block.Byte - (block.Bits > 0 ? 1 : 0), (8 - block.Bits) & 7);
        Assert.Throws<InvalidDataException>(() => Inflate(stored[from..], skipped, [], 4_096));
        Assert.Equal(plain.Length - block.Plain, Inflate(stored[from..], skipped, plain.AsSpan(0, 32_768), 4_096).Length);
    }

    [Fact]
    public void Nothing_is_unfolded_before_it_is_asked_for()
    {
        var stored = Deflate(new byte[50_000_000], CompressionLevel.SmallestSize);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var inflater = new CheckpointInflater(stored, 0, []);
        Assert.Equal(10, inflater.Read(new byte[10]));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000);
    }

    static byte[]? Outcome(Func<byte[]> read, out string why)
    {
        why = "";
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            why = e.Message;
            return null;
        }
    }

    static byte[] Theirs(byte[] stored)
    {
        using var deflate = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
        var plain = new MemoryStream();
        deflate.CopyTo(plain);
        return plain.ToArray();
    }
}
