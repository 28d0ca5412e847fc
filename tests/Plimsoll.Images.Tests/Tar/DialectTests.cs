using System.Text;
using Plimsoll.Images.Reading;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Tar;

/// <summary>Where programs understand an archive differently, a scan follows the engines that unpack it: else a file could hide.</summary>
public sealed class DialectTests
{
    static byte[] Inner => new TarFixture().File("hidden", "x").ToArrayWithoutEnd();

    [Fact]
    public void An_empty_pax_path_takes_nothing_away() =>
        Assert.Equal(["etc/passwd"], Listing.Of(new TarFixture().PaxHeader([("path", "")]).File("etc/passwd", "x").ToArray()).Paths);

    [Fact]
    public void Of_two_pax_paths_the_last_holds() =>
        Assert.Equal(["second"], Listing.Of(new TarFixture().PaxHeader([("path", "first"), ("path", "second")]).File("name", "x").ToArray()).Paths);

    [Fact]
    public void Of_two_pax_headers_the_last_holds_alone() =>
        Assert.Equal(
            [("own", 9L)],
            Listing.Of(new TarFixture().PaxHeader([("path", "first")]).PaxHeader([("uid", "9")]).File("own", "x").ToArray()).Entries.Select(e => (e.Path, e.Uid)));

    [Fact]
    public void A_gnu_name_wins_over_a_pax_one() =>
        Assert.Equal(["gnu"], Listing.Of(new TarFixture().GnuLong('L', "gnu"u8.ToArray()).PaxHeader([("path", "pax")]).File("name", "x").ToArray()).Paths);

    [Fact]
    public void What_an_extended_header_says_holds_for_one_entry_only() =>
        Assert.Equal(["long", "short"], Listing.Of(new TarFixture().PaxHeader([("path", "long")]).File("a", "1").File("short", "2").ToArray()).Paths);

    [Fact]
    public void Global_pax_headers_change_nothing() =>
        Assert.Equal(
            [("a", 0L), ("b", 0L)],
            Listing.Of(new TarFixture().PaxHeader([("comment", "x"), ("path", "gone"), ("uid", "7")], 'g').File("a", "1").File("b", "2").ToArray()).Entries.Select(e => (e.Path, e.Uid)));

    [Fact]
    public void A_file_named_like_a_directory_keeps_its_content()
    {
        var header = new TarHeaderFixture("dir/"u8, '0', Inner.Length).Magic(TarStyle.Ustar);
        Assert.Equal([(FileKind.File, "dir")], Kinds(new TarFixture().Raw(header, Inner)));
    }

    [Fact]
    public void A_name_with_a_slash_is_a_directory_in_an_archive_that_has_no_types() =>
        Assert.Equal([(FileKind.Directory, "dir"), (FileKind.File, "after")], Kinds(new TarFixture().Raw(new TarHeaderFixture("dir/"u8, '\0')).File("after", "")));

    [Theory, InlineData('1'), InlineData('2'), InlineData('3'), InlineData('4'), InlineData('5'), InlineData('6')]
    public void Types_without_content_have_none_whatever_size_is_stated(char type)
    {
        var header = new TarHeaderFixture("it"u8, type, 4096).Link("target"u8).Magic(TarStyle.Ustar);
        Assert.Equal(["it", "hidden"], Listing.Of(new TarFixture().Raw(header.ToArray()).Raw(Inner).ToArray()).Paths);
    }

    [Fact]
    public void Entries_of_unknown_types_are_passed_over_with_their_content() =>
        Assert.Equal([(FileKind.Other, "odd"), (FileKind.File, "after")], Kinds(new TarFixture().Raw(new TarHeaderFixture("odd"u8, 'Q', Inner.Length).Magic(TarStyle.Ustar), Inner).File("after", "")));

    [Fact]
    public void Zeros_before_a_size_do_not_make_it_none()
    {
        var header = new TarHeaderFixture("a"u8, '0').Magic(TarStyle.Ustar).Bytes(124, Encoding.ASCII.GetBytes($"\0\0\0{Convert.ToString(Inner.Length, 8)}"), 12);
        Assert.Equal(["a"], Listing.Of(new TarFixture().Raw(header, Inner).ToArray()).Paths);
    }

    [Fact]
    public void A_pax_size_is_the_size() =>
        Assert.Equal(
            [("a", 1536L), ("b", 1L)],
            Listing.Of(new TarFixture().PaxHeader([("size", "1536")]).Raw(new TarHeaderFixture("a"u8, '0', 3).Magic(TarStyle.Ustar)).Raw(new byte[1536]).File("b", "2").ToArray()).Entries.Select(e => (e.Path, e.Size)));

    [Fact]
    public void Something_behind_a_single_block_of_zeros_is_refused() =>
        Assert.Contains("block of zeros", Refused.By(() => Listing.Of(new TarFixture().File("a", "1").Raw(new byte[512]).File("b", "2").ToArray())), StringComparison.Ordinal);

    [Fact]
    public void A_single_block_of_zeros_may_end_an_archive() =>
        Assert.Equal(["a"], Listing.Of(new TarFixture().File("a", "1").Raw(new byte[512]).ToArrayWithoutEnd()).Paths);

    [Fact]
    public void What_stands_behind_the_end_is_nobody_s_entry() =>
        Assert.Equal(["a"], Listing.Of([.. new TarFixture().File("a", "1").ToArray(), .. Inner]).Paths);

    [Fact]
    public void A_missing_end_and_a_missing_last_padding_are_let_pass()
    {
        Assert.Equal(["a"], Listing.Of(new TarFixture().File("a", "1").ToArrayWithoutEnd()).Paths);
        Assert.Equal(["a"], Listing.Of(new TarFixture().File("a", "1").ToArrayWithoutEnd()[..513]).Paths);
        Assert.Empty(Listing.Of([]).Entries);
    }

    [Fact]
    public void Star_s_own_prefix_is_shorter()
    {
        var header = new TarHeaderFixture("name"u8, '0').Magic(TarStyle.Ustar).Prefix("dir"u8).Bytes(476, "00000000001 "u8, 12).Bytes(508, "tar\0"u8, 4);
        Assert.Equal(["dir/name"], Listing.Of(new TarFixture().Raw(header).ToArray()).Paths);
    }

    [Fact]
    public void Signed_checksums_of_old_programs_are_taken()
    {
        var block = new TarHeaderFixture([0xE9, 0xE8], '0').ToArray();
        var signed = block.Sum(b => (sbyte)b) - block.AsSpan(148, 8).ToArray().Sum(b => (sbyte)b) + 256;
        Encoding.ASCII.GetBytes($"{Convert.ToString(signed, 8).PadLeft(6, '0')}\0 ").CopyTo(block, 148);
        Assert.Equal(["\u00e9\u00e8"], Listing.Of(block).Paths);
    }

    [Theory, InlineData("../../etc/passwd", "etc/passwd"), InlineData("/etc/passwd", "etc/passwd"), InlineData("a/../b", "b"), InlineData("./a//b/.", "a/b")]
    public void Names_stay_below_the_root(string raw, string normal)
    {
        Assert.Equal([normal], Listing.Of(new TarFixture().File(raw, "x").ToArray()).Paths);
        Assert.Equal(normal, Listing.Of(new TarFixture().HardLink("l", raw).ToArray()).Entries.Single().Link);
        Assert.Equal(raw, Listing.Of(new TarFixture().SymbolicLink("l", raw).ToArray()).Entries.Single().Link);
    }

    [Fact]
    public void The_root_itself_is_no_entry() => Assert.Equal(["a"], Listing.Of(new TarFixture().Directory("./").Directory("..").File("a", "").ToArray()).Paths);

    static IEnumerable<(FileKind, string)> Kinds(TarFixture tar) => Listing.Of(tar.ToArray()).Entries.Select(e => (e.Kind, e.Path));
}
