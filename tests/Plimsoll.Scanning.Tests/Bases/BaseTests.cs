using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Scanning.Bases;

namespace Plimsoll.Scanning.Tests.Bases;

public sealed class BaseTests : IDisposable
{
    readonly DirectoryInfo home = Directory.CreateTempSubdirectory();

    static Digest Debian => Digest.Sha256(SHA256.HashData("manifest"u8));

    [Fact]
    public void A_chain_id_is_what_the_specification_makes_of_it()
    {
        var (a, b) = (Id("a"), Id("b"));
        Assert.Equal([a, Digest.Sha256(SHA256.HashData(Encoding.ASCII.GetBytes($"{a} {b}")))], ChainIds.Of([a, b]));
    }

    [Fact]
    public void An_image_that_was_seen_before_is_known_in_those_built_on_it()
    {
        var known = new KnownImages(home.FullName);
        Assert.Null(BaseFinder.Find(Image("app", ["a", "b", "c"]), known));
        BaseFinder.Keep(Image("debian:12", ["a", "b"], Debian), known);
        Assert.Equal(new BaseImage(2, "debian:12", Debian, BaseGround.Chain), BaseFinder.Find(Image("app", ["a", "b", "c"]), known));
        Assert.Null(BaseFinder.Find(Image("debian:12", ["a", "b"]), known));
        Assert.Null(BaseFinder.Find(Image("other", ["b", "a", "c"]), known));
        BaseFinder.Keep(Image("app", ["a", "b", "c"]), known);
        Assert.Equal("app", BaseFinder.Find(Image("grandchild", ["a", "b", "c", "d"]), known)!.Name);
    }

    [Fact]
    public void What_the_image_states_is_believed_where_the_layers_agree()
    {
        var known = new KnownImages(home.FullName);
        BaseFinder.Keep(Image("mirror/debian", ["a"], Debian), known);
        var stated = new StatedBase("debian:12", Debian, 2);
        Assert.Equal(new BaseImage(1, "debian:12", Debian, BaseGround.Digest), BaseFinder.Find(Image("app", ["a", "b", "c"], stated: stated), known));
        Assert.Equal(new BaseImage(2, "debian:12", Debian, BaseGround.History), BaseFinder.Find(Image("app", ["x", "b", "c"], stated: stated), known));
        Assert.Null(BaseFinder.Find(Image("app", ["x", "b"], stated: stated), known));
    }

    [Fact]
    public void A_package_is_the_bases_where_all_of_its_places_are()
    {
        var subject = Image("app", ["a", "b"]);
        var evidence = new SubjectEvidence { Packages = [Package("below", "a"), Package("above", "b"), Package("both", "a", "b")] };
        var settled = BaseSettler.Settle(evidence, new BaseImage(1, null, null, BaseGround.History), subject.Layers);
        Assert.Equal([true, false, false], settled.Packages.Select(p => p.IsOfBase));
        Assert.Null(BaseSettler.Settle(evidence, null, subject.Layers).Packages[0].IsOfBase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name\n\n")]
    [InlineData("name\n\nmany\n")]
    public void A_file_of_another_form_is_not_there(string content)
    {
        var known = new KnownImages(home.FullName);
        known.Keep(Id("a"), new KnownImage("x", null, 1));
        Assert.NotNull(known.Find(Id("a")));
        File.WriteAllText(Directory.EnumerateFiles(home.FullName, "*", SearchOption.AllDirectories).Single(), content);
        Assert.Null(known.Find(Id("a")));
    }

    public void Dispose() => home.Delete(recursive: true);

    static Digest Id(string text) => Digest.Sha256(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static OpenedSubject Image(string name, string[] layers, Digest? digest = null, StatedBase? stated = null) =>
        new(new Subject(SubjectKind.Image, name, digest), [.. layers.Select((l, i) => new NamedLayer(i, Id(l)))]) { Base = stated };

    static InstalledPackage Package(string name, params string[] layers) =>
        new(new Package { Type = PackageType.Deb, Name = name, Version = "1" }, new PackageUrl("deb", "debian", name, "1", []), "test", [.. layers.Select(l => new Place(Id(l), "x"))]);

    sealed record NamedLayer(int Index, Digest? Id) : ILayer
    {
        public Digest? CacheKey => Id;

        public long? StoredBytes => null;

        public string? Step => null;

        public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
