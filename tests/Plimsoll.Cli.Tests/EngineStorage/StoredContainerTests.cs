using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.EngineStorage;

/// <summary>Containers as they lie in storage: their root as it is now, and what changed in it since their image.</summary>
public sealed class StoredContainerTests(DockerEngineFixture docker) : IClassFixture<DockerEngineFixture>, IDisposable
{
    // Redirections of the shell, and three programs, are all that the image has.
    const string Script = """
        echo 'ID=debian' > /etc/os-release; echo 'VERSION_ID="12"' >> /etc/os-release
        /bin/mkdir -p /srv/new/deep; echo x > /srv/new/deep/file
        /bin/rm /var/lib/dpkg/status.d/wget
        /bin/rm -r /opt/data; /bin/mkdir /opt/data; echo c > /opt/data/c
        """;

    static readonly string[] Changes =
        ["changed etc/os-release", "added opt/data/c", "removed opt/data/a", "removed opt/data/b", "added srv/new/deep/file", "removed var/lib/dpkg/status.d/wget"];

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    string[] Root => ["--docker-root", docker.Engine.DataRoot];

    [Fact]
    public void A_running_container_of_Docker_is_its_real_root_and_its_drift_shows()
    {
        docker.Engine.Load(StoredImage.Fixture);
        var id = docker.Engine.Run(StoredImage.Name, "drifting", Script);
        foreach (var name in (string[])["drifting", id, id[..12]])
        {
            var report = plimsoll.Scan($"container:{name}", Root);
            var subject = report.GetProperty("subject");
            Assert.Equal(("container", name, "linux/amd64"), (subject.GetProperty("kind").GetString(), subject.GetProperty("name").GetString(), subject.GetProperty("platform").GetString()));
            Assert.Equal(["libssl3 3.0.9-1", "tar 1.34+dfsg-1.2"], PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
            Assert.Equal(Changes.Order(ByPath), StoredImage.Drift(report));
            var about = StoredImage.Observations(report, "engine/container").Single();
            Assert.Equal((id, StoredImage.Fixture.ImageId, "drifting", "running"), (about.GetProperty("id").GetString(), about.GetProperty("imageId").GetString(), about.GetProperty("name").GetString(), about.GetProperty("state").GetString()));
        }
    }

    [Fact]
    public void A_container_cannot_hide_packages_by_names_that_archives_use_for_whiteouts()
    {
        docker.Engine.Load(StoredImage.Fixture);
        docker.Engine.Run(StoredImage.Name, "hiding", ": > /var/lib/dpkg/.wh.status; : > /var/lib/dpkg/status.d/.wh..wh..opq; : > /var/lib/.wh.dpkg");
        var report = plimsoll.Scan("container:hiding", Root);
        Assert.Equal(StoredImage.Packages, PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
        Assert.Equal(["added var/lib/.wh.dpkg", "added var/lib/dpkg/.wh.status", "added var/lib/dpkg/status.d/.wh..wh..opq"], StoredImage.Drift(report));
    }

    [Fact]
    public void A_container_that_changed_nothing_has_no_drift_and_the_image_s_packages()
    {
        docker.Engine.Load(StoredImage.Fixture);
        docker.Engine.Docker("create", "--network", "none", "--name", "still", StoredImage.Name, "/bin/sh");
        var report = plimsoll.Scan("container:still", Root);
        Assert.Equal(StoredImage.Packages, PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
        Assert.Empty(StoredImage.Drift(report));
        Assert.Equal("created", StoredImage.Observations(report, "engine/container").Single().GetProperty("state").GetString());
    }

    [Fact]
    public void A_container_of_Podman_shows_the_same()
    {
        using var podman = new PodmanStore();
        podman.Podman("load", "--quiet", "--input", directory.WriteArchive("image.tar", ImageFixture.DockerFiles(StoredImage.Fixture)));
        var id = podman.Podman("create", "--name", "drifting", "--network", "none", StoredImage.Name, "/bin/sh");
        var root = podman.Mount("drifting");
        Command.Run("chroot", root, "/bin/sh", "-c", Script);
        foreach (var name in (string[])["drifting", id[..10]])
        {
            var report = plimsoll.Scan($"container:{name}", "--containers-root", podman.Root, "--docker-root", directory.Path);
            Assert.Equal(["libssl3 3.0.9-1", "tar 1.34+dfsg-1.2"], PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
            Assert.Equal(Changes.Order(ByPath), StoredImage.Drift(report));
            Assert.Equal((id, "localhost/stored:1"), (StoredImage.Observations(report, "engine/container").Single().GetProperty("id").GetString(), StoredImage.Observations(report, "engine/container").Single().GetProperty("image").GetString()));
        }
    }

    [Fact]
    public void A_container_of_containerd_shows_the_same()
    {
        using var containerd = ContainerdEngine.Start();
        containerd.Ctr("--namespace", "k8s.io", "images", "import", "--base-name", "docker.io/library/stored", directory.WriteArchive("image.tar", ImageFixture.DockerFiles(StoredImage.Fixture)));
        containerd.Ctr("--namespace", "k8s.io", "containers", "create", "docker.io/library/stored:1", "drifting", "/bin/sh");
        var root = Directory.CreateDirectory(directory.Combine("mounted")).FullName;
        Command.Run("sh", "-c", containerd.Ctr("--namespace", "k8s.io", "snapshots", "mounts", root, "drifting"));
        try
        {
            Command.Run("chroot", root, "/bin/sh", "-c", Script);
            var report = plimsoll.Scan("container:drifting", "--containerd-root", containerd.Root, "--docker-root", directory.Path, "--containers-root", directory.Path);
            Assert.Equal(["libssl3 3.0.9-1", "tar 1.34+dfsg-1.2"], PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
            Assert.Equal(Changes.Order(ByPath), StoredImage.Drift(report));
        }
        finally
        {
            Command.Run("umount", root);
        }
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static Comparer<string> ByPath { get; } = Comparer<string>.Create((a, b) => string.CompareOrdinal(a.Split(' ')[1], b.Split(' ')[1]));
}
