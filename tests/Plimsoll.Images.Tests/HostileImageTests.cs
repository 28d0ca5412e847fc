using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests;

public sealed class HostileImageTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static TestImage Image() => new(new TestLayer().File("a", "1"), new TestLayer().File("b", "2"));

    [Fact]
    public void An_archive_cut_at_every_block_is_refused_with_one_sentence()
    {
        var whole = File.ReadAllBytes(Image().DockerArchive(directory.Combine("whole.tar")));
        var refused = 0;
        for (var length = 0; length < whole.Length - 1024; length += 512)
        {
            File.WriteAllBytes(directory.Combine("cut.tar"), whole[..length]);
            var message = Assert.ThrowsAny<UnreadableSubjectException>(() => Walk(directory.Combine("cut.tar"))).Message;
            Assert.DoesNotContain('\n', message);
            refused++;
        }

        Assert.True(refused > 10);
    }

    [Fact]
    public void Every_changed_byte_of_an_oci_layout_is_noticed()
    {
        var layout = Image().OciLayout(directory.Combine("layout"));
        foreach (var blob in Directory.EnumerateFiles(Path.Combine(layout, "blobs/sha256")))
        {
            var bytes = File.ReadAllBytes(blob);
            for (var at = 0; at < bytes.Length; at += 7)
            {
                var changed = (byte[])bytes.Clone();
                changed[at] ^= 1;
                File.WriteAllBytes(blob, changed);
                Assert.Throws<DigestMismatchException>(() => Walk(layout));
            }

            File.WriteAllBytes(blob, [.. bytes, 0]);
            Assert.ThrowsAny<UnreadableSubjectException>(() => Walk(layout));
            File.WriteAllBytes(blob, bytes);
        }

        Walk(layout);
    }

    [Fact]
    public void A_lying_diff_id_is_found_by_full_verification()
    {
        var image = Image();
        image.DiffIds = [$"sha256:{new string('0', 64)}", $"sha256:{TestLayer.Sha256(image.Tars[1])}"];
        var layout = image.OciLayout(directory.Combine("layout"));
        Walk(layout);
        Assert.Throws<DigestMismatchException>(() => Walk(layout, verification: Verification.Full));
    }

    [Fact]
    public void Decompression_bombs_stop_at_the_ratio_and_at_the_size()
    {
        var bomb = new TestImage(new TestLayer().File("zeros", new byte[64 * 1024 * 1024])).OciLayout(directory.Combine("bomb"));
        Assert.Equal("MaxCompressionRatio", Assert.Throws<LimitExceededException>(() => Walk(bomb, Limits.Default with { RatioFloorBytes = 1_000_000, MaxCompressionRatio = 100 })).Limit);
        Assert.Equal("MaxLayerBytes", Assert.Throws<LimitExceededException>(() => Walk(bomb, Limits.Default with { MaxLayerBytes = 1_000_000 })).Limit);
    }

    [Fact]
    public void A_gzip_layer_that_ends_early_is_refused_even_where_a_file_ends_and_no_digest_is_asked_for()
    {
        var image = new TestImage(new TestLayer().File("a", "1").File("b", "2"));
        Assert.Equal(["a", "b"], Listing.OfTarget(image.OciLayout(directory.Combine("whole"), tar => Flushed(tar, cut: false)), verification: Verification.None).Paths);
        var layout = image.OciLayout(directory.Combine("cut"), tar => Flushed(tar, cut: true));
        Assert.Contains("cannot be decompressed", Refused.By(() => Listing.OfTarget(layout, verification: Verification.None)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"manifests\":[]}")]
    [InlineData("{\"manifests\":[{}]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:zz\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"size\":-1}]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"size\":99999999999999999999}]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"../../../../etc/passwd\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"size\":1}]}")]
    public void An_index_of_another_form_is_refused(string index)
    {
        var layout = Image().OciLayout(directory.Combine("layout"));
        File.WriteAllText(Path.Combine(layout, "index.json"), index);
        Assert.ThrowsAny<UnreadableSubjectException>(() => Walk(layout));
    }

    [Fact]
    public void A_deeply_nested_or_huge_document_is_refused()
    {
        var layout = Image().OciLayout(directory.Combine("layout"));
        File.WriteAllText(Path.Combine(layout, "index.json"), new string('[', 100_000));
        Assert.ThrowsAny<UnreadableSubjectException>(() => Walk(layout));
        File.WriteAllText(Path.Combine(layout, "index.json"), new string(' ', 9_000_000));
        Assert.Throws<LimitExceededException>(() => Walk(layout));
    }

    [Fact]
    public void A_blob_that_is_a_link_or_fifo_is_refused()
    {
        var layout = Image().OciLayout(directory.Combine("layout"));
        var blob = Directory.EnumerateFiles(Path.Combine(layout, "blobs/sha256")).First();
        File.Move(blob, directory.Combine("moved"));
        File.CreateSymbolicLink(blob, directory.Combine("moved"));
        Assert.ThrowsAny<UnreadableSubjectException>(() => Walk(layout));
        File.Delete(blob);
        Command.Run("mkfifo", blob);
        Assert.ThrowsAny<UnreadableSubjectException>(() => Walk(layout));
    }

    [Fact]
    public void A_layer_used_twice_is_read_twice()
    {
        var image = new TestImage(new TestLayer().File("a", "1"));
        image.Tars.Add(image.Tars[0]);
        Assert.Equal(2, Walk(image.OciLayout(directory.Combine("layout"))).Lines.Count);
        Assert.Equal(2, Walk(image.DockerArchive(directory.Combine("a.tar"))).Lines.Count);
    }

    [Fact]
    public void A_platform_that_is_not_there_is_told_with_those_that_are()
    {
        var image = Image();
        image.Architecture = "s390x";
        var layout = image.OciLayout(directory.Combine("layout"));
        Walk(layout);
        Assert.Contains("linux/s390x", Assert.Throws<UnreadableSubjectException>(() => Targets.Open(layout, new OpenOptions { Platform = new Platform("linux", "arm64") })).Message, StringComparison.Ordinal);
    }

    public void Dispose() => directory.Dispose();

    static Recorder Walk(string target, Limits? limits = null, Verification verification = Verification.Authenticating) => BothInflaters.Agree(managed =>
    {
        var recorder = new Recorder();
        using var subject = Targets.Open(target, new OpenOptions { Limits = limits ?? Limits.Default, ManagedInflate = managed });
        foreach (var layer in subject.Layers)
            layer.Walk(recorder, new WalkOptions(verification, ManagedInflate: managed), CancellationToken.None);
        return recorder;
    }, recorder => recorder.Lines);

    /// <summary>Compresses so that the first entry of two ends at a boundary of the compressed stream, where it may be cut.</summary>
    static byte[] Flushed(byte[] tar, bool cut)
    {
        using var stored = new MemoryStream();
        using var gzip = new System.IO.Compression.GZipStream(stored, System.IO.Compression.CompressionLevel.Fastest);
        gzip.Write(tar.AsSpan(0, tar.AsSpan().LastIndexOf("ustar"u8) / 512 * 512));
        gzip.Flush();
        if (cut)
            return stored.ToArray();
        gzip.Write(tar.AsSpan((int)(tar.AsSpan().LastIndexOf("ustar"u8) / 512 * 512)));
        gzip.Dispose();
        return stored.ToArray();
    }
}
