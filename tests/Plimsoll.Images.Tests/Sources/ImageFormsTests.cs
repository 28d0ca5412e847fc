using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Sources;

/// <summary>One image in every form it is kept in: the same layers, and the identity that its form proves.</summary>
public sealed class ImageFormsTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static ImageFixture Image(LayerCompression compression) => new(
        new LayerFixture(new TarFixture().Directory("etc").File("etc/os-release", "ID=x").ToArray(), compression, "ADD rootfs.tar / # buildkit"),
        new LayerFixture(new TarFixture().Whiteout("etc/os-release").Opaque("etc").HardLink("a", "b").ToArray(), compression, "/bin/sh -c rm /etc/os-release"));

    public static TheoryData<string, LayerCompression> Forms => new MatrixTheoryData<string, LayerCompression>(
        ["docker", "docker.gz", "docker.zst", "docker-oci", "docker-oci.gz", "oci", "oci-archive", "oci-archive.zst"], Enum.GetValues<LayerCompression>());

    [Theory, MemberData(nameof(Forms))]
    public void Every_form_gives_the_same_image(string form, LayerCompression compression)
    {
        var image = Image(compression);
        var target = Write(form, image);
        using var subject = Targets.Open(target, new OpenOptions { TemporaryDirectory = directory.Path });
        Assert.Equal(SubjectKind.Image, subject.Subject.Kind);
        Assert.Equal(form is "docker" or "docker.gz" or "docker.zst" ? image.ImageId : image.ManifestDigest, subject.Subject.Digest.ToString());
        Assert.Equal(new Platform("linux", "amd64"), subject.Subject.Platform);
        Assert.Equal(image.Layers.Select(l => l.DiffId), subject.Layers.Select(l => l.Id.ToString()!));
        Assert.Equal(image.Layers.Select(l => l.Step), subject.Layers.Select(l => l.Step));
        Assert.Equal([0, 1], subject.Layers.Select(l => l.Index));
        Assert.Equal(image.Layers.Select(l => (long?)l.Stored.Length), subject.Layers.Select(l => l.StoredBytes));
        foreach (var verification in Enum.GetValues<Verification>())
            Assert.Equal(["etc", "etc/os-release", "etc/.wh.os-release", "etc/.wh..wh..opq", "a"], Walk(subject, verification));
        Assert.Equal([], Directory.EnumerateFiles(directory.Path).Where(f => Path.GetFileName(f).StartsWith('.')));
    }

    [Theory, MemberData(nameof(Forms))]
    public void What_a_walk_proves_is_the_key_it_may_be_kept_under(string form, LayerCompression compression)
    {
        var image = Image(compression);
        using var subject = Targets.Open(Write(form, image), new OpenOptions());
        var isClassic = form.StartsWith("docker", StringComparison.Ordinal) && !form.StartsWith("docker-oci", StringComparison.Ordinal);
        foreach (var (layer, fixture) in subject.Layers.Zip(image.Layers))
        {
            Assert.Equal(isClassic ? fixture.DiffId : DigestOf.Bytes(fixture.Stored), layer.CacheKey.ToString());
            Assert.Null(layer.Walk(new Listing(), new WalkOptions(Verification.None), default).Verified);
            Assert.Equal(layer.CacheKey, layer.Walk(new Listing(), new WalkOptions(Verification.Authenticating), default).Verified);
            Assert.Equal(layer.CacheKey, layer.Walk(new Listing(), new WalkOptions(Verification.Full), default).Verified);
            Assert.Equal(layer.CacheKey, layer.Walk(new Listing(), new WalkOptions(Verification.Full, ReadAhead: true), default).Verified);
        }
    }

    [Fact]
    public void A_scheme_says_which_form_is_meant()
    {
        var files = ImageFixture.DockerOciFiles(Image(LayerCompression.Gzip));
        var archive = directory.WriteArchive("both.tar", files);
        var layout = directory.WriteTree("layout", files);
        foreach (var target in (string[])[$"docker-archive:{archive}", $"oci-archive:{archive}", $"oci:{layout}", $"oci:{layout}:1", $"oci-archive:{archive}:fixture:1", $"docker-archive:{archive}:fixture:1"])
        {
            Assert.Equal(5, Listing.OfTarget(target).Entries.Count);
            using var subject = Targets.Open(target, new OpenOptions());
            Assert.Equal(target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..], subject.Subject.Name);
        }
    }

    [Fact]
    public void Layers_that_old_archives_link_to_are_followed()
    {
        var image = Image(LayerCompression.None);
        var tar = new TarFixture();
        foreach (var (path, bytes) in ImageFixture.DockerFiles(image))
            if (path == $"{image.Layers[1].DiffId["sha256:".Length..]}/layer.tar")
                tar.File("shared/layer.tar", bytes).SymbolicLink(path, "../shared/layer.tar");
            else
                tar.File(path, bytes);
        Assert.Equal(5, Listing.OfTarget(directory.Write("linked.tar", tar.ToArray())).Entries.Count);
    }

    [Fact]
    public void Links_between_layers_that_lead_in_circles_are_refused()
    {
        var image = Image(LayerCompression.None);
        var tar = new TarFixture();
        foreach (var (path, bytes) in ImageFixture.DockerFiles(image))
            if (path.EndsWith("layer.tar", StringComparison.Ordinal))
                tar.SymbolicLink(path, "../loop");
            else
                tar.File(path, bytes);
        var target = directory.Write("loop.tar", tar.SymbolicLink("loop", "pool").SymbolicLink("pool", "loop").ToArray());
        Assert.Contains("circles", Refused.By(() => Targets.Open(target, new OpenOptions())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_layer_in_an_archive_of_plain_ones_is_read() =>
        Assert.Equal(5, Listing.OfTarget(directory.WriteArchive("a.tar", ImageFixture.DockerFiles(Image(LayerCompression.Gzip)))).Entries.Count);

    [Fact]
    public void A_layer_used_a_thousand_times_costs_one_file()
    {
        var layer = new LayerFixture(new TarFixture().File("a", "1").ToArray());
        var image = new ImageFixture([.. Enumerable.Repeat(layer, 1000)]);
        Assert.Equal(1000, Listing.OfTarget(directory.WriteTree("many", ImageFixture.OciFiles(image))).Entries.Count);
        Refused.By<LimitExceededException>(() => Targets.Open(directory.Combine("many"), new OpenOptions { Limits = Limits.Default with { MaxLayers = 999 } }));
    }

    [Fact]
    public void Progress_counts_stored_bytes_and_ends_with_all_of_them()
    {
        using var subject = Targets.Open(directory.WriteTree("layout", ImageFixture.OciFiles(Image(LayerCompression.Gzip))), new OpenOptions());
        List<LayerProgress> reports = [];
        subject.Layers[1].Walk(new Listing(), new WalkOptions(Verification.Full, new Reports(reports)), default);
        Assert.Equal(new LayerProgress(1, subject.Layers[1].StoredBytes!.Value, subject.Layers[1].StoredBytes, true), reports[^1]);
        Assert.Single(reports, r => r.Done);
    }

    [Theory, InlineData(Verification.None), InlineData(Verification.Authenticating), InlineData(Verification.Full)]
    public void A_walk_stops_when_it_is_told_to(Verification verification)
    {
        var layer = new LayerFixture(Many(), LayerCompression.Gzip);
        using var subject = Targets.Open(directory.WriteTree("layout", ImageFixture.OciFiles(new ImageFixture(layer))), new OpenOptions());
        Assert.ThrowsAny<OperationCanceledException>(() => subject.Layers[0].Walk(new Listing(), new WalkOptions(verification), new CancellationToken(true)));
    }

    static byte[] Many()
    {
        var tar = new TarFixture();
        for (var i = 0; i < 5000; i++)
            tar.File($"f{i}", "");
        return tar.ToArray();
    }

    public void Dispose() => directory.Dispose();

    string Write(string form, ImageFixture image)
    {
        var compression = form.EndsWith(".gz", StringComparison.Ordinal) ? LayerCompression.Gzip
            : form.EndsWith(".zst", StringComparison.Ordinal) ? LayerCompression.Zstd : LayerCompression.None;
        return form.Split('.')[0] switch
        {
            "docker" => directory.WriteArchive(form, ImageFixture.DockerFiles(image), compression),
            "docker-oci" => directory.WriteArchive(form, ImageFixture.DockerOciFiles(image), compression),
            "oci-archive" => directory.WriteArchive(form, ImageFixture.OciFiles(image), compression),
            _ => directory.WriteTree(form, ImageFixture.OciFiles(image)),
        };
    }

    static IEnumerable<string> Walk(OpenedSubject subject, Verification verification) => BothInflaters.Agree(managed =>
    {
        var listing = new Listing();
        foreach (var layer in subject.Layers)
            layer.Walk(listing, new WalkOptions(verification, ManagedInflate: managed), CancellationToken.None);
        return listing;
    }, listing => listing.Entries).Paths;

    sealed class Reports(List<LayerProgress> reports) : IProgress<LayerProgress>
    {
        public void Report(LayerProgress value) => reports.Add(value);
    }
}
