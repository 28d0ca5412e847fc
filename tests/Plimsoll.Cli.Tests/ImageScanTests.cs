using System.Security.Cryptography;
using System.Text;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests;

public sealed class ImageScanTests : IDisposable
{
    const string Debian = "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n";
    const string Tar = "Package: tar\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.34+dfsg-1.2\n\n";
    const string Wget = "Package: wget\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.21.3-1\n\n";

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    static TestImage Image() => new(
        new TestLayer().Directory("etc/").File("etc/os-release", Debian).File("var/lib/dpkg/status", Tar),
        new TestLayer().File("var/lib/dpkg/status", Tar + Wget));

    [Fact]
    public void The_same_image_gives_the_same_packages_in_every_form()
    {
        Requires.Tool("skopeo", "skopeo");
        var archive = Image().DockerArchive(directory.Combine("image.tar"));
        var layout = Image().OciLayout(directory.Combine("layout"));
        Command.Run("skopeo", "copy", "-q", "--insecure-policy", $"oci:{layout}", $"oci-archive:{directory.Combine("oci.tar")}");
        Command.Run("skopeo", "copy", "-q", "--insecure-policy", $"oci:{layout}", $"docker-archive:{directory.Combine("skopeo.tar")}:test:1");
        Command.Run("skopeo", "copy", "-q", "--insecure-policy", "--dest-compress-format", "zstd", $"oci:{layout}", $"oci:{directory.Combine("zstd")}");
        Command.Run("gzip", "-k", archive);
        Command.Run("mkdir", directory.Combine("root"));
        foreach (var layer in (int[])[0, 1])
        {
            File.WriteAllBytes(directory.Combine("layer.tar"), Image().Tars[layer]);
            Command.Run("tar", "-x", "-C", directory.Combine("root"), "-f", directory.Combine("layer.tar"));
        }

        string[] targets =
        [
            archive, layout, directory.Combine("oci.tar"), $"{archive}.gz", directory.Combine("root"), $"docker-archive:{archive}", $"docker-archive:{directory.Combine("skopeo.tar")}",
            $"docker-archive:{archive}:test:1", $"oci:{layout}", $"oci:{directory.Combine("zstd")}", $"oci-archive:{directory.Combine("oci.tar")}", $"rootfs:{directory.Combine("root")}",
        ];
        foreach (var target in targets)
            Assert.Equal(["tar 1.34+dfsg-1.2", "wget 1.21.3-1"], PlimsollRun.Packages(plimsoll.Scan(target)));
    }

    [Fact]
    public void Each_package_is_placed_in_the_layer_that_brought_it()
    {
        var image = Image();
        var report = plimsoll.Scan(image.DockerArchive(directory.Combine("image.tar")));
        var layers = report.GetProperty("packages").EnumerateArray().Select(p => p.GetProperty("places")[0].GetProperty("layer").GetString());
        Assert.Equal(image.Tars.Select(t => $"sha256:{TestLayer.Sha256(t)}"), layers);
    }

    [Fact]
    public void Vulnerabilities_of_the_embedded_database_are_found_and_gone_after_the_upgrade()
    {
        var before = new TestImage(new TestLayer().File("etc/os-release", Debian).File("var/lib/dpkg/status", "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n"));
        var report = plimsoll.Scan(before.DockerArchive(directory.Combine("before.tar")));
        var finding = report.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("fixed").GetArrayLength() > 0);
        Assert.Equal("source-package", finding.GetProperty("rule").GetString());
        var end = finding.GetProperty("upgrade").GetString()!;
        var after = new TestImage(new TestLayer().File("etc/os-release", Debian).File("var/lib/dpkg/status", $"Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: {end}\nArchitecture: amd64\n"));
        var mended = plimsoll.Scan(after.DockerArchive(directory.Combine("after.tar")));
        Assert.DoesNotContain(mended.GetProperty("findings").EnumerateArray(), f => f.GetProperty("fixed").GetArrayLength() > 0);
        var (_, explanation, _) = plimsoll.Run("explain", finding.GetProperty("id").GetString()!, directory.Combine("before.tar"));
        Assert.Contains("3.0.9-1 <", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_lies_about_its_digest_is_an_error_that_names_both_and_leaves_the_cache_alone()
    {
        var image = Image();
        image.DiffIds = [.. image.Tars.Select(t => $"sha256:{TestLayer.Sha256(t)}")];
        image.DiffIds[0] = $"sha256:{Convert.ToHexStringLower(SHA256.HashData("another layer"u8))}";
        var (code, _, error) = plimsoll.Run("scan", image.DockerArchive(directory.Combine("liar.tar")));
        Assert.Equal(3, code);
        Assert.Contains(image.DiffIds[0], error, StringComparison.Ordinal);
        Assert.Contains(TestLayer.Sha256(image.Tars[0]), error, StringComparison.Ordinal);
        Assert.Contains("holds 0 files", plimsoll.Run("cache", "info").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whiteouts_opaque_directories_and_links_hide_and_lead_as_in_a_container()
    {
        var image = new TestImage(
            new TestLayer().File("usr/lib/os-release", Debian).SymbolicLink("etc/os-release", "../usr/lib/os-release")
                .File("var/lib/dpkg/status.d/tar", Tar).File("var/lib/dpkg/status.d/wget", Wget).File("lib/apk/db/installed", "P:busybox\nV:1.36.1-r0\n"),
            new TestLayer().Whiteout("var/lib/dpkg/status.d/wget").Opaque("lib/apk"),
            new TestLayer().File("data/status", Wget).SymbolicLink("var/lib/dpkg/status", "/data/status").File("real/installed", "P:musl\nV:1.2.4-r0\n").HardLink("usr/lib/apk/db/installed", "real/installed"));
        var report = plimsoll.Scan(image.DockerArchive(directory.Combine("image.tar")));
        Assert.Equal("debian", report.GetProperty("subject").GetProperty("os").GetProperty("id").GetString());
        Assert.Equal(["musl 1.2.4-r0", "tar 1.34+dfsg-1.2", "wget 1.21.3-1"], PlimsollRun.Packages(report).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_report_is_the_same_at_any_number_of_threads_with_either_inflater_with_and_without_the_cache()
    {
        var path = Image().OciLayout(directory.Combine("layout"));
        var hashes = new HashSet<string>();
        for (var run = 0; run < 100; run++)
        {
            string[] cache = run % 4 == 0 ? ["--no-cache"] : [];
            string[] inflate = run % 3 == 0 ? ["--inflate", "managed"] : [];
            var (_, output, _) = plimsoll.Run(["scan", path, "-o", "json", "-o", $"table={directory.Combine("table")}", "--threads", $"{(run % 16) + 1}", .. cache, .. inflate]);
            hashes.Add(TestLayer.Sha256(Encoding.UTF8.GetBytes(output + File.ReadAllText(directory.Combine("table")))));
        }

        Assert.Single(hashes);
    }

    [Fact]
    public void An_end_of_life_distribution_is_a_gap_and_never_silence()
    {
        var image = new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=\"9\"\n").File("var/lib/dpkg/status", Tar));
        var report = plimsoll.Scan(image.DockerArchive(directory.Combine("image.tar")));
        Assert.Contains(report.GetProperty("gaps").EnumerateArray(), g => g.GetProperty("code").GetString() == "end_of_life");
        Assert.NotEqual("fit", report.GetProperty("verdict").GetProperty("result").GetString());
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }
}
