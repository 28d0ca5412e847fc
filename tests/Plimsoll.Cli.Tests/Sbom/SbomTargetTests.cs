using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Sbom;

/// <summary>A second scan needs no image: what a scan finds in an image, it finds in the bill that was written of it.</summary>
public sealed class SbomTargetTests : IDisposable
{
    static readonly string[] Formats =
    [
        "cyclonedx-json@1.4", "cyclonedx-json@1.5", "cyclonedx-json@1.6", "cyclonedx-json@1.7", "cyclonedx-xml@1.4", "cyclonedx-xml@1.5", "cyclonedx-xml@1.6", "cyclonedx-xml@1.7",
        "spdx-json", "spdx-tag-value", "spdx3-json",
    ];

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    static TestLayer Debian => new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_CODENAME=bookworm\n").File("var/lib/dpkg/status", """
        Package: libssl3
        Source: openssl
        Status: install ok installed
        Maintainer: Debian OpenSSL Team <pkg-openssl-devel@alioth-lists.debian.net>
        Version: 3.0.9-1
        Architecture: amd64

        Package: bsdutils
        Source: util-linux (2.38.1-5)
        Status: install ok installed
        Version: 1:2.38.1-5
        Architecture: amd64

        Package: broken

        """);

    static TestLayer Alpine => new TestLayer().File("etc/os-release", "ID=alpine\nVERSION_ID=3.18.0\n").File("lib/apk/db/installed", "P:libssl3\nV:3.1.0-r4\nA:x86_64\no:openssl\nL:Apache-2.0\n\nP:busybox-binsh\nV:1.36.0-r9\nA:x86_64\no:busybox\n");

    /// <summary>AlmaLinux's advisories tell module streams apart.</summary>
    static TestLayer Alma => new TestLayer().File("etc/os-release", "ID=almalinux\nVERSION_ID=\"9.1\"\n").File("var/lib/rpmmanifest/container-manifest-2",
        "openssl-libs\t3.0.1-41.el9\t1\t1\tAlma\t(none)\t1\tx86_64\t1\topenssl-3.0.1-41.el9.src.rpm\nbash\t5.1.8-4.el9\t1\t1\tAlma\t(none)\t1\tx86_64\t(none)\tbash-5.1.8-4.el9.src.rpm\n");

    [Theory, InlineData("debian", true), InlineData("alpine", true), InlineData("alma", false)]
    public void A_scan_of_every_bill_finds_what_the_scan_of_the_image_found(string system, bool hasFindings)
    {
        var layer = system switch { "debian" => Debian, "alpine" => Alpine, _ => Alma };
        var image = new TestImage(layer).DockerArchive(directory.Combine("image.tar"));
        var expected = plimsoll.Scan(image);
        Assert.NotEqual(0, expected.GetProperty("packages").GetArrayLength());
        Assert.True(!hasFindings || expected.GetProperty("findings").GetArrayLength() > 0);
        foreach (var format in Formats)
        {
            var file = directory.Combine("bom");
            Assert.Equal(0, plimsoll.Run("sbom", image, "-o", $"{format}={file}").Code);
            foreach (var target in (string[])[$"sbom:{file}", file])
                AssertSame(expected, plimsoll.Scan(target), format);
        }
    }

    [Fact]
    public void A_bill_comes_compressed_or_by_standard_input_too()
    {
        var image = new TestImage(Alpine).DockerArchive(directory.Combine("image.tar"));
        var file = directory.Combine("bom.json");
        Assert.Equal(0, plimsoll.Run("sbom", image, "-o", $"spdx-json={file}").Code);
        Command.Run("gzip", "-k", file);
        var expected = plimsoll.Scan(image);
        AssertSame(expected, plimsoll.Scan($"sbom:{file}.gz"), "gzip");
        var (code, output, error) = plimsoll.RunUnder("sh", ["-c", $"exec \"$@\" <'{file}'", "sh"], "scan", "sbom:-", "-o", "json");
        Assert.True(code is 0 or 1, error);
        using var document = JsonDocument.Parse(output);
        AssertSame(expected, document.RootElement, "standard input");
        Assert.Equal(("sbom", "standard input"), (document.RootElement.GetProperty("subject").GetProperty("kind").GetString(), document.RootElement.GetProperty("subject").GetProperty("name").GetString()));
    }

    [Fact]
    public void A_bill_of_a_bill_and_an_explanation_from_one_are_those_of_the_image()
    {
        var image = new TestImage(Debian).DockerArchive(directory.Combine("image.tar"));
        Assert.Equal(0, plimsoll.Run("sbom", image, "-o", $"cyclonedx-json={directory.Combine("one.json")}").Code);
        Assert.Equal(0, plimsoll.Run("sbom", $"sbom:{directory.Combine("one.json")}", "-o", $"spdx3-json={directory.Combine("two.json")}").Code);
        var expected = plimsoll.Scan(image);
        AssertSame(expected, plimsoll.Scan(directory.Combine("two.json")), "twice");
        var id = expected.GetProperty("findings")[0].GetProperty("id").GetString()!;
        Assert.Equal(plimsoll.Run("explain", id, image).Output, plimsoll.Run("explain", id, directory.Combine("one.json")).Output);
    }

    [Theory]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",", "not well-formed JSON")]
    [InlineData("hello", "another kind")]
    [InlineData("<rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://spdx.org/rdf/terms#\"/>", "SPDX in RDF, which is not read")]
    public void What_is_no_bill_ends_with_3_and_one_sentence(string text, string why)
    {
        File.WriteAllText(directory.Combine("bom"), text);
        AssertFails(3, why, "scan", $"sbom:{directory.Combine("bom")}");
    }

    [Fact]
    public void A_file_that_is_not_there_and_options_that_a_bill_has_no_use_for_are_told()
    {
        AssertFails(3, "cannot be read", "scan", "sbom:/no/such/file");
        AssertFails(2, "needs a file", "scan", "sbom:");
        AssertFails(2, "--tags", "scan", "sbom:/no/such/file", "--tags", "*");
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static void AssertSame(JsonElement expected, JsonElement actual, string format)
    {
        foreach (var part in (string[])["findings", "gaps"])
            Assert.True(expected.GetProperty(part).GetRawText() == actual.GetProperty(part).GetRawText(), $"{format}: {part} differ:\n{expected.GetProperty(part)}\n{actual.GetProperty(part)}");
        Assert.Equal(PlimsollRun.Packages(expected), PlimsollRun.Packages(actual));
        Assert.Equal(expected.GetProperty("subject").GetProperty("os").GetRawText(), actual.GetProperty("subject").GetProperty("os").GetRawText());
        Assert.Equal(expected.GetProperty("verdict").GetRawText(), actual.GetProperty("verdict").GetRawText());
    }

    void AssertFails(int code, string why, params string[] arguments)
    {
        var run = plimsoll.Run(arguments);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }
}
