using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Guix.Store;
using Plimsoll.Inventory.Nix.Store;

namespace Plimsoll.Inventory.Tests.Nix;

public class StoreTests
{
    const string Hash = "0c1klzc3pqhmbnjlpmv8bj0p7dmqz1vn";

    static readonly CataloguerTest NixStore = CataloguerTest.Of(new NixStoreCataloguer());
    static readonly CataloguerTest GuixStore = CataloguerTest.Of(new GuixStoreCataloguer());

    [Theory]
    [InlineData("glibc-2.38-44", "glibc", "2.38-44")]
    [InlineData("glibc-2.38-44-bin", "glibc", "2.38-44")]
    [InlineData("openssl-3.0.12-dev", "openssl", "3.0.12")]
    [InlineData("python3.11-requests-2.31.0", "python3.11-requests", "2.31.0")]
    [InlineData("perl5.38.2-URI-5.21", "perl5.38.2-URI", "5.21")]
    [InlineData("gcc-12.3.0-lib", "gcc", "12.3.0")]
    [InlineData("bash-5.2p21", "bash", "5.2p21")]
    [InlineData("xgcc-12.3.0-libgcc", "xgcc", "12.3.0-libgcc")]
    [InlineData("libidn2-2.3.4", "libidn2", "2.3.4")]
    [InlineData("nss-cacert-3.95", "nss-cacert", "3.95")]
    [InlineData("tzdata-2023c", "tzdata", "2023c")]
    [InlineData("linux-6.1.69-modules-shrunk", "linux", "6.1.69-modules-shrunk")]
    public void A_version_begins_after_the_first_dash_that_no_letter_follows(string directory, string name, string version)
    {
        var package = NixStore.On($"nix/store/{Hash}-{directory}", "").Packages.Single();
        Assert.Equal((name, version, PackageType.Nix, "path"), (package.Name, package.Version, package.Type, package.Basis));
    }

    [Theory]
    [InlineData($"{Hash}-user-environment")]
    [InlineData($"{Hash}-unit-sshd.service")]
    [InlineData($"{Hash}-openssl-3.0.12.drv")]
    [InlineData($"{Hash}-openssl-3.0.12.tar.gz")]
    [InlineData($"{Hash}-hello-2.12-source")]
    [InlineData($"{Hash}-")]
    [InlineData($"{Hash}")]
    [InlineData($"{Hash}-a-")]
    [InlineData($"{Hash}-a--b")]
    [InlineData(".links")]
    [InlineData("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee-a-1.0")]
    public void What_has_no_version_or_was_not_built_is_no_package(string directory) => Assert.Empty(NixStore.On($"nix/store/{directory}", "").Packages);

    [Fact]
    public void Guix_names_its_store_alike() => Assert.Equal(
        (PackageType.Guix, "coreutils-minimal", "9.1"), GuixStore.On($"gnu/store/{Hash}-coreutils-minimal-9.1", "").Packages.Select(p => (p.Type, p.Name, p.Version)).Single());

    [Fact]
    public void The_directories_of_a_store_are_asked_for_and_not_their_files() => Assert.Equal(
        [Interest.DirectoriesIn("nix/store"), Interest.DirectoriesIn("gnu/store")],
        new NixStoreCataloguer().Interests.Concat(new GuixStoreCataloguer().Interests));
}
