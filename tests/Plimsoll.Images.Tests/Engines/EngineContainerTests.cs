using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>Containers of a real engine: their root as it is now, and what changed since their image.</summary>
public sealed class EngineContainerTests(DockerEngineFixture fixture) : IClassFixture<DockerEngineFixture>
{
    static readonly string[] Drift =
        ["added etc/new", "added opt/deep/er", "changed etc/old", "removed etc/doomed"];

    static ImageFixture Image { get; } = new(HostPrograms.Layer, new LayerFixture(new TarFixture().Directory("opt").File("etc/old", "old").File("etc/doomed", "x").ToArray())) { Tags = ["programs:1"] };

    OpenOptions Options => new() { Engines = new EngineOptions { Host = fixture.Engine.Host } };

    [Fact]
    public void A_running_container_is_read_as_it_is_and_its_drift_is_told()
    {
        var id = Start("running");
        foreach (var name in (string[])["running", id, id[..12]])
        {
            using var subject = Targets.Open($"container:{name}", Options);
            Assert.Equal((SubjectKind.Container, name, null, new Platform("linux", "amd64")), (subject.Subject.Kind, subject.Subject.Name, subject.Subject.Digest, subject.Subject.Platform));
            Assert.Equal(["hello\n", "new\n"], Read(subject, "etc/new", "etc/old"));
            Assert.DoesNotContain(Listed(subject).Entries, e => e.Path == "etc/doomed");
            Assert.Equal(Drift, DriftOf(subject));
            Assert.Empty(subject.Gaps);
            var container = subject.Observations[0];
            Assert.Equal(("engine/container", id), (container.Reader, container.Subject));
            Assert.Equal([("id", id), ("image", "programs:1"), ("imageId", Image.ImageId), ("name", "running"), ("state", "running")], container.Facts.Select(f => (f.Key, f.Value)));
        }
    }

    [Fact]
    public void Its_root_is_one_layer_that_is_never_kept()
    {
        Start("unkept");
        using var subject = Targets.Open("container:unkept", Options);
        var layer = Assert.Single(subject.Layers);
        Assert.Equal((null, null, null, null), (layer.Id, layer.CacheKey, layer.Step, layer.StoredBytes));
        foreach (var verification in Enum.GetValues<Verification>())
            Assert.Null(layer.Walk(new Listing(), new WalkOptions(verification), default).Verified);
    }

    [Fact]
    public void A_container_that_never_ran_or_runs_no_more_is_read_too()
    {
        fixture.Engine.Load(Image);
        fixture.Engine.Docker("create", "--network", "none", "--name", "unborn", "programs:1", "/bin/sh");
        using (var subject = Targets.Open("container:unborn", Options))
        {
            Assert.Equal("created", subject.Observations[0].Facts["state"]);
            Assert.Equal(["old"], Read(subject, "etc/old"));
            Assert.Empty(DriftOf(subject));
        }

        Start("killed");
        fixture.Engine.Docker("kill", "killed");
        using var dead = Targets.Open("container:killed", Options);
        Assert.Equal("exited", dead.Observations[0].Facts["state"]);
        Assert.Equal(Drift, DriftOf(dead));
    }

    [Fact]
    public void A_container_whose_image_was_removed_is_read_without_its_platform()
    {
        Start("orphan");
        fixture.Engine.Docker("rmi", "--force", "programs:1");
        using var subject = Targets.Open("container:orphan", Options);
        Assert.Equal(["hello\n"], Read(subject, "etc/new"));
    }

    [Fact]
    public void A_container_that_is_not_there_is_told_with_the_engine_and_what_to_do()
    {
        var message = Refused.By(() => Targets.Open("container:no-such", Options));
        Assert.StartsWith($"The Docker Engine at {fixture.Engine.Host} has no container 'no-such'", message, StringComparison.Ordinal);
        Assert.Contains("docker ps --all", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_that_goes_while_it_is_scanned_is_told()
    {
        Start("leaving");
        using var subject = Targets.Open("container:leaving", Options);
        fixture.Engine.Docker("rm", "--force", "leaving");
        Assert.Contains("removed while it was scanned", Refused.By(() => Listed(subject)), StringComparison.Ordinal);
    }

    string Start(string name)
    {
        fixture.Engine.Load(Image);
        return fixture.Engine.Run("programs:1", name, "echo hello > /etc/new; echo new > /etc/old; rm /etc/doomed; mkdir /opt/deep; echo > /opt/deep/er");
    }

    static Listing Listed(OpenedSubject subject)
    {
        var listing = new Listing();
        subject.Layers[0].Walk(listing, new WalkOptions(Verification.None), default);
        return listing;
    }

    static IEnumerable<string> Read(OpenedSubject subject, params string[] paths)
    {
        var entries = Listed(subject).Entries;
        return [.. paths.Select(p => Assert.Single(entries, e => e.Path == p).Content)];
    }

    static IEnumerable<string> DriftOf(OpenedSubject subject)
    {
        var drift = subject.Observations.Where(o => o.Reader == "engine/drift").ToList();
        Assert.All(drift, d => Assert.Equal(d.Subject, d.Facts["path"]));
        Assert.Equal(drift.Select(d => d.Subject).Order(StringComparer.Ordinal), drift.Select(d => d.Subject));
        return [.. drift.Select(d => $"{d.Facts["change"]} {d.Subject}").Order(StringComparer.Ordinal)];
    }
}
