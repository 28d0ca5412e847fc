using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Settling;
using Plimsoll.Scanning.Squashing;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Scanning.Tests.Settling;

public class OwnershipTests
{
    const string Metadata = "usr/lib/python3/dist-packages/requests-2.28.1.dist-info/METADATA";

    static readonly OperatingSystem Debian = new("debian", "12");

    [Fact]
    public void What_the_distribution_packed_is_the_distributions() =>
        Assert.Equal(("pkg:deb/debian/python3-requests@2.28.1-1", true), Owner(Debian, Deb("2.28.1-1"), Metadata, Metadata));

    [Fact]
    public void What_lies_beside_is_nobodys_but_its_own() =>
        Assert.Equal((null, false), Owner(Debian, Deb("2.28.1-1"), Metadata, "usr/local/lib/python3.11/site-packages/requests-2.28.1.dist-info/METADATA"));

    [Theory]
    [InlineData("opt/tool/lib/requests-2.28.1.dist-info/METADATA", "1")]
    [InlineData(Metadata, "18.19.0-1nodesource1")]
    public void A_third_partys_package_owns_without_speaking_for_it(string path, string version) =>
        Assert.Equal((true, false), Owner(Debian, Deb(version), path, path) is var (owner, speaks) ? (owner is not null, speaks) : default);

    [Theory]
    [InlineData("Red Hat, Inc.", true)]
    [InlineData("Example Corp", false)]
    public void Rpms_tell_their_vendor(string vendor, bool speaks)
    {
        var rpm = new Package { Type = PackageType.Rpm, Name = "python3-requests", Version = "2.25.1-7.el9", Vendor = vendor };
        Assert.Equal(speaks, Owner(new OperatingSystem("rhel", "9.4"), rpm, Metadata, Metadata).Speaks);
    }

    [Fact]
    public void A_second_copy_that_nobody_owns_keeps_the_package_in_its_registrys_hands() =>
        Assert.Equal((null, false), Owner(Debian, Deb("2.28.1-1"), Metadata, Metadata, "srv/venv/lib/requests-2.28.1.dist-info/METADATA"));

    static Package Deb(string version) => new() { Type = PackageType.Deb, Name = "python3-requests", Version = version };

    static (string? Owner, bool Speaks) Owner(OperatingSystem system, Package owner, string owned, params string[] places)
    {
        var reader = owner.Type == PackageType.Rpm ? "rpm" : "debian/dpkg-files";
        var list = new FileEvidence { Path = "list", Reader = reader, Ownerships = [new Ownership(owner.Name, Encoding.UTF8.GetBytes(owned), new[] { PathHash.Of(owned) })] };
        var requests = new Package { Type = PackageType.PyPi, Name = "requests", Version = "2.28.1" };
        InstalledPackage[] packages =
        [
            new(owner, new PackageUrl(owner.Type.PurlName(), system.Id, owner.Name, owner.Version, []), reader, [new Place(null, "list")]),
            new(requests, new PackageUrl("pypi", null, "requests", "2.28.1", []), "python/wheel", [.. places.Select(p => new Place(null, p))]),
        ];
        var settled = OwnershipSettler.Settle([new SquashedFile(list, 0, null)], packages, [], system).Packages[1];
        return (settled.OwnedBy, settled.IsOfDistribution);
    }
}
