using System.Text;
using CsCheck;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Debian.Dpkg;

namespace Plimsoll.Inventory.Tests.Debian;

public class DpkgTests
{
    const string Status = "var/lib/dpkg/status";
    const string Curl = "Package: libcurl4\nStatus: install ok installed\nSource: curl (7.88.1-10)\nVersion: 7.88.1-10+b1\nArchitecture: amd64\nMaintainer: Somebody <a@b>\nDescription: a\n Package: not-this\n";

    static readonly CataloguerTest Dpkg = CataloguerTest.Of(new DpkgCataloguer());

    [Fact]
    public void A_package_is_read_with_its_source_and_the_sources_version()
    {
        var package = Dpkg.On(Status, Curl).Packages.Single();
        Assert.Equal(("libcurl4", "7.88.1-10+b1", "amd64", "curl", "7.88.1-10", "Somebody <a@b>"),
            (package.Name, package.Version, package.Architecture, package.SourceName, package.SourceVersion, package.Maintainer));
    }

    [Theory]
    [InlineData("install ok installed", true)]
    [InlineData("hold ok installed", true)]
    [InlineData("install ok half-configured", true)]
    [InlineData("install ok unpacked", true)]
    [InlineData("deinstall ok config-files", false)]
    [InlineData("purge ok not-installed", false)]
    public void Whatever_has_files_on_disk_counts_as_installed(string state, bool installed) =>
        Assert.Equal(installed ? 1 : 0, Dpkg.On(Status, $"Package: a\nStatus: {state}\nVersion: 1\n").Packages.Count);

    [Fact]
    public void Distroless_stanzas_without_a_status_line_are_installed_and_their_sums_are_ownership()
    {
        Assert.Equal("base-files", Dpkg.On("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12.4\n").Packages.Single().Name);
        var owned = Dpkg.On("var/lib/dpkg/status.d/base.md5sums", "d41d8cd98f00b204e9800998ecf8427e  etc/issue\n").Ownerships.Single();
        Assert.Equal(("base", "etc/issue"), (owned.Package, Encoding.UTF8.GetString(owned.Paths.Span)));
    }

    [Fact]
    public void A_stanza_without_a_version_is_a_gap_and_the_rest_is_read()
    {
        var evidence = Dpkg.On(Status, "Package: a\n\n\nPackage: b\nVersion: 1\n");
        Assert.Equal("b", evidence.Packages.Single().Name);
        Assert.Equal(GapCode.Malformed, evidence.Gaps.Single().Code);
    }

    [Fact]
    public void Windows_line_ends_a_missing_last_one_and_blank_lines_of_blanks_do_not_matter() =>
        Assert.Equal(["a", "b"], Dpkg.On(Status, "Package: a\r\nVersion: 1\r\n\r\n  \r\nPackage: b\r\nVersion: 2").Packages.Select(p => p.Name));

    [Fact]
    public void A_name_of_megabytes_is_a_gap() =>
        Assert.NotEmpty(Dpkg.On(Status, Encoding.UTF8.GetBytes("Package: " + new string('x', 5_000_000) + "\nVersion: 1\n")).Gaps);

    [Fact]
    public void Packages_beyond_the_limit_are_a_gap()
    {
        var evidence = Dpkg.On(Status, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Package: a\nVersion: 1\n\n", 20))), Limits.Default with { MaxPackagesPerFile = 5 });
        Assert.Equal((5, GapCode.TooLarge), (evidence.Packages.Count, evidence.Gaps.Single().Code));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Dpkg.NeverThrowsOnAnyPrefixOf(Status, Encoding.UTF8.GetBytes(Curl));
        Gen.Byte.Array[0, 200].Sample(bytes => Dpkg.On(Status, bytes).Packages.Count >= 0);
    }
}
