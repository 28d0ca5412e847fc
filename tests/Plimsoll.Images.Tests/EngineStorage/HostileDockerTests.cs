using Plimsoll.Core;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;

namespace Plimsoll.Images.Tests.EngineStorage;

/// <summary>A stranger's data root: whatever it holds, it ends in one sentence, and never leads outside itself.</summary>
public sealed class HostileDockerTests : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly string root;

    public HostileDockerTests() => root = DockerTree.Write(directory);

    OpenOptions Options => new() { Storage = new EngineRoots { Docker = root, Containerd = "/no/such", Containers = [] } };

    public static TheoryData<string, string> Altered { get; } = new()
    {
        { "image/overlay2/repositories.json", """{"Repositories":{"hostile":{"hostile:1":"sha256:../../../../../etc/passwd"}}}""" },
        { "image/overlay2/repositories.json", """{"Repositories":{"hostile":{"hostile:1":7}}}""" },
        { "image/overlay2/repositories.json", """{"Repositories":{"hostile":{"hostile:1":"a"}},"repositories":{}}""" },
        { "image/overlay2/repositories.json", "{" },
        { DockerTree.ConfigPath, "{}" },
        { $"{DockerTree.LayerPath(1)}/diff", "sha256:aa" },
        { $"{DockerTree.LayerPath(1)}/diff", "" },
        { $"{DockerTree.LayerPath(2)}/parent", "sha256:1111111111111111111111111111111111111111111111111111111111111111" },
        { $"{DockerTree.LayerPath(0)}/parent", "sha256:1111111111111111111111111111111111111111111111111111111111111111" },
        { $"{DockerTree.LayerPath(1)}/cache-id", "../../../../../../etc" },
        { $"{DockerTree.LayerPath(1)}/cache-id", "" },
        { $"{DockerTree.LayerPath(1)}/cache-id", "9999999999999999999999999999999999999999999999999999999999999999" },
    };

    [Fact]
    public void The_undamaged_storage_is_read()
    {
        Assert.Equal(["layer0", "layer1", "layer2"], Paths("docker:hostile:1"));
        Assert.Equal(["layer0", "layer1", "layer2", "etc", "etc/hosts", "written"], Paths("container:held"));
        Assert.Equal(["layer0", "layer1", "layer2", "etc", "etc/hosts", "written"], Paths($"container:{DockerTree.Container[..6]}"));
    }

    [Theory, MemberData(nameof(Altered))]
    public void What_is_altered_is_refused_for_images_and_containers(string path, string text)
    {
        directory.Write($"docker/{path}", text);
        Refused.By(() => Paths("docker:hostile:1"));
        if (!path.Contains("repositories", StringComparison.Ordinal))
            Refused.By(() => Paths("container:held"));
    }

    [Theory]
    [InlineData("mounts/{0}/mount-id", "../../../../etc")]
    [InlineData("mounts/{0}/mount-id", "9999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("mounts/{0}/init-id", "/etc-init")]
    [InlineData("mounts/{0}/parent", "")]
    public void A_container_that_stands_on_something_else_is_refused(string path, string text)
    {
        directory.Write($"docker/image/overlay2/layerdb/{path.Replace("{0}", DockerTree.Container, StringComparison.Ordinal)}", text);
        Refused.By(() => Paths("container:held"));
    }

    [Fact]
    public void A_document_that_is_cut_short_is_refused()
    {
        foreach (var (path, target) in ((string, string)[])[("image/overlay2/repositories.json", "docker:hostile:1"), (DockerTree.ConfigPath, "docker:hostile:1"), ($"containers/{DockerTree.Container}/config.v2.json", $"container:{DockerTree.Container}")])
        {
            var whole = File.ReadAllText(Path.Combine(root, path));
            for (var length = 0; length < whole.Length; length += 3)
            {
                File.WriteAllText(Path.Combine(root, path), whole[..length]);
                Refused.By(() => Paths(target));
            }

            File.WriteAllText(Path.Combine(root, path), whole);
        }
    }

    [Theory]
    [InlineData("image/overlay2/imagedb/content/sha256")]
    [InlineData("overlay2")]
    [InlineData("image/overlay2/layerdb")]
    public void A_link_in_the_storage_is_never_followed(string path)
    {
        var real = Path.Combine(root, path);
        Directory.Move(real, directory.Combine("moved"));
        File.CreateSymbolicLink(real, directory.Combine("moved"));
        Assert.Contains("link", Refused.By(() => Paths("docker:hostile:1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_place_of_a_layer_is_never_followed()
    {
        var real = Path.Combine(root, DockerTree.DiffPath(1));
        Directory.Delete(real, recursive: true);
        File.CreateSymbolicLink(real, "/etc");
        Assert.Contains("link", Refused.By(() => Paths("docker:hostile:1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fifo_or_a_giant_in_place_of_a_document_is_refused()
    {
        var config = Path.Combine(root, DockerTree.ConfigPath);
        File.Delete(config);
        Command.Run("mkfifo", config);
        Assert.Contains("no regular file", Refused.By(() => Paths("docker:hostile:1")), StringComparison.Ordinal);
        File.Delete(config);
        Command.Run("truncate", "-s", "1T", config);
        Assert.Contains(nameof(Limits.MaxManifestBytes), Refused.By(() => Paths("docker:hostile:1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_is_gone_is_named()
    {
        Directory.Delete(Path.Combine(root, DockerTree.DiffPath(2)), recursive: true);
        Assert.Contains("Layer 3 is missing", Refused.By(() => Paths("docker:hostile:1")), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(root, DockerTree.LayerPath(2)), recursive: true);
        Assert.Contains("Layer 3", Refused.By(() => Paths("docker:hostile:1")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_s_beginning_that_several_share_is_not_guessed()
    {
        directory.Write($"docker/image/overlay2/imagedb/content/sha256/{DockerTree.Id[..12]}{new string('0', 52)}", "{}");
        Assert.Contains("Several images", Refused.By(() => Paths($"docker:{DockerTree.Id[..12]}")), StringComparison.Ordinal);
        Assert.Equal(3, Paths($"docker:{DockerTree.Id[..20]}").Count);
    }

    public void Dispose() => directory.Dispose();

    List<string> Paths(string target)
    {
        var listing = new Listing();
        using var subject = Targets.Open(target, Options);
        foreach (var layer in subject.Layers)
            layer.Walk(listing, new WalkOptions(Verification.Authenticating), default);
        return [.. listing.Paths];
    }
}
