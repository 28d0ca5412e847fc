using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Tar;
using Plimsoll.Testing;

namespace Plimsoll.Images.Tests.Tar;

public sealed class TarWalkerTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Theory, InlineData("gnu"), InlineData("pax"), InlineData("ustar"), InlineData("v7")]
    public void Archives_of_the_real_tar_are_read_alike_in_every_format(string format)
    {
        var root = directory.Combine("root");
        Directory.CreateDirectory(Path.Combine(root, "a/b"));
        File.WriteAllText(Path.Combine(root, "a/b/file"), "hello");
        File.WriteAllBytes(Path.Combine(root, "big"), new byte[300_000]);
        File.CreateSymbolicLink(Path.Combine(root, "link"), "a/b/file");
        Command.Run("ln", Path.Combine(root, "big"), Path.Combine(root, "hard"));
        Command.Run("mkfifo", Path.Combine(root, "fifo"));
        if (format is "gnu" or "pax")
            File.WriteAllText(Path.Combine(root, new string('n', 180)), "long");
        var expected = Walk(Archive("pax", root));
        Assert.Contains("File a/b/file 5 2cf24dba", expected);

        // V7 has no FIFOs: tar leaves them out, as it says.
        Assert.Equal(expected.Where(l => format != "v7" || !l.StartsWith("Fifo", StringComparison.Ordinal)), Walk(Archive(format, root)));
    }

    [Theory, InlineData("gnu", ""), InlineData("pax", "0.0"), InlineData("pax", "0.1"), InlineData("pax", "1.0")]
    public void Sparse_files_have_their_holes(string format, string version)
    {
        var root = directory.Combine("root");
        Directory.CreateDirectory(root);
        using (var file = File.Create(Path.Combine(root, "sparse")))
            for (var i = 1; i <= 8; i++)
            {
                file.Seek(i * 1_000_000, SeekOrigin.Begin);
                file.Write(Encoding.UTF8.GetBytes($"part {i}"));
            }

        var whole = Walk(Archive("pax", root)).Single(l => l.Contains("sparse"));
        string[] more = version.Length > 0 ? ["--sparse", $"--sparse-version={version}"] : ["--sparse"];
        var tar = Archive(format, root, more);
        Assert.True(tar.Length < 1_000_000, "the real tar stored no holes");
        Assert.Equal(whole, Walk(tar).Single(l => l.Contains("sparse")));
    }

    [Fact]
    public void Names_never_climb_above_the_root()
    {
        Span<byte> buffer = stackalloc byte[64];
        foreach (var (raw, normal) in (ReadOnlySpan<(string, string)>)[("./a/b", "a/b"), ("/etc/passwd", "etc/passwd"), ("../../etc/x", "etc/x"), ("a/../../b", "b"), ("a//b/./c/", "a/b/c"), ("..", ""), (".", "")])
            Assert.Equal(normal, Encoding.UTF8.GetString(buffer[..EntryPath.Normalise(Encoding.UTF8.GetBytes(raw), buffer)]));
    }

    [Fact]
    public void An_archive_cut_anywhere_says_so_or_ends_at_an_entry()
    {
        var root = directory.Combine("root");
        Directory.CreateDirectory(root);
        for (var i = 0; i < 5; i++)
            File.WriteAllText(Path.Combine(root, new string((char)('a' + i), i * 60 + 1)), new string('x', i * 700));
        var tar = Archive("gnu", root);
        var whole = Walk(tar);
        for (var length = 0; length < tar.Length; length += 128)
            try
            {
                var lines = Walk(tar[..length]);
                Assert.Equal(whole.Take(lines.Count), lines);
            }
            catch (UnreadableSubjectException e)
            {
                Assert.Contains("cut short", e.Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void A_flipped_byte_never_crashes_the_walker()
    {
        var root = directory.Combine("root");
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, new string('n', 180)), "long");
        File.CreateSymbolicLink(Path.Combine(root, "link"), new string('t', 150));
        var tar = Archive("pax", root)[..10240];
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var copy = (byte[])tar.Clone();
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
            if (i % 3 == 0)
                FixChecksums(copy);
            try
            {
                Walk(copy);
            }
            catch (UnreadableSubjectException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    [Fact]
    public void A_pax_header_that_claims_too_much_is_refused_before_it_is_read()
    {
        var header = Header("x", 'x', 50_000_000);
        Assert.Throws<LimitExceededException>(() => Walk([.. header, .. new byte[1024]]));
        Assert.Throws<LimitExceededException>(() => Walk([.. Header("x", 'L', 1_000_000), .. new byte[1_000_448]]));
    }

    [Fact]
    public void Entries_beyond_the_limit_are_refused()
    {
        var many = Enumerable.Range(0, 50).SelectMany(i => Header($"f{i}", '0', 0)).ToArray();
        Assert.Throws<LimitExceededException>(() => Walk(many, Limits.Default with { MaxEntriesPerLayer = 10 }));
    }

    public void Dispose() => directory.Dispose();

    static byte[] Header(string name, char type, long size)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        Encoding.UTF8.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
        header[156] = (byte)type;
        Checksum(header);
        return header;
    }

    static void FixChecksums(byte[] tar)
    {
        for (var at = 0; at + 512 <= tar.Length; at += 512)
            if (tar.AsSpan(at + 257, 5).SequenceEqual("ustar"u8))
                Checksum(tar.AsSpan(at, 512));
    }

    static void Checksum(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var one in header)
            sum += one;
        Encoding.UTF8.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
    }

    byte[] Archive(string format, string root, params string[] more)
    {
        var path = directory.Combine("archive.tar");
        Command.Try("tar", [$"--format={format}", "--sort=name", .. more, "-C", root, "-cf", path, "."]);
        return File.ReadAllBytes(path);
    }

    static List<string> Walk(byte[] tar, Limits? limits = null)
    {
        var recorder = new Recorder();
        using var walker = new TarWalker(new StreamTarSource(new MemoryStream(tar)), limits ?? Limits.Default, "the archive");
        walker.Walk(recorder, CancellationToken.None);
        return recorder.Lines;
    }
}
