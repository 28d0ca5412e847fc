using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.RealImages.Apk;

/// <summary>A database in the form that apk-tools write, in both of its places.</summary>
public sealed class ApkImageTests : IDisposable
{
    static readonly string[] Expected =
    [
        ".build-deps 20260101.000000 noarch .build-deps 20260101.000000",
        "alpine-baselayout 3.6.5-r0 x86_64 alpine-baselayout 3.6.5-r0",
        "alpine-baselayout-data 3.6.5-r0 x86_64 alpine-baselayout 3.6.5-r0",
        "busybox 1.36.1-r29 x86_64 busybox 1.36.1-r29",
        "busybox-binsh 1.36.1-r29 x86_64 busybox 1.36.1-r29",
        "libcrypto3 3.3.2-r0 x86_64 openssl 3.3.2-r0",
        "libssl3 3.3.2-r0 x86_64 openssl 3.3.2-r0",
        "py3-packaging 24.0-r1 noarch py3-packaging 24.0-r1",
    ];

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    static byte[] Database => File.ReadAllBytes(RepositoryRoot.Combine("tests/Plimsoll.Cli.Tests/RealImages/Apk/fixtures/installed"));

    [Theory]
    [InlineData("lib/apk/db/installed")]
    [InlineData("usr/lib/apk/db/installed")]
    public void Packages_and_origins_are_read_from_either_place(string path)
    {
        var report = Scan(Alpine().File(path, Database));
        Assert.Equal(Expected, ReportedPackage.Lines(report));
        Assert.Empty(ReportedPackage.Unread(report));
    }

    [Fact]
    public void On_a_merged_system_the_database_is_counted_once()
    {
        var report = Scan(Alpine().SymbolicLink("lib", "usr/lib").File("usr/lib/apk/db/installed", Database));
        Assert.Equal(Expected, ReportedPackage.Lines(report));
        Assert.All(ReportedPackage.All(report), p => Assert.Equal("usr/lib/apk/db/installed", p.GetProperty("places").EnumerateArray().Single().Text("path")));
    }

    [Fact]
    public void Subpackages_own_their_own_files()
    {
        Scan(Alpine().File("lib/apk/db/installed", Database));
        var owned = KeptOwnership.Of(plimsoll.CacheDirectory, from: "installed");
        Assert.Equal(["etc/ssl/misc/tsget", "etc/ssl/openssl.cnf", "usr/lib/libcrypto.so.3", "usr/lib/ossl-modules/legacy.so"], owned["libcrypto3"]);
        Assert.Equal(["usr/lib/libssl.so.3"], owned["libssl3"]);
        Assert.Equal(["bin/sh"], owned["busybox-binsh"]);
        Assert.DoesNotContain(".build-deps", owned.Keys);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static TarFixture Alpine() => new TarFixture().File("etc/os-release", "ID=alpine\nVERSION_ID=3.22.1\n");

    JsonElement Scan(TarFixture root) =>
        plimsoll.Scan(directory.WriteArchive("image.tar", ImageFixture.DockerFiles(new ImageFixture(new LayerFixture(root.ToArray())))));
}
