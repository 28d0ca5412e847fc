using System.Text;
using Plimsoll.Inventory.Rpm.Manifest;

namespace Plimsoll.Inventory.Tests.Rpm;

public class RpmManifestTests
{
    const string Path = "var/lib/rpmmanifest/container-manifest-2";
    const string Lines =
        "mariner-release\t2.0-12.cm2\t1653816591\t1653753130\tMicrosoft Corporation\t(none)\t580\tnoarch\t0\tmariner-release-2.0-12.cm2.src.rpm\n" +
        "openssl-libs\t1.1.1k-15.cm2\t1653816591\t1653631609\tMicrosoft Corporation\t(none)\t3000\tx86_64\t2\topenssl-1.1.1k-15.cm2.src.rpm\n";

    static readonly CataloguerTest Manifest = CataloguerTest.Of(new RpmManifestCataloguer());

    [Fact]
    public void Packages_have_what_the_columns_say() => Assert.Equal(
        ["mariner-release 2.0-12.cm2 noarch mariner-release 2.0-12.cm2", "openssl-libs 2:1.1.1k-15.cm2 x86_64 openssl 2:1.1.1k-15.cm2"],
        Manifest.On(Path, Lines).Packages.Select(p => $"{p.Name} {p.Version} {p.Architecture} {p.SourceNameOrName} {p.SourceVersionOrVersion}"));

    [Theory]
    [InlineData("bash 5.1\n")]
    [InlineData("bash\t5.1-1\n")]
    [InlineData("\t5.1-1\t1\t1\tv\t(none)\t1\tx86_64\t0\tbash-5.1-1.src.rpm\n")]
    [InlineData("bash\t5.1-1\t1\t1\tv\t(none)\t1\tx86_64\t0\tbash-5.1-1.src.rpm\tmore\n")]
    public void A_line_of_another_form_is_a_gap(string line)
    {
        var evidence = Manifest.On(Path, line + Lines);
        Assert.Equal((1, 2), (evidence.Gaps.Count, evidence.Packages.Count));
    }

    [Fact]
    public void Damage_never_stops_the_reader()
    {
        Manifest.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Lines));
        Manifest.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Lines), 2000);
    }
}
