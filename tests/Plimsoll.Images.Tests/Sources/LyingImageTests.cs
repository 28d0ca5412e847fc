using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Sources;

/// <summary>Images that say of themselves what is not so.</summary>
public sealed class LyingImageTests : IDisposable
{
    static readonly string Wrong = DigestOf.Bytes("something else"u8);

    readonly TemporaryDirectory directory = new();

    static LayerFixture Layer(LayerCompression compression = LayerCompression.None) => new(new TarFixture().File("a", "content").ToArray(), compression);

    [Theory, InlineData(LayerCompression.None), InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void A_wrong_blob_digest_is_found_with_and_without_full_verification(LayerCompression compression)
    {
        var image = new ImageFixture(Layer(compression) with { BlobDigest = Wrong });
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(image));
        foreach (var verification in (Verification[])[Verification.Authenticating, Verification.Full])
        {
            var message = Refused.By<DigestMismatchException>(() => Listing.OfTarget(layout, verification: verification));
            Assert.Contains(Wrong, message, StringComparison.Ordinal);
            Assert.Contains(DigestOf.Bytes(image.Layers[0].Stored), message, StringComparison.Ordinal);
        }

        Assert.Single(Listing.OfTarget(layout, verification: Verification.None).Entries);
    }

    [Theory, InlineData(LayerCompression.None), InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void A_wrong_diff_id_of_a_docker_archive_is_always_found(LayerCompression compression)
    {
        var archive = directory.WriteArchive("a.tar", ImageFixture.DockerFiles(new ImageFixture(Layer(compression) with { DiffId = Wrong })));
        Refused.By<DigestMismatchException>(() => Listing.OfTarget(archive, verification: Verification.Authenticating));
        Refused.By<DigestMismatchException>(() => Listing.OfTarget(archive, verification: Verification.Full));
    }

    [Theory, InlineData(LayerCompression.None), InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void Bytes_behind_the_end_of_a_layer_are_part_of_its_digest(LayerCompression compression)
    {
        var layer = Layer(compression);
        var image = new ImageFixture(layer with { Stored = [.. layer.Stored, .. new byte[700_000]], BlobDigest = DigestOf.Bytes(layer.Stored) });
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(image));
        Refused.By<DigestMismatchException>(() => Listing.OfTarget(layout, verification: Verification.Authenticating));
        Assert.Single(Listing.OfTarget(directory.WriteTree("right", ImageFixture.OciFiles(new ImageFixture(layer with
        {
            Plain = [.. layer.Plain, .. new byte[700_000]],
            Stored = LayerFixture.Compress([.. layer.Plain, .. new byte[700_000]], compression),
            DiffId = DigestOf.Bytes([.. layer.Plain, .. new byte[700_000]]),
        })))).Entries);
    }

    [Fact]
    public void A_walk_that_failed_shows_no_verified_digest_even_to_a_visitor_that_read_everything()
    {
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(new ImageFixture(Layer() with { DiffId = Wrong })));
        using var subject = Targets.Open(layout, new OpenOptions());
        Assert.NotNull(subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Authenticating), default).Verified);
        Assert.Throws<DigestMismatchException>(() => subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Full), default));
    }

    public static TheoryData<string, Action<JsonObject>> WrongManifests => new()
    {
        { "bytes where", m => m["layers"]![0]!["size"] = 1 },
        { "bytes where", m => m["config"]!["size"] = 99999 },
        { "no size", m => m["layers"]![0]!["size"] = -5 },
        { "no size", m => m["layers"]![0]!["size"] = "7" },
        { "no digest", m => m["layers"]![0]!["digest"] = "sha256:../../../etc/passwd" },
        { "no digest", m => m["config"]!["digest"] = 7 },
        { "missing", m => m["layers"]![0]!["digest"] = Wrong },
        { "2 layers in its manifest and 1", m => m["layers"]!.AsArray().Add(m["layers"]![0]!.DeepClone()) },
        { "0 layers in its manifest and 1", m => m.Remove("layers") },
        { "no config", m => m.Remove("config") },
        { "encrypted", m => m["layers"]![0]!["mediaType"] = "application/vnd.oci.image.layer.v1.tar+gzip+encrypted" },
        { "no layer of files", m => m["layers"]![0]!["mediaType"] = "application/vnd.cncf.helm.chart.content.v1+json" },
        { "both an index and a manifest", m => m["manifests"] = new JsonArray() },
        { "another case", m => m["LAYERS"] = new JsonArray() },
    };

    [Theory, MemberData(nameof(WrongManifests))]
    public void A_manifest_that_is_wrong_is_refused_with_what_is_wrong(string expected, Action<JsonObject> spoil)
    {
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(new ImageFixture(Layer()) { Manifest = spoil }));
        Assert.Contains(expected, Refused.By(() => Listing.OfTarget(layout)), StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<JsonObject>> WrongConfigs => new()
    {
        { "no digest", c => c["rootfs"]!["diff_ids"]![0] = "sha256:1234" },
        { "no digest", c => c["rootfs"]!["diff_ids"]![0] = 5 },
        { "1 layers in its manifest and 0", c => c.Remove("rootfs") },
        { "1 layers in its manifest and 0", c => c["rootfs"] = "layers" },
        { "another case", c => c["RootFS"] = new JsonObject() },
    };

    [Theory, MemberData(nameof(WrongConfigs))]
    public void A_config_that_is_wrong_is_refused_in_either_form(string expected, Action<JsonObject> spoil)
    {
        var image = new ImageFixture(Layer()) { Config = spoil };
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(image));
        var archive = directory.WriteArchive("archive.tar", ImageFixture.DockerFiles(image));
        Assert.Contains(expected, Refused.By(() => Listing.OfTarget(layout)), StringComparison.Ordinal);
        Assert.Contains(expected, Refused.By(() => Listing.OfTarget(archive)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_that_is_not_what_its_name_says_is_refused()
    {
        var files = ImageFixture.DockerFiles(new ImageFixture(Layer()));
        var config = files.Keys.Single(k => k.EndsWith(".json", StringComparison.Ordinal) && k != "manifest.json");
        files[config] = [.. files[config], (byte)' '];
        var archive = directory.WriteArchive("archive.tar", files);
        Refused.By<DigestMismatchException>(() => Listing.OfTarget(archive));
    }

    [Fact]
    public void A_history_that_counts_other_layers_gives_no_steps()
    {
        var image = new ImageFixture(Layer()) { Config = c => c["history"]!.AsArray().Add(new JsonObject { ["created_by"] = "more" }) };
        using var subject = Targets.Open(directory.WriteTree("layout", ImageFixture.OciFiles(image)), new OpenOptions());
        Assert.Null(subject.Layers[0].Step);
    }

    [Theory]
    [InlineData("{\"manifests\":[],\"manifests\":[]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"\\ud800\",\"digest\":\"\\ud800\",\"size\":1}]}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"manifests\":[{\"size\":1,\"digest\":[]}]}")]
    [InlineData("{\"manifests\":{}}")]
    [InlineData("\"manifests\"")]
    [InlineData("")]
    public void An_index_that_programs_would_read_differently_is_refused(string index)
    {
        var files = ImageFixture.OciFiles(new ImageFixture(Layer()));
        files["index.json"] = Encoding.UTF8.GetBytes(index);
        var layout = directory.WriteTree("layout", files);
        Refused.By(() => Listing.OfTarget(layout));
    }

    [Fact]
    public void Names_that_are_no_utf_8_are_refused()
    {
        var files = ImageFixture.OciFiles(new ImageFixture(Layer()));
        files["index.json"] = [.. "{\"manifests\":[{\"mediaType\":\""u8, 0xFF, 0xFE, .. "\",\"digest\":\""u8, 0xFF, .. "\",\"size\":1}]}"u8];
        var layout = directory.WriteTree("layout", files);
        Refused.By(() => Listing.OfTarget(layout));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("[{\"Config\":\"../../etc/passwd\",\"Layers\":[]}]")]
    [InlineData("[{\"Config\":\"manifest.json\",\"Layers\":[\"manifest.json\"]}]")]
    [InlineData("[{\"Config\":\"\\ud800\",\"Layers\":[]}]")]
    [InlineData("[{\"config\":\"a\",\"Config\":\"b\",\"Layers\":[]}]")]
    public void A_docker_manifest_of_another_form_is_refused(string manifest)
    {
        var files = ImageFixture.DockerFiles(new ImageFixture(Layer()));
        files["manifest.json"] = Encoding.UTF8.GetBytes(manifest);
        var archive = directory.WriteArchive("archive.tar", files);
        Refused.By(() => Listing.OfTarget(archive));
    }

    [Theory, InlineData("manifest.json"), InlineData("index.json"), InlineData("oci-layout")]
    public void An_archive_with_two_of_the_files_that_decide_is_refused(string name)
    {
        var tar = new TarFixture().File(name, "{}").File($"./{name}", "{}");
        Assert.Contains("twice", Refused.By(() => Listing.OfTarget(directory.Write("twice.tar", tar.ToArray()))), StringComparison.Ordinal);
    }

    [Theory, InlineData("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"), InlineData("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")]
    public void A_layer_kept_elsewhere_is_read_where_it_is_there_and_told_where_not(string mediaType)
    {
        var layer = Layer(LayerCompression.Gzip) with { MediaType = mediaType };
        Assert.Single(Listing.OfTarget(directory.WriteTree("there", ImageFixture.OciFiles(new ImageFixture(layer)))).Entries);
        var layout = directory.WriteTree("elsewhere", ImageFixture.OciFiles(new ImageFixture(layer with { IsPresent = false })));
        Assert.Contains("owner", Refused.By(() => Listing.OfTarget(layout)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparse_archive_is_told_how_to_be_packed()
    {
        var tar = new TarFixture().PaxHeader([("GNU.sparse.map", "0,2"), ("GNU.sparse.size", "2000")]).File("manifest.json", "[]");
        Assert.Contains("--sparse", Refused.By(() => Listing.OfTarget(directory.Write("sparse.tar", tar.ToArray()))), StringComparison.Ordinal);
    }

    public void Dispose() => directory.Dispose();
}
