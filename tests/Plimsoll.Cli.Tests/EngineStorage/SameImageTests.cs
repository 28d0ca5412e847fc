using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.EngineStorage;

/// <summary>One image in the storage of every engine: the same report, byte for byte.</summary>
public sealed class SameImageTests(DockerEngineFixture docker) : IClassFixture<DockerEngineFixture>, IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    string Archive => directory.WriteArchive("image.tar", ImageFixture.DockerFiles(StoredImage.Fixture));

    [Fact]
    public void Docker_s_storage_says_what_the_archive_says_and_is_found_by_every_name()
    {
        docker.Engine.Load(StoredImage.Fixture);
        var id = StoredImage.Fixture.ImageId;
        foreach (var name in (string[])[$"docker:{StoredImage.Name}", $"docker:docker.io/library/{StoredImage.Name}", $"docker:{id}", $"docker:{id["sha256:".Length..][..12]}"])
            SameAsArchive(name, "--docker-root", docker.Engine.DataRoot);
        Refused(3, "has no image 'stored:2'", "docker:stored:2", "--docker-root", docker.Engine.DataRoot);
        Refused(3, "linux/s390x", $"docker:{StoredImage.Name}", "--docker-root", docker.Engine.DataRoot, "--platform", "linux/s390x");
        Refused(3, "--verify full", $"docker:{StoredImage.Name}", "--docker-root", docker.Engine.DataRoot, "--verify", "full");
    }

    [Fact]
    public void Containerd_s_content_says_so_too_and_its_snapshots_where_blobs_were_discarded()
    {
        using var containerd = ContainerdEngine.Start();
        containerd.Ctr("images", "import", "--base-name", "docker.io/library/stored", Archive);
        string[] root = ["--containerd-root", containerd.Root];
        foreach (var name in (string[])[$"containerd:{StoredImage.Name}", $"containerd:default/{StoredImage.Name}", $"containerd:docker.io/library/{StoredImage.Name}"])
            SameAsArchive(name, root);
        Refused(3, "has no image", "containerd:k8s.io/stored:1", root);
        Refused(3, "cannot be read", "containerd:stored:1", "--containerd-root", directory.Path);

        var digest = plimsoll.Scan("containerd:stored:1", root).GetProperty("subject").GetProperty("digest").GetString()!;
        var blobs = Path.Combine(containerd.Root, "io.containerd.content.v1.content/blobs/sha256");
        Assert.True(File.Exists(Path.Combine(blobs, digest["sha256:".Length..])));
        var layers = Directory.EnumerateFiles(blobs).Where(b => IsTar(File.ReadAllBytes(b))).ToList();
        foreach (var layer in layers)
            containerd.Ctr("content", "rm", $"sha256:{Path.GetFileName(layer)}");

        // The file goes when containerd next collects garbage.
        Assert.True(SpinWait.SpinUntil(() => !layers.Exists(File.Exists), TimeSpan.FromSeconds(60)), "containerd kept the blobs that it was told to remove");
        SameAsArchive("containerd:stored:1", [.. root, "--no-cache"]);
        Refused(3, "--verify full", "containerd:stored:1", [.. root, "--verify", "full"]);
    }

    [Fact]
    public void Containerd_s_metadata_cut_at_every_page_is_refused_or_still_whole()
    {
        using var containerd = ContainerdEngine.Start();
        containerd.Ctr("images", "import", "--base-name", "docker.io/library/stored", Archive);
        var copy = directory.Combine("copy");
        Command.Run("cp", "-a", containerd.Root, copy);
        var database = Path.Combine(copy, "io.containerd.metadata.v1.bolt/meta.db");
        var whole = File.ReadAllBytes(database);
        for (var length = 0; length < whole.Length; length += 4096)
        {
            File.WriteAllBytes(database, whole[..length]);
            var (code, output, error) = plimsoll.Run("scan", "containerd:stored:1", "--containerd-root", copy, "-o", "json");
            Assert.True(code == 3 ? error.TrimEnd().Split('\n').Length == 1 : output.Contains("1.21.3-1", StringComparison.Ordinal), $"cut at {length}: {code} {error}");
        }
    }

    [Fact]
    public void Without_the_capability_to_see_what_layers_hide_the_report_says_so()
    {
        var setpriv = Requires.Tool("setpriv", "util-linux");
        docker.Engine.Load(StoredImage.Fixture);
        string[] arguments = ["scan", $"docker:{StoredImage.Name}", "--docker-root", docker.Engine.DataRoot, "-o", "json"];
        Assert.DoesNotContain("CAP_SYS_ADMIN", plimsoll.Run(arguments).Output, StringComparison.Ordinal);
        Assert.Contains("CAP_SYS_ADMIN", plimsoll.RunUnder(setpriv, ["--inh-caps=-sys_admin", "--bounding-set=-sys_admin"], arguments).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Podman_s_storage_says_so_too()
    {
        using var podman = new PodmanStore();
        podman.Podman("load", "--quiet", "--input", Archive);
        foreach (var name in (string[])[$"containers-storage:{StoredImage.Name}", $"containers-storage:localhost/{StoredImage.Name}", $"containers-storage:{StoredImage.Fixture.ImageId["sha256:".Length..][..10]}"])
            SameAsArchive(name, "--containers-root", podman.Root);
        SameAsArchive("localhost/stored:1", "--containers-root", podman.Root, "--docker-root", directory.Path);
        Refused(3, "There is no image 'nope'", "containers-storage:nope", "--containers-root", podman.Root);
    }

    [Fact]
    public void A_bare_name_is_looked_for_in_the_engines_after_the_files()
    {
        docker.Engine.Load(StoredImage.Fixture);
        SameAsArchive(StoredImage.Name, "--docker-root", docker.Engine.DataRoot);
    }

    [Fact]
    public void What_lies_unpacked_is_neither_kept_nor_taken_from_the_cache()
    {
        docker.Engine.Load(StoredImage.Fixture);
        string[] root = ["--docker-root", docker.Engine.DataRoot];
        plimsoll.Scan($"docker:{StoredImage.Name}", root);
        Assert.Contains("holds 0 files", plimsoll.Run("cache", "info").Output, StringComparison.Ordinal);

        // What the archive proved is kept under the layers' digests. Somebody alters a layer on the engine's disk: it is told as it lies there.
        plimsoll.Scan(Archive);
        Assert.DoesNotContain("holds 0 files", plimsoll.Run("cache", "info").Output, StringComparison.Ordinal);
        var wget = Directory.EnumerateFiles(Path.Combine(docker.Engine.DataRoot, "overlay2"), "wget", SearchOption.AllDirectories).Single(f => f.Contains("/diff/var/", StringComparison.Ordinal));
        var before = File.ReadAllText(wget);
        File.WriteAllText(wget, before.Replace("1.21.3-1", "6.6.6", StringComparison.Ordinal));
        Assert.Contains("wget 6.6.6", PlimsollRun.Packages(plimsoll.Scan($"docker:{StoredImage.Name}", root)));
        Assert.Contains("wget 1.21.3-1", PlimsollRun.Packages(plimsoll.Scan(Archive)));
        File.WriteAllText(wget, before);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    void SameAsArchive(string target, params string[] options)
    {
        var expected = plimsoll.Scan(Archive, "--no-cache");
        Assert.Equal(StoredImage.Packages, PlimsollRun.Packages(expected).Order(StringComparer.Ordinal));
        Assert.NotEmpty(PlimsollRun.Findings(expected));
        Assert.Equal(StoredImage.WithoutName(expected), StoredImage.WithoutName(plimsoll.Scan(target, options)));
    }

    void Refused(int expected, string part, string target, params string[] options)
    {
        var (code, _, error) = plimsoll.Run(["scan", target, .. options]);
        Assert.True(code == expected, $"{target} ended with {code}: {error}");
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains(part, error, StringComparison.Ordinal);
    }

    static bool IsTar(byte[] bytes) => bytes is [0x1F, 0x8B, ..] || (bytes.Length > 262 && bytes.AsSpan(257, 5).SequenceEqual("ustar"u8));
}
