using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Linux.Kernel;

namespace Plimsoll.Inventory.Tests.Linux;

public class KernelTest
{
    static readonly CataloguerTest Kernel = CataloguerTest.Of(new KernelCataloguer());

    // As Debian's linux-image-6.1.0-50-cloud-amd64 is laid out, whose text is the first case.
    static byte[] Image(string text)
    {
        var image = new byte[0x4000];
        "MZ"u8.CopyTo(image);
        "HdrS"u8.CopyTo(image.AsSpan(0x202));
        image[0x20E] = 0x80;
        image[0x20F] = 0x3A;
        Encoding.Latin1.GetBytes(text).CopyTo(image, 0x3A80 + 0x200);
        return image;
    }

    [Theory]
    [InlineData("6.1.0-50-cloud-amd64 (debian-kernel@lists.debian.org) #1 SMP PREEMPT_DYNAMIC Debian 6.1.176-1 (2026-07-02)", "6.1.0-50-cloud-amd64", "6.1.176")]
    [InlineData("5.15.0-52-generic (buildd@lcy02) #58-Ubuntu SMP Thu Oct 13 08:03:55 UTC 2022", "5.15.0-52-generic", "5.15.0")]
    [InlineData("6.6.8-200.fc39.x86_64 (mockbuild@a) #1 SMP", "6.6.8-200.fc39.x86_64", "6.6.8")]
    [InlineData("5.10.121-linuxkit", "5.10.121-linuxkit", "5.10.121")]
    public void A_kernel_says_its_release_in_its_header(string text, string release, string upstream)
    {
        var package = Assert.Single(Kernel.On("boot/vmlinuz-x", Image(text)).Packages);
        Assert.Equal((PackageType.Generic, "linux-kernel", release), (package.Type, package.Name, package.Version));
        Assert.Equal($"cpe:2.3:o:linux:linux_kernel:{upstream}:*:*:*:*:*:*:*", Assert.Single(package.Cpes));
    }

    [Fact]
    public void A_kernel_of_another_machine_says_it_in_the_clear_or_by_its_name()
    {
        byte[] plain = [.. new byte[56], .. "ARMd"u8, .. new byte[100], .. "Linux version 6.1.0-18-arm64 (debian-kernel@lists.debian.org) #1 SMP Debian 6.1.76-1\n\0"u8];
        Assert.Equal("6.1.0-18-arm64", Assert.Single(Kernel.On("boot/vmlinuz-6.1.0-18-arm64", plain).Packages).Version);
        var named = Assert.Single(Kernel.On("lib/modules/6.6.8-200.fc39.aarch64/vmlinuz", [0x1F, 0x8B, .. new byte[100]]).Packages);
        Assert.Equal(("6.6.8-200.fc39.aarch64", "file name"), (named.Version, named.Basis));
        Assert.Equal("6.1.0-18-arm64", Assert.Single(Kernel.On("boot/vmlinuz-6.1.0-18-arm64", [0x1F, 0x8B, .. new byte[100]]).Packages).Version);
    }

    [Theory]
    [InlineData("boot/vmlinuz-6.1", true)]
    [InlineData("boot/vmlinux-6.1", true)]
    [InlineData("usr/lib/modules/6.1/vmlinuz", true)]
    [InlineData("lib/modules/6.1/vmlinuz", true)]
    [InlineData("lib/modules/6.1/build/vmlinuz", false)]
    [InlineData("boot/config-6.1", false)]
    [InlineData("home/vmlinuz", false)]
    public void Only_kernels_are_wanted(string path, bool wanted) => Assert.Equal(wanted, new KernelCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void What_is_no_kernel_is_a_gap()
    {
        Assert.Equal(GapCode.Malformed, Assert.Single(Kernel.On("boot/vmlinuz-6.1", "text").Gaps).Code);
        Assert.Equal(GapCode.Malformed, Assert.Single(Kernel.On("boot/vmlinuz-x", Image("no release")).Gaps).Code);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var image = Image("6.1.0 (x)");
        Kernel.NeverThrowsOnAnyPrefixOf("boot/vmlinuz-6.1", image, 13);
        Kernel.NeverThrowsOnFlipsOf("boot/vmlinuz-6.1", image[..0x220], 500);
    }
}
