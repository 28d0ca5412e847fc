using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Snap.Manifest;
using Plimsoll.Inventory.Snap.Meta;
using Plimsoll.Inventory.Snap.Seed;

namespace Plimsoll.Inventory.Tests.Snap;

public class SnapTests
{
    const string Meta = """
        name: hello
        version: '2.10'
        summary: GNU Hello
        license: GPL-3.0
        architectures:
        - amd64
        base: core22
        apps:
          hello:
            command: bin/hello
        confinement: strict
        grade: stable
        """;

    const string Manifest = """
        snapcraft-version: 7.5.2
        snapcraft-os-release-id: ubuntu
        snapcraft-os-release-version-id: '22.04'
        name: hello
        version: '2.10'
        parts:
          gnu-hello:
            build-packages:
            - make=4.3-4.1build1
            stage-packages:
            - libssl3=3.0.2-0ubuntu1.10
            - zlib1g:amd64=1:1.2.11.dfsg-2ubuntu9.2
        primed-stage-packages:
        - libssl3=3.0.2-0ubuntu1.10
        - libssl3=3.0.2-0ubuntu1.10
        - zlib1g:amd64=1:1.2.11.dfsg-2ubuntu9.2
        """;

    const string Seed = """
        snaps:
          -
            name: core20
            channel: stable
            file: core20_1974.snap
          -
            name: lxd
            channel: 5.0/stable/ubuntu-22.04
            classic: false
            file: lxd.snap
        """;

    static readonly CataloguerTest MetaReader = CataloguerTest.Of(new SnapCataloguer());
    static readonly CataloguerTest ManifestReader = CataloguerTest.Of(new SnapManifestCataloguer());
    static readonly CataloguerTest SeedReader = CataloguerTest.Of(new SnapSeedCataloguer());

    [Fact]
    public void A_snap_says_what_it_is_and_which_base_it_needs()
    {
        var snap = MetaReader.On("snap/hello/42/meta/snap.yaml", Meta).Packages.Single();
        Assert.Equal(("hello", "2.10", "amd64", "GPL-3.0", "core22"), (snap.Name, snap.Version, snap.Architecture, snap.Licences.Single(), snap.Dependencies.Single().Name));
    }

    [Fact]
    public void The_packages_that_are_left_in_a_snap_are_listed_with_the_snap_that_they_came_in() => Assert.Equal(
        ["Deb libssl3 3.0.2-0ubuntu1.10  snap:hello", "Deb zlib1g 1:1.2.11.dfsg-2ubuntu9.2 amd64 snap:hello"],
        ManifestReader.On("snap/hello/42/snap/manifest.yaml", Manifest).Packages.Select(p => $"{p.Type} {p.Name} {p.Version} {p.Architecture} {p.Origin}"));

    [Fact]
    public void Older_manifests_say_it_of_each_part() => Assert.Equal(
        ["libssl3", "zlib1g"], ManifestReader.On("snap/manifest.yaml", Manifest[..Manifest.IndexOf("primed-", StringComparison.Ordinal)]).Packages.Select(p => p.Name));

    [Fact]
    public void A_base_lists_its_packages_by_itself() => Assert.Equal(
        ["adduser 3.118ubuntu5", "libc6 2.35-0ubuntu3.6"],
        ManifestReader.On("usr/share/snappy/dpkg.yaml", "package-repositories:\n- type: apt\npackages:\n- adduser=3.118ubuntu5\n- libc6:amd64=2.35-0ubuntu3.6\n").Packages.Select(p => $"{p.Name} {p.Version}"));

    [Fact]
    public void Another_manifest_of_that_name_says_nothing() => Assert.Empty(ManifestReader.On("snap/manifest.yaml", "name: x\nprimed-stage-packages:\n- a=1\n").Packages);

    [Fact]
    public void A_seed_knows_revisions_alone() => Assert.Equal(
        ["core20  revision=1974", "lxd  "],
        SeedReader.On("var/lib/snapd/seed/seed.yaml", Seed).Packages.Select(p => $"{p.Name} {p.Version} {string.Join(',', p.Qualifiers.Select(q => $"{q.Key}={q.Value}"))}"));

    [Fact]
    public void What_has_no_name_is_a_gap()
    {
        Assert.Equal(GapCode.Malformed, MetaReader.On("meta/snap.yaml", "version: 1\n").Gaps.Single().Code);
        Assert.Equal(GapCode.Malformed, SeedReader.On("seed.yaml", "snaps:\n- channel: stable\n").Gaps.Single().Code);
        Assert.Equal(GapCode.Malformed, ManifestReader.On("snap/manifest.yaml", "snapcraft-version: 1\nprimed-stage-packages:\n- libssl3\n").Gaps.Single().Code);
    }

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var (reader, path, text) in new[] { (MetaReader, "meta/snap.yaml", Meta), (ManifestReader, "snap/manifest.yaml", Manifest), (SeedReader, "var/lib/snapd/seed/seed.yaml", Seed) })
        {
            reader.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text));
            reader.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 500);
        }
    }
}
