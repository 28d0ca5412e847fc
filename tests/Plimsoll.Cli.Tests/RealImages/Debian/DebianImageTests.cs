using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

[Collection(nameof(DebianImage))]
public sealed class DebianImageTests(DebianImage image) : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Packages_are_exactly_those_of_dpkg_in_every_form_of_the_image()
    {
        var expected = image.Released.Truth.Packages.Select(p => p.Line).Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.Count > 60);
        var zstd = directory.Combine("zstd");
        string[] targets =
        [
            image.Released.Target,
            image.Released.CopyTo($"oci:{zstd}:released", "--dest-compress-format", "zstd"),
            image.Released.CopyTo($"docker-archive:{directory.Combine("debian.tar")}:debian:released"),
            image.Released.CopyTo($"oci-archive:{directory.Combine("oci.tar")}:released"),
        ];
        Assert.Contains(Directory.EnumerateFiles(Path.Combine(zstd, "blobs", "sha256")), IsZstd);
        foreach (var target in targets)
            Assert.Equal(expected, ReportedPackage.Lines(plimsoll.Scan(target, "--no-cache")));
    }

    [Fact]
    public void Every_package_owns_the_files_that_dpkg_lists()
    {
        plimsoll.Scan(image.Released.Target);
        var owned = KeptOwnership.Of(plimsoll.CacheDirectory, from: ".list");
        var expected = image.Released.Truth.Files.Where(f => f.Value.Count > 0).ToList();
        Assert.Equal(expected.Select(f => f.Key).Order(StringComparer.Ordinal), owned.Keys.Order(StringComparer.Ordinal));
        foreach (var (package, files) in expected)
            Assert.Equal(files, owned[package]);
    }

    [Fact]
    public void A_system_that_debootstrap_made_has_no_gaps()
    {
        var report = plimsoll.Scan(image.Released.Target);
        Assert.Empty(ReportedPackage.Unread(report));
        Assert.Equal(image.Released.Truth.OsId, report.GetProperty("subject").GetProperty("os").Text("id"));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static bool IsZstd(string path)
    {
        using var file = File.OpenRead(path);
        var magic = new byte[4];
        return file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic.AsSpan().SequenceEqual((byte[])[0x28, 0xB5, 0x2F, 0xFD]);
    }
}
