using System.Text;
using CsCheck;
using Plimsoll.Images.Reading;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Tar;

public sealed class RoundTripTests
{
    // Any bytes but the separator, the end of text, and names that mean something else.
    static readonly Gen<string> Name =
        Gen.Byte.Where(b => b is not (0 or (byte)'/')).Array[1, 40].Select(b => Encoding.Latin1.GetString(b)).Where(n => n is not ("." or ".."));

    static readonly Gen<string> Path = Name.Array[1, 8].Select(parts => string.Join('/', parts));

    static readonly Gen<Seen> Entry = Gen.OneOf(
        Gen.Select(Path, Gen.Byte.Array[0, 2000], Gen.Int[0, 0xFFF], Gen.Long[0, long.MaxValue >> 8], Gen.Long[0, 100_000])
            .Select((path, content, mode, uid, gid) => new Seen(FileKind.File, path, Encoding.Latin1.GetString(content), mode, uid % (1L << 54), gid, "", content.Length)),
        Path.Select(path => new Seen(FileKind.Directory, path, Mode: 0x1ED)),
        Gen.Select(Path, Path).Select((path, target) => new Seen(FileKind.SymbolicLink, path, Mode: 0x1FF, Link: target)),
        Gen.Select(Path, Path).Select((path, target) => new Seen(FileKind.HardLink, path, Link: target)),
        Path.Select(path => new Seen(FileKind.Fifo, path)),
        Path.Select(path => new Seen(FileKind.Device, path)));

    [Theory, InlineData(TarStyle.Gnu), InlineData(TarStyle.Pax)]
    public void What_was_written_is_read_however_the_bytes_arrive(TarStyle style) =>
        Gen.Select(Entry.Array[0, 12], Gen.Int[1, 5000], Gen.Int[0, 4].Select(i => 512 << i))
            .Sample((entries, chunk, window) => Assert.Equal(entries, Listing.Of(new ChunkedSource(Write(style, entries), chunk, window)).Entries), iter: 300);

    [Fact]
    public void One_byte_at_a_time_is_enough()
    {
        Seen[] entries = [new(FileKind.File, new string('n', 400), "content", Size: 7), new(FileKind.SymbolicLink, "l", Mode: 0x1FF, Link: new string('t', 300))];
        foreach (var style in (ReadOnlySpan<TarStyle>)[TarStyle.Gnu, TarStyle.Pax])
            Assert.Equal(entries, Listing.Of(new ChunkedSource(Write(style, entries), 1, 512)).Entries);
    }

    [Fact]
    public void Ustar_names_are_joined_with_their_prefix()
    {
        var path = $"{new string('d', 90)}/{new string('e', 50)}/{new string('f', 100)}";
        Assert.Equal([path], Listing.Of(new TarFixture(TarStyle.Ustar).File(path, "x").ToArray()).Paths);
    }

    [Fact]
    public void What_a_visitor_leaves_of_a_content_is_passed_over()
    {
        var tar = new TarFixture().File("a", new byte[3000]).File("b", "second").ToArray();
        var visitor = new ReadsOneByte();
        using var walker = new Images.Tar.TarWalker(new Images.Tar.StreamTarSource(new MemoryStream(tar)), Core.Limits.Default, "x");
        walker.Walk(visitor, CancellationToken.None);
        Assert.Equal(["a", "b"], visitor.Paths);
        Assert.Equal(0, visitor.Kept!.Read(new byte[10], 0, 10));
    }

    static byte[] Write(TarStyle style, Seen[] entries)
    {
        var tar = new TarFixture(style);
        foreach (var entry in entries)
            Write(tar, entry);
        return tar.ToArray();
    }

    static void Write(TarFixture tar, Seen entry) => tar.Entry(
        Encoding.Latin1.GetBytes(entry.Path),
        entry.Kind switch
        {
            FileKind.Directory => '5',
            FileKind.SymbolicLink => '2',
            FileKind.HardLink => '1',
            FileKind.Device => '3',
            FileKind.Fifo => '6',
            _ => '0',
        },
        Encoding.Latin1.GetBytes(entry.Content),
        Encoding.Latin1.GetBytes(entry.Link),
        entry.Mode,
        entry.Uid,
        entry.Gid);

    sealed class ReadsOneByte : ILayerVisitor
    {
        public List<string> Paths { get; } = [];

        public Stream? Kept { get; private set; }

        public bool Enters(ReadOnlySpan<byte> directory) => true;

        public bool Meets(in FileEntry entry)
        {
            Paths.Add(Encoding.UTF8.GetString(entry.Path));
            return true;
        }

        public void Content(in FileEntry entry, Stream content)
        {
            content.ReadExactly(new byte[1]);
            Kept ??= content;
        }

        public void Unreadable(ReadOnlySpan<byte> path, string message) { }
    }
}
