using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tests.Chunked;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Sources.Registry;

/// <summary>Images of a real registry.</summary>
public sealed class RegistrySourceTests(SecureRegistry registry) : IClassFixture<SecureRegistry>, IDisposable
{
    readonly TemporaryDirectory directory = new();

    static ImageFixture Image(string content, string platform = "linux/amd64", LayerCompression compression = LayerCompression.Gzip) =>
        new(Layer(content, compression), Layer($"{content}-2", LayerCompression.None)) { Platform = platform };

    static LayerFixture Layer(string content, LayerCompression compression) =>
        new(new TarFixture().Directory("etc").File($"etc/{content}", content).SymbolicLink("link", content).HardLink("hard", $"etc/{content}").ToArray(), compression, $"COPY {content} etc");

    string Name(string name) => $"registry:{registry.Server.Host}/{name}";

    [Theory, InlineData(LayerCompression.None), InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void An_image_is_the_same_as_in_a_layout(LayerCompression compression)
    {
        var image = Image($"same-{compression}".ToLowerInvariant(), compression: compression);
        var name = $"same/{compression}:1".ToLowerInvariant();
        registry.Server.Push(image, name);
        using var remote = Targets.Open(Name(name), registry.Options);
        using var local = Targets.Open(directory.WriteTree("layout", ImageFixture.OciFiles(image)), new OpenOptions());
        Assert.Equal((local.Subject.Digest, local.Subject.Platform), (remote.Subject.Digest, remote.Subject.Platform));
        Assert.Equal(local.Layers.Select(l => (l.Index, l.Id, l.CacheKey, l.StoredBytes, l.Step)), remote.Layers.Select(l => (l.Index, l.Id, l.CacheKey, l.StoredBytes, l.Step)));
        Assert.Equal(Listing.OfTarget(directory.Combine("layout")).Entries, Listing.OfTarget(Name(name), registry.Options).Entries);
        Assert.Equal(Listing.OfTarget(directory.Combine("layout")).Entries, Listing.OfTarget(Name(name), registry.Options, Verification.None).Entries);
    }

    [Fact]
    public void A_layer_that_is_known_costs_nothing_and_a_known_image_one_request()
    {
        registry.PushIndex("known:1", Image("known-amd"), Image("known-arm", "linux/arm64"));
        var options = registry.Options with { CacheHome = directory.Combine("cache"), Platform = new Platform("linux", "arm64") };
        var log = registry.Server.Log.Length;
        Targets.Open(Name("known:1"), options).Dispose();
        Assert.Equal(3, registry.Requests(log));
        log = registry.Server.Log.Length;
        using var again = Targets.Open(Name("known:1"), options);
        Assert.Equal(1, registry.Requests(log));
        Assert.Equal("1", again.Observations.Single().Facts["requests"]);
    }

    [Fact]
    public void An_image_named_by_its_digest_whose_documents_are_known_is_opened_without_a_connection()
    {
        var image = Image("pinned");
        registry.Server.Push(image, "pinned:1");
        var options = registry.Options with { CacheHome = directory.Combine("cache") };
        Targets.Open(Name("pinned:1"), options).Dispose();
        var offline = options with { Registry = options.Registry! with { Network = new() { Offline = true } } };
        using var subject = Targets.Open(Name($"pinned@{image.ManifestDigest}"), offline);
        Assert.Equal(2, subject.Layers.Count);
        Assert.Throws<ServiceException>(() => subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Authenticating), default));
        Assert.Throws<ServiceException>(() => Targets.Open(Name("pinned:1"), offline));
    }

    [Fact]
    public void A_blob_that_was_altered_in_the_registry_is_refused_however_it_is_read()
    {
        var image = Image("altered");
        registry.Server.Push(image, "altered:1");
        foreach (var layer in image.Layers)
        {
            var path = registry.Server.BlobPath(DigestOf.Bytes(layer.Stored));
            var bytes = File.ReadAllBytes(path);
            bytes[^1] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        using var subject = Targets.Open(Name("altered:1"), registry.Options);
        foreach (var layer in subject.Layers)
            foreach (var verification in Enum.GetValues<Verification>())
                Assert.ThrowsAny<UnreadableSubjectException>(() => layer.Walk(new Listing(), new WalkOptions(verification), default));
    }

    [Fact]
    public void A_config_that_was_altered_in_the_registry_is_refused()
    {
        var image = Image("config");
        registry.Server.Push(image, "config:1");
        var path = registry.Server.BlobPath(image.ImageId);
        File.WriteAllText(path, File.ReadAllText(path).Replace("COPY", "HIDE", StringComparison.Ordinal));
        var options = registry.Options with { CacheHome = directory.Combine("cache") };
        Refused.By<DigestMismatchException>(() => Targets.Open(Name("config:1"), options));
        Refused.By<DigestMismatchException>(() => Targets.Open(Name("config:1"), options));
    }

    [Fact]
    public void Of_an_index_one_platform_or_all_are_opened()
    {
        registry.PushIndex("index:1", Image("amd"), Image("arm", "linux/arm64"), Image("att", "unknown/unknown"));
        Assert.Contains("etc/arm", Listing.OfTarget(Name("index:1"), registry.Options with { Platform = new Platform("linux", "arm64") }).Paths);
        Assert.Contains("linux/amd64, linux/arm64", Refused.By(() => Targets.Open(Name("index:1"), registry.Options with { Platform = new Platform("linux", "s390x") })), StringComparison.Ordinal);
        Assert.Equal(["linux/amd64", "linux/arm64"], Platforms(Name("index:1"), registry.Options with { AllPlatforms = true }));
        Assert.Equal(["linux/arm64"], Platforms(Name("index:1"), registry.Options with { AllPlatforms = true, Platform = new Platform("linux", "arm64") }));
    }

    [Fact]
    public void Of_a_local_index_all_platforms_are_opened_too()
    {
        ImageFixture[] images = [Image("amd"), Image("arm", "linux/arm64")];
        var files = ImageFixture.OciFiles(ImageFixture.Index([.. images.Select(i => i.IndexEntry(withPlatform: true))]), images);
        var all = new OpenOptions { AllPlatforms = true };
        Assert.Equal(["linux/amd64", "linux/arm64"], Platforms(directory.WriteTree("layout", files), all));
        Assert.Equal(["linux/amd64", "linux/arm64"], Platforms($"oci-archive:{directory.WriteArchive("oci.tar", files)}", all));
        Assert.Equal(["linux/amd64"], Platforms(directory.WriteArchive("docker.tar", ImageFixture.DockerFiles(images[0])), all));
    }

    [Fact]
    public void Of_a_repository_the_tags_that_match_are_opened()
    {
        foreach (var tag in (string[])["1.0", "1.1", "2.0", "latest"])
            registry.Server.Push(Image($"tag-{tag}"), $"tags:{tag}");
        using var some = Targets.Find(Name("tags"), registry.Options with { Tags = "1.*" });
        Assert.Equal([$"{registry.Server.Host}/tags:1.0", $"{registry.Server.Host}/tags:1.1"], some.Subjects.Select(s => s.Name));
        foreach (var pending in some.Subjects)
            using (var subject = pending.Open())
                Assert.Equal(pending.Name, subject.Subject.Name);
        Assert.Contains("'3.*'", Refused.By(() => Targets.Find(Name("tags"), registry.Options with { Tags = "3.*" })), StringComparison.Ordinal);
        Assert.Contains("without a tag", Refused.By<UsageException>(() => Targets.Find(Name("tags:1.0"), registry.Options with { Tags = "*" })), StringComparison.Ordinal);
    }

    [Theory, InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void Of_a_layer_with_a_table_of_contents_the_wanted_parts_are_fetched(LayerCompression compression)
    {
        var noise = new byte[900_000];
        new Random(1).NextBytes(noise);
        var chunked = new ChunkedFixture(compression).File("big/a", noise).File("etc/wanted", [.. "content"u8]).File("big/b", noise);
        var image = new ImageFixture(chunked.ToLayer());
        var name = $"chunked/{compression}:1".ToLowerInvariant();
        registry.Server.Push(image, name);
        var seen = new Wanting("etc/wanted");
        using var subject = Targets.Open(Name(name), registry.Options);
        var walk = subject.Layers[0].Walk(seen, new WalkOptions(Verification.Authenticating), default);
        Assert.Equal("content"u8.ToArray(), seen.Contents["etc/wanted"]);
        Assert.Equal((subject.Layers[0].PartsKey, image.Layers[0].Stored.Length), (walk.Verified, subject.Layers[0].StoredBytes!.Value));
        var facts = subject.Observations.Single().Facts;
        Assert.InRange(long.Parse(facts["bytes"]), 1, 10_000);
        Assert.True(long.Parse(facts["spared"]) > 1_700_000);
    }

    [Fact]
    public void What_skopeo_writes_as_zstd_chunked_is_read_in_parts()
    {
        var noise = new byte[900_000];
        new Random(1).NextBytes(noise);
        var image = new ImageFixture(new LayerFixture(new TarFixture().File("big/a", noise).File("etc/wanted", [.. "content"u8]).HardLink("etc/hard", "etc/wanted").File("big/b", noise).ToArray()));
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(image));
        Command.Run(Requires.Tool("skopeo", "skopeo"), "copy", "-q", "--insecure-policy", "--dest-compress-format", "zstd:chunked", $"oci:{layout}", $"oci:{directory.Combine("chunked")}:1");
        registry.Server.Copy($"oci:{directory.Combine("chunked")}:1", "real:1");
        var (parts, whole) = (new Wanting("etc/wanted"), new Wanting("etc/wanted"));
        using var subject = Targets.Open(Name("real:1"), registry.Options);
        subject.Layers[0].Walk(parts, new WalkOptions(Verification.Authenticating), default);
        Assert.InRange(long.Parse(subject.Observations.Single().Facts["bytes"]), 1, 10_000);
        subject.Layers[0].Walk(whole, new WalkOptions(Verification.Full), default);
        Assert.Equal(whole.Lines, parts.Lines);
        Assert.Equal(whole.Contents, parts.Contents);
    }

    [Fact]
    public void What_is_no_image_or_is_not_there_is_told()
    {
        Refused.By<ServiceException>(() => Targets.Open(Name("nothing/here:1"), registry.Options));
        Refused.By<UsageException>(() => Targets.Open(Name("UPPER case"), registry.Options));
        Refused.By<ServiceException>(() => Targets.Open(Name("known:1"), new OpenOptions()));
    }

    public void Dispose() => directory.Dispose();

    static List<string> Platforms(string target, OpenOptions options)
    {
        List<string> platforms = [];
        using var set = Targets.Find(target, options);
        foreach (var pending in set.Subjects)
        {
            using var subject = pending.Open();
            foreach (var layer in subject.Layers)
                layer.Walk(new Listing(), new WalkOptions(Verification.Full), default);
            platforms.Add(subject.Subject.Platform!.ToString());
        }

        return platforms;
    }
}
