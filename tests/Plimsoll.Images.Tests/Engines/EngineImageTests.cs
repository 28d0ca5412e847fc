using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;
using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>Images of a real engine: what its API gives is what <c>docker save</c> writes.</summary>
public sealed class EngineImageTests(DockerEngineFixture fixture) : IClassFixture<DockerEngineFixture>, IDisposable
{
    readonly TemporaryDirectory directory = new();

    static ImageFixture Image { get; } = new(
        new LayerFixture(new TarFixture().Directory("etc").File("etc/os-release", "ID=x").ToArray(), Step: "ADD rootfs.tar / # buildkit"),
        new LayerFixture(new TarFixture().Directory("app").ToArray(), Step: "WORKDIR /app"),
        new LayerFixture(new TarFixture().Whiteout("etc/os-release").File("app/run", "#!").ToArray(), Step: "/bin/sh -c rm /etc/os-release"))
    { Tags = ["whole:1", "localhost:5000/group/whole:2"] };

    OpenOptions Options => new() { Engines = new EngineOptions { Host = fixture.Engine.Host }, TemporaryDirectory = directory.Path };

    [Theory]
    [InlineData("whole:1")]
    [InlineData("docker.io/library/whole:1")]
    [InlineData("localhost:5000/group/whole:2")]
    [InlineData("ID")]
    [InlineData("sha256:ID")]
    [InlineData("ID12")]
    public void An_image_is_what_docker_save_writes_of_it(string name)
    {
        fixture.Engine.Load(Image);
        var hex = Image.ImageId["sha256:".Length..];
        name = name.Replace("ID12", hex[..12], StringComparison.Ordinal).Replace("ID", hex, StringComparison.Ordinal);
        var archive = directory.Combine("saved.tar");
        fixture.Engine.Docker("save", "--output", archive, "whole:1");
        using var saved = Targets.Open($"docker-archive:{archive}", Options);
        using var held = Targets.Open($"docker:{name}", Options);
        Assert.Equal((SubjectKind.Image, name, saved.Subject.Digest, saved.Subject.Platform), (held.Subject.Kind, held.Subject.Name, held.Subject.Digest, held.Subject.Platform));
        Assert.Equal(saved.Layers.Select(l => (l.Index, l.Id, l.CacheKey, l.Step)), held.Layers.Select(l => (l.Index, l.Id, l.CacheKey, l.Step)));
        Assert.Equal(Image.Layers.Select(l => l.Step), held.Layers.Select(l => l.Step));
        foreach (var verification in Enum.GetValues<Verification>())
            foreach (var (one, other) in saved.Layers.Zip(held.Layers))
            {
                var (expected, actual) = (new Recorder(), new Recorder());
                Assert.Equal(one.Walk(expected, new WalkOptions(verification), default), other.Walk(actual, new WalkOptions(verification), default));
                Assert.NotEmpty(expected.Lines);
                Assert.Equal(expected.Lines, actual.Lines);
            }

        Assert.Empty(held.Observations);
        Assert.Empty(held.Gaps);
    }

    [Fact]
    public void Layers_walk_at_the_same_time_over_one_export()
    {
        fixture.Engine.Load(Image);
        using var held = Targets.Open("docker:whole:1", Options);
        Parallel.ForEach(Enumerable.Repeat(held.Layers, 8).SelectMany(l => l), layer =>
            Assert.Equal(layer.Id, layer.Walk(new Recorder(), new WalkOptions(Verification.Authenticating), default).Verified));
    }

    [Fact]
    public void Nothing_is_left_in_the_temporary_directory()
    {
        fixture.Engine.Load(Image);
        using (var held = Targets.Open("docker:whole:1", Options))
            held.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.Full), default);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }

    [Fact]
    public void An_image_that_docker_imported_has_one_layer_and_no_step()
    {
        var tar = directory.Write("root.tar", new TarFixture().File("etc/hostname", "x").ToArray());
        fixture.Engine.Docker("import", tar, "imported:1");
        using var held = Targets.Open("docker:imported:1", Options);
        var layer = Assert.Single(held.Layers);
        Assert.Null(layer.Step);
        var seen = new Recorder();
        layer.Walk(seen, new WalkOptions(Verification.Full), default);
        Assert.Single(seen.Lines, l => l.Contains("etc/hostname", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_that_is_not_there_is_told_with_the_engine_and_what_to_do()
    {
        var message = Refused.By(() => Targets.Open("docker:no-such/image:7", Options));
        Assert.StartsWith($"The Docker Engine at {fixture.Engine.Host} has no image 'no-such/image:7'", message, StringComparison.Ordinal);
        Assert.Contains("docker pull no-such/image:7", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_tag_is_told_of_where_the_one_asked_for_is_not_there()
    {
        fixture.Engine.Load(Image);
        Assert.Contains("of that name there is whole:1, or bring it", Refused.By(() => Targets.Open("docker:docker.io/library/whole:9", Options)), StringComparison.Ordinal);
        Assert.Contains("of that name there is localhost:5000/group/whole:2, or bring it", Refused.By(() => Targets.Open("docker:localhost:5000/group/whole", Options)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_of_another_platform_is_told()
    {
        fixture.Engine.Load(Image);
        var options = Options with { Platform = new Platform("linux", "riscv64") };
        Assert.Contains("for linux/amd64, not for linux/riscv64", Refused.By(() => Targets.Open("docker:whole:1", options)), StringComparison.Ordinal);
        using var held = Targets.Open("docker:whole:1", Options with { Platform = new Platform("linux", "amd64") });
        Assert.Equal(3, held.Layers.Count);
    }

    [Fact]
    public void A_beginning_of_an_id_that_several_have_is_told_in_the_engine_s_words()
    {
        fixture.Engine.Load([.. Enumerable.Range(0, 17).Select(i => new ImageFixture(new LayerFixture(new TarFixture().File("f", $"{i}").ToArray())) { Tags = [$"many:{i}"] })]);
        var ambiguous = fixture.Engine.Docker("images", "--quiet", "--no-trunc").Split('\n').Select(i => i["sha256:".Length..]).Distinct().GroupBy(i => i[..1]).First(g => g.Count() > 1).Key;
        Assert.Contains($"'{ambiguous}'", Refused.By(() => Targets.Open($"docker:{ambiguous}", Options)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_name_is_found_or_not_without_failing()
    {
        fixture.Engine.Load(Image);
        using (var found = EngineImages.TryFind("whole:1", Options, out var none))
        {
            Assert.Equal(Image.ImageId, found!.Subject.Digest.ToString());
            Assert.Empty(none);
        }

        Assert.Null(EngineImages.TryFind("whole:no-such-tag", Options, out var notes));
        Assert.Empty(notes);
        Assert.Null(EngineImages.TryFind("../../containers/x", Options, out notes));
        Assert.Empty(notes);
    }

    [Fact]
    public void An_export_larger_than_the_limit_is_refused()
    {
        fixture.Engine.Load(Image);
        using var held = Targets.Open("docker:whole:1", Options with { Limits = Limits.Default with { MaxLayerBytes = 4096 } });
        Assert.Contains("MaxLayerBytes", Refused.By<LimitExceededException>(() => held.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.Full), default)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_temporary_directory_that_is_not_there_is_named()
    {
        fixture.Engine.Load(Image);
        using var held = Targets.Open("docker:whole:1", Options with { TemporaryDirectory = "/no/such/place" });
        Assert.Contains("/no/such/place", Refused.By(() => held.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.Full), default)), StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_a_socket_is_still_asked()
    {
        fixture.Engine.Load(Image);
        using var held = Targets.Open("docker:whole:1", Options with { Network = Network.NetworkOptions.Default with { Offline = true } });
        held.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.Full), default);
    }

    public void Dispose() => directory.Dispose();
}
