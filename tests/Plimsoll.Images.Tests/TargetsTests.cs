using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;
using Plimsoll.Network;
using Plimsoll.Registries;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests;

public sealed class TargetsTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static OpenOptions Offline => new() { Registry = new RegistryOptions { Network = new NetworkOptions { Offline = true } }, Engines = new EngineOptions { Sockets = [] } };

    [Fact]
    public void A_bill_of_materials_is_nothing_to_open_and_nobody_is_asked_for_an_image_of_that_name() =>
        Assert.Contains("no layers", Refused.By<UsageException>(() => Targets.Open("sbom:file", new OpenOptions())), StringComparison.Ordinal);

    [Fact]
    public void Every_scheme_that_is_listed_is_read() => Assert.All(Targets.Schemes, s =>
    {
        var message = Refused.By<Exception>(() => Targets.Open($"{s}:/no/such", new OpenOptions()));
        Assert.DoesNotContain("this version", message, StringComparison.Ordinal);
    });

    [Theory, InlineData("alpine"), InlineData("alpine:3.20"), InlineData("quay.io/some/where:1"), InlineData("localhost:5000/x")]
    public void A_name_that_is_no_path_is_looked_for_in_its_registry(string target)
    {
        var message = Refused.By<ServiceException>(() => Targets.Open(target, Offline));
        Assert.StartsWith($"There is no file or directory '{target}', and as the name of an image: ", message, StringComparison.Ordinal);
        Assert.Contains("--offline", message, StringComparison.Ordinal);
        Assert.DoesNotContain("no file", Refused.By<ServiceException>(() => Targets.Open($"registry:{target}", Offline)), StringComparison.Ordinal);
    }

    [Theory, InlineData("image.tar"), InlineData("./alpine"), InlineData("/alpine"), InlineData("image.tar.gz")]
    public void A_file_s_name_is_looked_for_nowhere_else(string target) =>
        Assert.DoesNotContain("offline", Refused.By<UnreadableSubjectException>(() => Targets.Open(target, Offline)), StringComparison.Ordinal);

    [Fact]
    public void Tags_are_a_repository_s() =>
        Assert.Contains("--tags", Refused.By<UsageException>(() => Targets.Find("oci:/no/such", new OpenOptions { Tags = "*" })), StringComparison.Ordinal);

    [Theory, InlineData("non/sense:/thing"), InlineData("NONSENSE:thing"), InlineData("docker_archive:/x")]
    public void A_target_of_no_known_form_is_told(string target) =>
        Assert.Contains("docker-archive:", Refused.By<Exception>(() => Targets.Open(target, Offline)), StringComparison.Ordinal);

    [Theory, InlineData("nonsense:/thing"), InlineData("alpine.3:x y")]
    public void Unknown_schemes_are_wrong_usage(string target) =>
        Assert.Contains("docker-archive:", Refused.By<UsageException>(() => Targets.Open(target, new OpenOptions())), StringComparison.Ordinal);

    [Theory, InlineData("no-such-file"), InlineData("/no/such/file"), InlineData("docker-archive:/no/such"), InlineData("oci:/no/such:tag"), InlineData("rootfs:/no/such"), InlineData("./a:b"), InlineData("")]
    public void What_is_not_there_is_told(string target) => Refused.By(() => Targets.Open(target, new OpenOptions()));

    [Theory, InlineData(""), InlineData("hello"), InlineData("BZh91AY"), InlineData("\u001f\u008bgarbage")]
    public void A_file_that_is_no_image_is_told_what_would_be_one(string content)
    {
        var path = directory.Write("file", content.Select(c => (byte)c).ToArray());
        Refused.By(() => Targets.Open(path, new OpenOptions()));
    }

    [Fact]
    public void A_tar_that_is_no_image_is_told_what_to_do()
    {
        var path = directory.Write("rootfs.tar", new TarFixture().File("etc/passwd", "x").ToArray());
        Assert.Contains("neither manifest.json nor index.json", Refused.By(() => Targets.Open(path, new OpenOptions())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fifo_is_no_image_and_blocks_nobody()
    {
        var fifo = directory.Combine("fifo");
        Command.Run("mkfifo", fifo);
        Refused.By(() => Targets.Open(fifo, new OpenOptions()));
        Refused.By(() => Targets.Open($"docker-archive:{fifo}", new OpenOptions()));
        Refused.By(() => Targets.Open("/dev/zero", new OpenOptions()));
    }

    [Fact]
    public void Directories_are_layouts_or_trees()
    {
        var tree = directory.WriteTree("tree", new Dictionary<string, byte[]> { ["etc/passwd"] = [] });
        using var rootfs = Targets.Open(tree, new OpenOptions());
        Assert.Equal((SubjectKind.Rootfs, tree, null), (rootfs.Subject.Kind, rootfs.Subject.Name, rootfs.Subject.Digest));
        using var host = Targets.Open("/", new OpenOptions());
        Assert.Equal(SubjectKind.Host, host.Subject.Kind);
        using var named = Targets.Open("host:", new OpenOptions());
        Assert.Equal((SubjectKind.Host, "/"), (named.Subject.Kind, named.Subject.Name));
        Assert.Null(named.Layers.Single().CacheKey);
    }

    [Fact]
    public void A_colon_in_a_file_s_name_is_part_of_it()
    {
        var image = new ImageFixture(new LayerFixture(new TarFixture().File("a", "").ToArray()));
        var path = directory.WriteArchive("my:image:1.tar", ImageFixture.DockerFiles(image));
        foreach (var target in (string[])[path, $"docker-archive:{path}", $"docker-archive:{path}:fixture:1"])
            Assert.Single(Listing.OfTarget(target).Entries);
    }

    [Fact]
    public void A_temporary_directory_that_is_not_there_is_named()
    {
        var path = directory.WriteArchive("a.tar.gz", ImageFixture.DockerFiles(new ImageFixture()), LayerCompression.Gzip);
        Assert.Contains("/no/such/place", Refused.By(() => Targets.Open(path, new OpenOptions { TemporaryDirectory = "/no/such/place" })), StringComparison.Ordinal);
    }

    public void Dispose() => directory.Dispose();
}
