using System.Text;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.EngineStorage.ContainersStorage;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.EngineStorage;

public sealed class HostileContainersStorageTests : IDisposable
{
    static readonly ImageFixture Image = new([.. Enumerable.Range(0, 2).Select(i => new LayerFixture(new TarFixture().File($"layer{i}", "").ToArray()))]);
    static readonly string Bottom = new('1', 64);
    static readonly string Top = new('2', 64);
    static readonly string Own = new('3', 64);
    static readonly string Container = new('c', 64);

    readonly TemporaryDirectory directory = new();

    public HostileContainersStorageTests()
    {
        Put("overlay-images/images.json", Images);
        Put("overlay-layers/layers.json", Layers);
        Put("overlay-containers/containers.json", $$"""[{"id":"{{Container}}","names":["held"],"image":"{{Id}}","layer":"{{Own}}","metadata":"{\"image-name\":\"localhost/hostile:1\"}"}]""");
        directory.Write($"storage/overlay-images/{Id}/manifest", Image.ManifestBytes);
        directory.Write($"storage/{ConfigPath}", Image.ConfigBytes);
        Put($"overlay/{Bottom}/diff/layer0", "");
        Put($"overlay/{Top}/diff/layer1", "");
        Put($"overlay/{Own}/diff/written", "");
    }

    static string Id => Image.ImageId["sha256:".Length..];

    static string Images => $$"""[{"id":"{{Id}}","digest":"{{Image.ManifestDigest}}","names":["localhost/hostile:1"],"layer":"{{Top}}"}]""";

    static string Layers => $$"""[{"id":"{{Bottom}}","diff-digest":"{{Image.Layers[0].DiffId}}"},{"id":"{{Top}}","parent":"{{Bottom}}","diff-digest":"{{Image.Layers[1].DiffId}}"},{"id":"{{Own}}","parent":"{{Top}}"}]""";

    static string ConfigPath => $"overlay-images/{Id}/={Convert.ToBase64String(Encoding.UTF8.GetBytes(Image.ImageId))}";

    OpenOptions Options => new() { Storage = new EngineRoots { Docker = "/no/such", Containerd = "/no/such", Containers = [directory.Combine("storage")] } };

    [Fact]
    public void The_undamaged_storage_is_read()
    {
        Assert.Equal(["layer0", "layer1"], Paths("containers-storage:hostile:1"));
        Assert.Equal(["layer0", "layer1", "written"], Paths("container:held"));
        Assert.Equal(["layer0", "layer1"], Paths($"containers-storage:{Image.ManifestDigest}"));
    }

    [Fact]
    public void What_is_altered_is_refused()
    {
        foreach (var (path, text) in ((string, string)[])[
            ("overlay-images/images.json", "{}"),
            ("overlay-images/images.json", Images.Replace(Id, "../../../../etc", StringComparison.Ordinal)),
            ("overlay-images/images.json", Images.Replace(Top, "../../../../etc", StringComparison.Ordinal)),
            ("overlay-images/images.json", Images.Replace(Image.ManifestDigest, $"sha256:{Top}", StringComparison.Ordinal)),
            ("overlay-layers/layers.json", "7"),
            ("overlay-layers/layers.json", "[]"),
            ("overlay-layers/layers.json", Layers.Replace($"\"parent\":\"{Bottom}\"", $"\"parent\":\"{Top}\"", StringComparison.Ordinal)),
            ("overlay-layers/layers.json", Layers.Replace($"\"id\":\"{Bottom}\"", $"\"id\":\"{Bottom}\",\"parent\":\"{Top}\"", StringComparison.Ordinal)),
            ("overlay-layers/layers.json", Layers.Replace($"\"parent\":\"{Bottom}\"", "\"parent\":\"../../etc\"", StringComparison.Ordinal)),
            ("overlay-layers/layers.json", Layers.Replace(Image.Layers[0].DiffId, $"sha256:{Top}", StringComparison.Ordinal)),
            ("overlay-layers/layers.json", Layers.Replace(Bottom, "../../../../../etc", StringComparison.Ordinal)),
            ($"overlay-images/{Id}/manifest", "{}"),
            (ConfigPath, "{}")])
        {
            var before = File.ReadAllText(directory.Combine("storage", path));
            Put(path, text);
            Refused.By(() => Paths("containers-storage:hostile:1"));
            Put(path, before);
        }

        Assert.Equal(["layer0", "layer1"], Paths("containers-storage:hostile:1"));
    }

    [Fact]
    public void A_document_that_is_cut_short_is_refused()
    {
        foreach (var (path, target) in ((string, string)[])[
            ("overlay-images/images.json", "containers-storage:hostile:1"), ("overlay-layers/layers.json", "containers-storage:hostile:1"), ("overlay-containers/containers.json", "container:held")])
        {
            var whole = File.ReadAllText(directory.Combine("storage", path));
            for (var length = 0; length < whole.Length; length += 3)
            {
                Put(path, whole[..length]);
                Refused.By(() => Paths(target));
            }

            Put(path, whole);
        }
    }

    [Fact]
    public void A_layer_that_is_a_link_is_never_followed()
    {
        Directory.Delete(directory.Combine("storage", "overlay", Top), recursive: true);
        File.CreateSymbolicLink(directory.Combine("storage", "overlay", Top), directory.Combine("storage", "overlay", Bottom));
        Assert.Contains("link", Refused.By(() => Paths("containers-storage:hostile:1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_whose_image_is_gone_is_told_so()
    {
        Put("overlay-images/images.json", "[]");
        Assert.Contains("no longer in", Refused.By(() => Paths("container:held")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[storage]\ndriver = \"overlay\"\ngraphroot = \"/data/storage\"\n[storage.options]\nmount_program = \"/usr/bin/fuse-overlayfs\"\n", "/data/storage")]
    [InlineData("# graphroot = \"/no\"\n[storage.options]\ngraphroot = \"/no\"\n[other]\ngraphroot = \"/no\"\n", null)]
    [InlineData("[storage]\ngraphroot = \"/a\n", null)]
    [InlineData("storage = { graphroot = '/inline' }\n", "/inline")]
    [InlineData("", null)]
    public void Storage_conf_says_where_the_storage_is(string toml, string? expected) => Assert.Equal(expected, StorageConfiguration.GraphRoot(toml));

    public void Dispose() => directory.Dispose();

    void Put(string path, string text) => directory.Write($"storage/{path}", text);

    List<string> Paths(string target)
    {
        var listing = new Listing();
        using var subject = Targets.Open(target, Options);
        foreach (var layer in subject.Layers)
            layer.Walk(listing, new WalkOptions(Verification.Authenticating), default);
        return [.. listing.Paths];
    }
}
