using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Opkg.Status;

namespace Plimsoll.Inventory.Tests.Opkg;

public class OpkgTests
{
    [Fact]
    public void A_status_file_of_openwrt_is_read_and_its_feed_path_is_no_source_package()
    {
        var package = CataloguerTest.Of(new OpkgCataloguer()).On("usr/lib/opkg/status", "Package: busybox\nVersion: 1.36.1-1\nStatus: install user installed\nArchitecture: aarch64\nSource: package/utils/busybox\n").Packages.Single();
        Assert.Equal((PackageType.Opkg, "busybox", null), (package.Type, package.Name, package.SourceName));
    }
}
