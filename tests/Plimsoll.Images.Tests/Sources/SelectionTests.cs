using System.Text.Json.Nodes;
using Plimsoll.Core;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Sources;

/// <summary>Which image is meant, where there are several.</summary>
public sealed class SelectionTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static ImageFixture Image(string content, string platform = "linux/amd64", params string[] tags) =>
        new(new LayerFixture(new TarFixture().File(content, "").ToArray())) { Platform = platform, Tags = tags };

    [Fact]
    public void One_image_under_two_names_is_one_image()
    {
        var image = Image("a", tags: ["x:1", "x:2"]);
        Assert.Equal("a", Only(directory.WriteTree("layout", ImageFixture.OciFiles(image))));
        Assert.Equal("a", Only(directory.WriteArchive("both.tar", ImageFixture.DockerOciFiles(image))));
    }

    [Fact]
    public void A_docker_archive_of_several_images_gives_the_first_or_the_named_one()
    {
        ImageFixture[] images = [Image("a", tags: "x:1"), Image("b", tags: ["y:2", "z:latest"])];
        foreach (var archive in (string[])[directory.WriteArchive("classic.tar", ImageFixture.DockerFiles(images)), directory.WriteArchive("both.tar", ImageFixture.DockerOciFiles(images))])
        {
            Assert.Equal("a", Only(archive));
            Assert.Equal("b", Only($"docker-archive:{archive}:y:2"));
            Assert.Equal("b", Only($"docker-archive:{archive}:docker.io/library/y:2"));
            Assert.Equal("b", Only($"docker-archive:{archive}:z"));
            Assert.Equal("b", Only($"{archive}:y:2"));
            Assert.Contains("y:2", Refused.By(() => Only($"docker-archive:{archive}:none:1")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_layout_of_several_images_wants_a_name()
    {
        ImageFixture[] images = [Image("a", tags: "x:1"), Image("b", tags: "y:2")];
        var layout = directory.WriteTree("layout", ImageFixture.OciFiles(images));
        Assert.Contains("y:2", Refused.By(() => Only(layout)), StringComparison.Ordinal);
        Assert.Equal("a", Only($"oci:{layout}:1"));
        Assert.Equal("b", Only($"oci:{layout}:y:2"));
        Assert.Equal("b", Only($"oci:{layout}@{images[1].ManifestDigest}"));
        Assert.Contains("none", Refused.By(() => Only($"oci:{layout}:none")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_platforms_this_machine_s_own_is_taken_or_the_one_asked_for()
    {
        var layout = Nested(Image("amd", "linux/amd64"), Image("arm", "linux/arm64"), Image("att", "unknown/unknown"));
        Assert.Contains(Only(layout), (string[])["amd", "arm"]);
        Assert.Equal("arm", Only(layout, new Platform("linux", "arm64", "v8")));
        Assert.Equal("amd", Only(layout, new Platform("linux", "amd64")));
        Assert.Contains("linux/amd64, linux/arm64", Refused.By(() => Only(layout, new Platform("linux", "riscv64"))), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", Refused.By(() => Only(layout, new Platform("linux", "riscv64"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_platform_is_taken_whatever_machine_this_is() =>
        Assert.Equal("big", Only(Nested(Image("big", "linux/s390x"), Image("att", "unknown/unknown"))));

    [Fact]
    public void Where_none_is_this_machine_s_the_choice_is_listed() =>
        Assert.Contains("linux/ppc64le, linux/s390x", Refused.By(() => Only(Nested(Image("p", "linux/ppc64le"), Image("s", "linux/s390x")))), StringComparison.Ordinal);

    [Fact]
    public void Of_an_index_that_was_saved_in_part_the_part_is_taken()
    {
        ImageFixture[] images = [Image("amd", "linux/amd64"), Image("s390", "linux/s390x")];
        var files = NestedFiles(images);
        files.Remove(ImageFixture.BlobPath(images[0].ManifestDigest));
        Assert.Equal("s390", Only(directory.WriteTree("partial", files)));
    }

    [Fact]
    public void Where_the_oci_half_of_an_archive_is_incomplete_the_other_half_is_read()
    {
        var image = Image("a", tags: "x:1");
        var files = ImageFixture.DockerOciFiles(image);
        files.Remove(ImageFixture.BlobPath(image.ManifestDigest));
        var archive = directory.WriteArchive("half.tar", files);
        Assert.Equal("a", Only(archive));
        Assert.Contains("missing", Refused.By(() => Only($"oci-archive:{archive}")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_inside_a_nested_index_is_found_by_its_digest()
    {
        ImageFixture[] images = [Image("amd", "linux/amd64"), Image("s390", "linux/s390x")];
        Assert.Equal("s390", Only($"oci:{directory.WriteTree("nested", NestedFiles(images))}@{images[1].ManifestDigest}"));
    }

    [Fact]
    public void Indexes_nested_too_deep_meet_the_limit()
    {
        var image = Image("a");
        var files = ImageFixture.OciFiles(image);
        var index = ImageFixture.Index([image.IndexEntry()]);
        for (var depth = 0; depth < 12; depth++)
        {
            var bytes = ImageFixture.Bytes(index);
            ImageFixture.Put(files, bytes);
            index = ImageFixture.Index([ImageFixture.Descriptor(ImageFixture.IndexType, bytes)]);
        }

        files["index.json"] = ImageFixture.Bytes(index);
        var layout = directory.WriteTree("deep", files);
        Assert.Contains("MaxNesting", Refused.By<LimitExceededException>(() => Only(layout)), StringComparison.Ordinal);
    }

    [Fact]
    public void Indexes_that_list_each_other_a_thousandfold_are_read_once()
    {
        var image = Image("a");
        var files = ImageFixture.OciFiles(image);
        var index = ImageFixture.Index([image.IndexEntry()]);
        for (var depth = 0; depth < 7; depth++)
        {
            var bytes = ImageFixture.Bytes(index);
            ImageFixture.Put(files, bytes);
            index = ImageFixture.Index(Enumerable.Range(0, 1000).Select(_ => (JsonNode)ImageFixture.Descriptor(ImageFixture.IndexType, bytes)));
        }

        files["index.json"] = ImageFixture.Bytes(index);
        Assert.Equal("a", Only(directory.WriteTree("wide", files)));
    }

    [Fact]
    public void An_index_that_contains_itself_cannot_have_its_digest()
    {
        var files = ImageFixture.OciFiles(Image("a"));
        var name = DigestOf.Bytes("cycle"u8);
        var cycle = ImageFixture.Index([new JsonObject { ["mediaType"] = ImageFixture.IndexType, ["digest"] = name, ["size"] = 300 }]);
        files[ImageFixture.BlobPath(name)] = [.. ImageFixture.Bytes(cycle), .. Enumerable.Repeat((byte)' ', 300 - ImageFixture.Bytes(cycle).Length)];
        files["index.json"] = ImageFixture.Bytes(cycle);
        var layout = directory.WriteTree("cycle", files);
        Refused.By<DigestMismatchException>(() => Only(layout));
    }

    public void Dispose() => directory.Dispose();

    string Nested(params ImageFixture[] images) => directory.WriteTree(Path.GetRandomFileName(), NestedFiles(images));

    static Dictionary<string, byte[]> NestedFiles(params ImageFixture[] images)
    {
        var inner = ImageFixture.Bytes(ImageFixture.Index(images.Select(i => (JsonNode)i.IndexEntry(withPlatform: true))));
        var files = ImageFixture.OciFiles(ImageFixture.Index([ImageFixture.Descriptor(ImageFixture.IndexType, inner)]), images);
        ImageFixture.Put(files, inner);
        return files;
    }

    static string Only(string target, Platform? platform = null) => Listing.OfTarget(target, new OpenOptions { Platform = platform }).Paths.Single();
}
