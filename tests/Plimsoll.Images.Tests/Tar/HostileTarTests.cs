using System.Text;
using Plimsoll.Core;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Tar;

public sealed class HostileTarTests
{
    static byte[] Mixed => new TarFixture()
        .File(new string('p', 250), "pax")
        .GnuLong('L', Encoding.ASCII.GetBytes(new string('g', 250))).File("g", "gnu")
        .GnuLong('K', Encoding.ASCII.GetBytes(new string('k', 250))).SymbolicLink("k", "x")
        .PaxHeader([("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "s"), ("GNU.sparse.realsize", "2000")])
        .File("GNUSparseFile.0/s", [.. "1\n1000\n4\n"u8, .. new byte[503], .. "data"u8])
        .Raw(GnuSparse(continues: true), [.. SparseBlock(), .. "DATA"u8])
        .File("last", new string('l', 700)).ToArray();

    [Fact]
    public void An_archive_cut_at_every_byte_shows_a_beginning_or_is_refused()
    {
        var mixed = Mixed;
        var whole = Listing.Of(mixed).Entries;
        Assert.Equal(["s", "sparse"], whole.Where(e => e.Size == 2000).Select(e => e.Path));
        var refused = 0;
        for (var length = 0; length < mixed.Length - 1024; length++)
            try
            {
                var seen = Listing.Of(mixed[..length]).Entries;
                Assert.Equal(whole.Take(seen.Count), seen);
            }
            catch (UnreadableSubjectException e)
            {
                Assert.Contains("cut short", e.Message, StringComparison.Ordinal);
                refused++;
            }

        Assert.True(refused > 2000);
    }

    [Fact]
    public void Every_header_with_a_wrong_checksum_is_refused() =>
        Assert.Contains("checksum", Refused.By(() => Listing.Of(new TarHeaderFixture("a"u8, '0').ToArray(goodChecksum: false))), StringComparison.Ordinal);

    [Theory]
    [InlineData("size", -1)]
    [InlineData("size", long.MinValue)]
    public void Negative_sizes_are_refused(string what, long value) =>
        Assert.Contains(what, Refused.By(() => Listing.Of(new TarHeaderFixture("a"u8, '0').Base256(124, 12, value).ToArray())), StringComparison.Ordinal);

    [Theory, InlineData(long.MaxValue), InlineData(1L << 40), InlineData(1025)]
    public void Sizes_beyond_the_archive_are_a_cut(long size) =>
        Assert.Contains("cut short", Refused.By(() => Listing.Of([.. new TarHeaderFixture("a"u8, '0', size).ToArray(), .. new byte[1024]])), StringComparison.Ordinal);

    [Fact]
    public void A_base_256_size_of_more_than_63_bits_is_refused() =>
        Refused.By(() => Listing.Of(new TarHeaderFixture("a"u8, '0').Bytes(124, [0x80, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 12).ToArray()));

    [Fact]
    public void Owners_may_be_large_or_negative() =>
        Assert.Equal((1L << 40, -2L), Listing.Of(new TarHeaderFixture("a"u8, '0').Owner(1L << 40, -2).ToArray()).Entries.Select(e => (e.Uid, e.Gid)).Single());

    [Theory]
    [InlineData("12 path=x")]
    [InlineData("999999 path=x\n")]
    [InlineData("-9 path=x\n")]
    [InlineData("99999999999999999999 path=x\n")]
    [InlineData("9 path=xy\n")]
    [InlineData("8path=x\n")]
    [InlineData("10 =value\n")]
    [InlineData("0 \n")]
    [InlineData("14 size=-100\n")]
    [InlineData("12 uid=zero\n")]
    [InlineData("26 GNU.sparse.numbytes=1\n")]
    [InlineData("22 GNU.sparse.map=1,,\n")]
    public void Malformed_pax_records_are_refused(string payload) =>
        Assert.Contains("pax", Refused.By(() => Listing.Of(new TarFixture().PaxHeader(Encoding.UTF8.GetBytes(payload)).File("a", "").ToArray())), StringComparison.Ordinal);

    [Fact]
    public void A_zero_inside_a_pax_name_is_refused() =>
        Refused.By(() => Listing.Of(new TarFixture().PaxHeader([("path", "etc/passwd\0.txt")]).File("a", "").ToArray()));

    [Theory]
    [InlineData("5,4,3,2", "10")]
    [InlineData("0,4,2,4", "10")]
    [InlineData("0,20", "10")]
    [InlineData("9223372036854775807,4", "10")]
    [InlineData("0,9223372036854775807", "9223372036854775807")]
    [InlineData("0,2", "10")]
    [InlineData("0", "10")]
    public void Sparse_maps_that_contradict_themselves_are_refused(string map, string realSize) =>
        Assert.Contains("sparse", Refused.By(() => Listing.Of(new TarFixture().PaxHeader([("GNU.sparse.map", map), ("GNU.sparse.size", realSize)]).File("a", "abcd").ToArray())), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("x\n")]
    [InlineData("99999999999999999999999\n")]
    [InlineData("5\n0\n4\n")]
    [InlineData("\n\n\n")]
    public void Sparse_maps_before_the_content_that_are_no_lists_are_refused(string map)
    {
        var content = new byte[1024];
        Encoding.ASCII.GetBytes(map).CopyTo(content, 0);
        Assert.Contains("sparse", Refused.By(() => Listing.Of(new TarFixture().PaxHeader([("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "100")]).File("a", content).ToArray())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparse_map_that_claims_more_than_the_archive_holds_ends_at_once()
    {
        var header = new TarHeaderFixture("a"u8, '0', long.MaxValue).Magic(TarStyle.Ustar);
        var tar = new TarFixture().PaxHeader([("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "100")]).Raw(header.ToArray());
        Refused.By(() => Listing.Of(tar.Raw("100000\n1\n1\n"u8.ToArray()).Pad().ToArrayWithoutEnd()));
    }

    [Fact]
    public void A_sparse_map_without_end_meets_the_limit()
    {
        var tar = new TarFixture().Raw(GnuSparse(continues: true).ToArray());
        for (var i = 0; i < 20; i++)
            tar.Raw([.. SparseBlock()[..504], 1, .. new byte[7]]);
        Refused.By<LimitExceededException>(() => Listing.Of(tar.ToArray(), Limits.Default with { MaxPaxHeaderBytes = 4096 }));
    }

    [Fact]
    public void A_sparse_file_larger_than_a_layer_may_be_meets_the_limit() =>
        Refused.By<LimitExceededException>(() => Listing.Of(new TarFixture().PaxHeader([("GNU.sparse.map", "0,1"), ("GNU.sparse.size", $"{long.MaxValue}")]).File("a", "a").ToArray()));

    [Theory, InlineData('L'), InlineData('K')]
    public void Names_of_a_megabyte_meet_the_limit(char type)
    {
        var tar = new TarFixture().GnuLong(type, new byte[1_000_000]).File("a", "").ToArray();
        Assert.Contains("MaxPathBytes", Refused.By<LimitExceededException>(() => Listing.Of(tar)), StringComparison.Ordinal);
    }

    [Theory, InlineData("path"), InlineData("linkpath"), InlineData("GNU.sparse.name")]
    public void Pax_names_of_a_megabyte_meet_the_limit(string key)
    {
        var tar = new TarFixture().PaxHeader([(key, new string('x', 1_000_000))]).File("a", "").ToArray();
        Assert.Contains("MaxPathBytes", Refused.By<LimitExceededException>(() => Listing.Of(tar)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_as_long_as_the_limit_are_read()
    {
        var name = new string('x', Limits.Default.MaxPathBytes);
        Assert.Equal([name], Listing.Of(new TarFixture(TarStyle.Gnu).File(name, "").ToArray()).Paths);
        Assert.Equal([name], Listing.Of(new TarFixture(TarStyle.Pax).File(name, "").ToArray()).Paths);
    }

    [Theory, InlineData('x'), InlineData('g'), InlineData('L')]
    public void Extended_headers_alone_count_as_entries(char type)
    {
        var tar = new TarFixture();
        for (var i = 0; i < 20; i++)
            tar.PaxHeader("8 a=bcd\n"u8.ToArray(), type);
        Assert.Contains("MaxEntriesPerLayer", Refused.By<LimitExceededException>(() => Listing.Of(tar.ToArray(), Limits.Default with { MaxEntriesPerLayer = 10 })), StringComparison.Ordinal);
    }

    static TarHeaderFixture GnuSparse(bool continues) => new TarHeaderFixture("sparse"u8, 'S', 4).Magic(TarStyle.Gnu)
        .Octal(386, 12, 100).Octal(398, 12, 2).Bytes(482, [(byte)(continues ? 1 : 0)], 1).Octal(483, 12, 2000);

    static byte[] SparseBlock() => [.. "00000003000\0"u8, .. "00000000002\0"u8, .. new byte[488]];
}
