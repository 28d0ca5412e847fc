using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>The same API as Podman serves it.</summary>
public sealed class PodmanServiceTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Podman_is_an_engine_like_any()
    {
        using var podman = new PodmanService();
        var image = new ImageFixture(
            new LayerFixture(new TarFixture().File("etc/os-release", "ID=x").File("etc/doomed", "").ToArray(), Step: "ADD rootfs.tar / # buildkit"),
            new LayerFixture(new TarFixture().Directory("app").ToArray(), Step: "WORKDIR /app"));
        podman.Load(image);
        var options = new OpenOptions { Engines = new EngineOptions { Host = podman.Host } };
        var archive = directory.Combine("saved.tar");
        podman.Podman("save", "--quiet", "--output", archive, "fixture:1");
        using var saved = Targets.Open(archive, options);
        using var held = Targets.Open("docker:fixture:1", options);
        Assert.Equal((saved.Subject.Digest, saved.Subject.Platform), (held.Subject.Digest, held.Subject.Platform));
        Assert.Equal(saved.Layers.Select(l => (l.Id, l.CacheKey, l.Step)), held.Layers.Select(l => (l.Id, l.CacheKey, l.Step)));
        foreach (var (one, other) in saved.Layers.Zip(held.Layers))
        {
            var (expected, actual) = (new Recorder(), new Recorder());
            Assert.Equal(one.Walk(expected, new WalkOptions(Verification.Authenticating), default), other.Walk(actual, new WalkOptions(Verification.Authenticating), default));
            Assert.Equal(expected.Lines, actual.Lines);
        }

        Assert.StartsWith($"The Podman service at {podman.Host} has no image 'no-such'", Refused.By(() => Targets.Open("docker:no-such", options)), StringComparison.Ordinal);

        var id = podman.Podman("create", "--name", "pod", "--network", "none", "fixture:1", "/none");
        podman.Podman("cp", directory.Write("new", "hello"), "pod:/etc/new");
        using var container = Targets.Open("container:pod", options);
        Assert.Equal((SubjectKind.Container, "pod", new Platform("linux", "amd64")), (container.Subject.Kind, container.Subject.Name, container.Subject.Platform));
        Assert.Equal((id, image.ImageId), (container.Observations[0].Facts["id"], container.Observations[0].Facts["imageId"]));
        Assert.Contains(container.Observations, o => o.Reader == "engine/drift" && o.Facts["change"] == "added" && o.Facts["path"] == "etc/new");
        var seen = new Listing();
        container.Layers[0].Walk(seen, new WalkOptions(Verification.None), default);
        Assert.Equal("hello", Assert.Single(seen.Entries, e => e.Path == "etc/new").Content);
    }

    public void Dispose() => directory.Dispose();
}
