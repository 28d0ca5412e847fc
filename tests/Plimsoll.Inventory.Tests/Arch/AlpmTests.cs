using System.Text;
using Plimsoll.Inventory.Arch.Alpm;

namespace Plimsoll.Inventory.Tests.Arch;

public class AlpmTests
{
    static readonly CataloguerTest Alpm = CataloguerTest.Of(new AlpmCataloguer());

    [Fact]
    public void A_package_is_read_from_its_description_and_its_files_from_the_list_beside_it()
    {
        var package = Alpm.On("var/lib/pacman/local/gcc-libs-13.2.1-3/desc", "%NAME%\ngcc-libs\n\n%VERSION%\n13.2.1-3\n\n%BASE%\ngcc\n\n%ARCH%\nx86_64\n\n%LICENSE%\nGPL3\nLGPL\n").Packages.Single();
        Assert.Equal(("gcc-libs", "13.2.1-3", "gcc", "x86_64"), (package.Name, package.Version, package.SourceName, package.Architecture));
        Assert.Equal(["GPL3", "LGPL"], package.Licences);
        var files = Alpm.On("var/lib/pacman/local/gcc-libs-13.2.1-3/files", "%FILES%\nusr/\nusr/lib/\nusr/lib/libgcc_s.so\n\n%BACKUP%\netc/x\tabc\n").Ownerships.Single();
        Assert.Equal(("gcc-libs-13.2.1-3", "usr/lib/libgcc_s.so"), (files.Package, Encoding.UTF8.GetString(files.Paths.Span)));
    }

    [Fact]
    public void A_description_without_a_name_is_a_gap() => Assert.Single(Alpm.On("var/lib/pacman/local/x/desc", "%VERSION%\n1\n").Gaps);
}
