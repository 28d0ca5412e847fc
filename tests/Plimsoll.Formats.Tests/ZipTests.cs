using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Plimsoll.Formats.Zip;
using Plimsoll.Testing.Archives;
using ZipFile = Plimsoll.Formats.Zip.ZipFile;

namespace Plimsoll.Formats.Tests;

public class ZipTests
{
    static readonly byte[] Two = ZipFixture.Of(("a.txt", "first"), ("dir/b.jar", "second"));

    [Fact]
    public void Members_are_listed_with_their_sizes_and_read()
    {
        var read = ZipReading.Of(Two);
        Assert.Equal([("a.txt", "first"), ("dir/b.jar", "second")], read.Texts);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void Whatever_the_runtime_writes_is_read_back()
    {
        var member = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 40], Gen.Byte.Array[0, 3000], Gen.Enum<CompressionLevel>());
        Gen.Select(member.Array[0, 20], Gen.Byte.Array[0, 400], Gen.String[Gen.Char['a', 'z'], 0, 200]).Sample((members, prefix, comment) =>
        {
            using var stream = new MemoryStream();
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                archive.Comment = comment;
                foreach (var (name, bytes, level) in members)
                {
                    using var entry = archive.CreateEntry(name, level).Open();
                    entry.Write(bytes);
                }
            }

            var read = ZipReading.Of([.. prefix, .. stream.ToArray()]);
            return read.Faults.Count == 0 && read.Members.Count == members.Length &&
                read.Members.Zip(members).All(m => m.First.Name == m.Second.Item1 && m.First.Bytes.AsSpan().SequenceEqual(m.Second.Item2));
        });
    }

    [Fact]
    public void A_script_before_the_archive_and_a_false_record_in_its_comment_lead_nowhere_else()
    {
        var withComment = new MemoryStream();
        withComment.Write(Two);
        using (var archive = new ZipArchive(withComment, ZipArchiveMode.Update, leaveOpen: true))
            archive.Comment = "PK\x05\x06" + new string('\x01', 30);
        byte[] selfExtracting = [.. "#!/bin/sh\nexec java -jar \"$0\"\n"u8, .. withComment.ToArray()];
        Assert.Equal(["a.txt", "dir/b.jar"], ZipReading.Of(selfExtracting).Members.Select(m => m.Name));
        Assert.Equal(["a.txt", "dir/b.jar"], ZipReading.Of([.. Two, .. "bytes that a careless tool added"u8]).Members.Select(m => m.Name));
    }

    [Theory]
    [InlineData(8, 1, "encrypted")]
    [InlineData(8, 1 << 6, "encrypted")]
    [InlineData(10, 12, "method 12")]
    public void A_member_that_cannot_be_read_says_why_and_the_others_are_read(int at, int value, string says)
    {
        var bytes = (byte[])Two.Clone();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Header(bytes, 0) + at), (ushort)value);
        var read = ZipReading.Of(bytes);
        Assert.Equal(ZipFaultKind.Unsupported, Assert.Single(read.Faults).Kind);
        Assert.Contains(says, read.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal("second", Assert.Single(read.Texts).Text);
    }

    [Theory]
    [InlineData(24, uint.MaxValue - 1, "lies about its size")]
    [InlineData(24, 4U, "more than")]
    [InlineData(24, 6U, "less than")]
    [InlineData(20, 0x7FFF_FFFFU, "lies about its size")]
    [InlineData(42, 0x7FFF_FFFFU, "points at no member")]
    [InlineData(42, 3U, "points at no member")]
    public void A_directory_that_lies_is_told_of_and_the_others_are_read(int at, uint value, string says)
    {
        var bytes = (byte[])Two.Clone();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Header(bytes, 0) + at), value);
        var read = ZipReading.Of(bytes);
        Assert.Contains(says, Assert.Single(read.Faults).Message, StringComparison.Ordinal);
        Assert.Equal("second", Assert.Single(read.Texts).Text);
    }

    [Fact]
    public void Local_headers_that_tell_another_story_hide_nothing()
    {
        var bytes = (byte[])Two.Clone();
        bytes.AsSpan(4, 26 - 4).Fill(0xEE);
        bytes[30] = (byte)'z';
        Assert.Equal(("a.txt", "first"), ZipReading.Of(bytes).Texts[0]);
    }

    [Fact]
    public void Counts_that_lie_are_told_of_and_all_members_are_read()
    {
        var bytes = (byte[])Two.Clone();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - 12), 1);
        var read = ZipReading.Of(bytes);
        Assert.Equal(2, read.Members.Count);
        Assert.Contains("speaks of 1", Assert.Single(read.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_damaged_in_its_middle_gives_what_stands_before()
    {
        var bytes = (byte[])Two.Clone();
        bytes[Header(bytes, 1)] = 0;
        var read = ZipReading.Of(bytes);
        Assert.Single(read.Members);
        Assert.Contains("damaged after 1", Assert.Single(read.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_over_each_other_do_not_multiply_the_file()
    {
        // Ten names for the bytes of one member: a file of ten times its size out of nothing.
        var one = ZipFixture.Of(CompressionLevel.NoCompression, [.. Enumerable.Range(0, 10).Select(i => ($"{i}", (object)new byte[1000]))]);
        for (var i = 1; i < 10; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(one.AsSpan(Header(one, i) + 42), 0);
        var start = Header(one, 0);
        byte[] overlapping = [.. one[..1031], .. one[start..]];
        BinaryPrimitives.WriteUInt32LittleEndian(overlapping.AsSpan(overlapping.Length - 6), 1031);
        var read = ZipReading.Of(overlapping);
        Assert.Contains("over each other", read.Faults[0].Message, StringComparison.Ordinal);
        Assert.InRange(read.Members.Count, 1, 3);
    }

    [Fact]
    public void Bombs_are_refused_by_ratio_by_size_by_budget_and_by_what_is_held()
    {
        var bomb = ZipFixture.Of(("a", new byte[3_000_000]), ("b", new byte[3_000_000]));
        Assert.All(ZipReading.Of(bomb, ZipReading.Limits with { MaxRatio = 300, RatioFloorBytes = 1000 }).Faults, f => Assert.Contains("times its packed size", f.Message, StringComparison.Ordinal));
        Assert.All(ZipReading.Of(bomb, ZipReading.Limits with { MaxMemberBytes = 2_000_000 }).Faults, f => Assert.Contains("larger than 2,000,000", f.Message, StringComparison.Ordinal));
        var spent = ZipReading.Of(bomb, budget: new ZipBudget(5_000_000, long.MaxValue));
        Assert.Single(spent.Members);
        Assert.Equal(ZipFaultKind.TooLarge, Assert.Single(spent.Faults).Kind);
        Assert.All(ZipReading.Of(bomb, budget: new ZipBudget(long.MaxValue, 2_000_000)).Faults, f => Assert.Contains("held", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_held_is_let_go_when_it_was_read()
    {
        var bytes = ZipFixture.Of([.. Enumerable.Range(0, 50).Select(i => ($"{i}", (object)new byte[1000]))]);
        Assert.Equal(50, ZipReading.Of(bytes, budget: new ZipBudget(long.MaxValue, 1000)).Members.Count);
    }

    [Fact]
    public void More_members_than_the_limit_are_cut_and_told_of()
    {
        var read = ZipReading.Of(Two, ZipReading.Limits with { MaxMembers = 1 });
        Assert.Single(read.Members);
        Assert.Equal(ZipFaultKind.TooLarge, Assert.Single(read.Faults).Kind);
    }

    [Theory]
    [InlineData("", ZipFaultKind.Malformed)]
    [InlineData("PK\x03\x04 and then nothing", ZipFaultKind.Truncated)]
    [InlineData("no archive", ZipFaultKind.Malformed)]
    public void What_is_no_archive_is_refused(string text, ZipFaultKind kind)
    {
        Assert.False(ZipFile.TryOpen(Encoding.Latin1.GetBytes(text), ZipReading.Limits, out _, out var fault));
        Assert.Equal(kind, fault!.Kind);
    }

    [Fact]
    public void An_empty_archive_holds_nothing_and_that_is_no_fault()
    {
        var read = ZipReading.Of(ZipFixture.Of());
        Assert.Empty(read.Members);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void More_members_than_a_short_counts_are_all_listed()
    {
        var read = ZipReading.Of(ZipFixture.Of([.. Enumerable.Range(0, 70_000).Select(i => ($"{i}", (object)""))]));
        Assert.Equal(70_000, read.Members.Count);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        for (var length = 0; length < Two.Length; length++)
            ZipReading.Of(Two[..length]);
        var random = new Random(4711);
        for (var i = 0; i < 20_000; i++)
        {
            var copy = (byte[])Two.Clone();
            for (var flips = random.Next(1, 5); flips > 0; flips--)
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            ZipReading.Of(copy);
        }
    }

    /// <summary>Where a member's header in the central directory begins.</summary>
    static int Header(byte[] bytes, int index)
    {
        var at = -1;
        for (; index >= 0; index--)
            at += 1 + bytes.AsSpan(at + 1).IndexOf("PK\x01\x02"u8);
        return at;
    }
}
