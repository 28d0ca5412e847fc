using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Registries;

/// <summary>Scans of images in a real registry, as a user types them.</summary>
public sealed class RegistryScanTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();
    readonly TestAuthority authority = new();
    readonly string ca;

    public RegistryScanTests() => ca = directory.Write("ca.pem", authority.Pem);

    [Fact]
    public void The_same_image_of_a_registry_an_archive_and_a_layout_gives_the_same_packages_and_findings_byte_for_byte()
    {
        using var registry = Secure();
        var image = OldSystem();
        var layout = image.OciLayout(directory.Combine("layout"));
        registry.Copy($"oci:{layout}", "old:1");
        var reports = new[] { plimsoll.Scan($"registry:{registry.Host}/old:1", "--registry-ca", ca, "--no-cache"), plimsoll.Scan($"{registry.Host}/old:1", "--registry-ca", ca), plimsoll.Scan(layout), plimsoll.Scan(image.DockerArchive(directory.Combine("old.tar"))) };
        foreach (var part in (string[])["packages", "findings", "gaps", "verdict"])
            Assert.Single(reports.Select(r => r.GetProperty(part).GetRawText()).Distinct());
        Assert.NotEmpty(PlimsollRun.Findings(reports[0]));
        Assert.Equal(reports[2].GetProperty("subject").GetProperty("digest").GetString(), reports[0].GetProperty("subject").GetProperty("digest").GetString());
        Assert.Equal($"{registry.Host}/old:1", reports[1].GetProperty("subject").GetProperty("name").GetString());
    }

    [Fact]
    public void A_second_scan_makes_one_request_and_fetches_no_layer()
    {
        using var registry = Secure();
        registry.Copy($"oci:{OldSystem().OciLayout(directory.Combine("layout"))}", "old:1");
        string[] more = ["--registry-ca", ca];
        var cold = plimsoll.Scan($"registry:{registry.Host}/old:1", more);
        var warm = plimsoll.Scan($"registry:{registry.Host}/old:1", more);
        Assert.Equal("3", Fetched(cold, "requests"));
        Assert.Equal("1", Fetched(warm, "requests"));
        Assert.Equal(cold.GetProperty("findings").GetRawText(), warm.GetProperty("findings").GetRawText());
        Assert.Contains("removed", plimsoll.Run("cache", "clear").Output, StringComparison.Ordinal);
        Assert.Equal("3", Fetched(plimsoll.Scan($"registry:{registry.Host}/old:1", more), "requests"));
    }

    [Fact]
    public void Plain_http_is_a_finding_that_a_gate_may_refuse()
    {
        using var registry = new RegistryServer();
        registry.Copy($"oci:{new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=12\n")).OciLayout(directory.Combine("layout"))}", "plain:1");
        var report = plimsoll.Scan($"registry:{registry.Host}/plain:1");
        var finding = report.GetProperty("findings").EnumerateArray().Single();
        Assert.Equal(("origin", "plain-http", "medium", ""), (finding.GetProperty("kind").GetString(), finding.GetProperty("rule").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("package").GetString()));
        var (code, table, _) = plimsoll.Run("scan", $"registry:{registry.Host}/plain:1");
        Assert.Equal(0, code);
        Assert.Contains($"{registry.Host} was asked over plain HTTP", table, StringComparison.Ordinal);
        Assert.Equal(1, plimsoll.Run("scan", $"registry:{registry.Host}/plain:1", "--fail-on", "medium").Code);
    }

    [Fact]
    public void All_tags_of_a_repository_are_one_document_and_what_cannot_be_read_of_them_is_told()
    {
        using var registry = Secure();
        registry.Copy($"oci:{OldSystem().OciLayout(directory.Combine("layout"))}", "old:1.0");
        registry.Copy($"oci:{OldSystem().OciLayout(directory.Combine("layout"))}", "old:1.2");
        var broken = new ImageFixture(new LayerFixture(new TarFixture().File("a", "broken").ToArray()));
        registry.Push(broken, "old:1.1");
        File.WriteAllText(registry.BlobPath(DigestOf.Bytes(broken.Layers[0].Stored)), "");
        var (code, output, error) = plimsoll.Run("scan", $"registry:{registry.Host}/old", "--tags", "1.*", "--registry-ca", ca, "-o", "json", "-o", $"table={directory.Combine("table")}");
        Assert.Equal(3, code);
        Assert.Contains("old:1.1: ", error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(output);
        var names = document.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("subject").GetProperty("name").GetString());
        Assert.Equal([$"{registry.Host}/old:1.0", $"{registry.Host}/old:1.2"], names);
        Assert.Equal(2, File.ReadLines(directory.Combine("table")).Count(l => l.Contains("UNFIT", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_platforms_of_a_layout_are_one_document_and_the_worst_of_them_is_the_exit_code()
    {
        var layout = new TemporaryDirectory();
        var (amd, arm) = (Image("linux/amd64", "3.0.9-1"), Image("linux/arm64", "9.9.9-1"));
        var files = ImageFixture.OciFiles(ImageFixture.Index([amd.IndexEntry(withPlatform: true), arm.IndexEntry(withPlatform: true)]), amd, arm);
        layout.WriteTree("layout", files);
        var (code, output, _) = plimsoll.Run("scan", layout.Combine("layout"), "--all-platforms", "-o", "json");
        Assert.Equal(1, code);
        using var document = JsonDocument.Parse(output);
        var results = document.RootElement.GetProperty("results").EnumerateArray().Select(r => (r.GetProperty("subject").GetProperty("platform").GetString(), r.GetProperty("verdict").GetProperty("result").GetString()));
        Assert.Equal([("linux/amd64", "unfit"), ("linux/arm64", "fit")], results);
        layout.Dispose();
    }

    [Theory, InlineData(LayerCompression.Gzip), InlineData(LayerCompression.Zstd)]
    public void A_layer_with_a_table_of_contents_is_fetched_in_part_with_the_same_result_and_a_word_on_what_was_spared(LayerCompression compression)
    {
        using var registry = Secure();
        var noise = new byte[2_000_000];
        new Random(7).NextBytes(noise);
        var layer = new ChunkedFixture(compression).File("usr/bin/big", noise).File("etc/os-release", [.. "ID=debian\nVERSION_ID=12\n"u8])
            .File("var/lib/dpkg/status", [.. "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n\n"u8]).File("usr/bin/bigger", noise);
        registry.Push(new ImageFixture(layer.ToLayer()), "chunked:1");
        string[] scan = ["scan", $"registry:{registry.Host}/chunked:1", "--registry-ca", ca, "-o", "json"];
        var (_, parts, error) = plimsoll.Run(scan);
        var (_, whole, _) = plimsoll.Run([.. scan, "--verify", "full"]);
        using var partly = JsonDocument.Parse(parts);
        using var wholly = JsonDocument.Parse(whole);
        Assert.Equal(wholly.RootElement.GetProperty("findings").GetRawText(), partly.RootElement.GetProperty("findings").GetRawText());
        Assert.NotEmpty(PlimsollRun.Findings(partly.RootElement));
        Assert.True(long.Parse(Fetched(partly.RootElement, "bytes")) < 600_000, Fetched(partly.RootElement, "bytes"));
        Assert.True(long.Parse(Fetched(wholly.RootElement, "bytes")) > 4_000_000);
        Assert.Contains("bytes of layers were not needed", error, StringComparison.Ordinal);
        using var known = JsonDocument.Parse(plimsoll.Run(scan).Output);
        Assert.Equal("1", Fetched(known.RootElement, "requests"));
        Assert.Equal(wholly.RootElement.GetProperty("findings").GetRawText(), known.RootElement.GetProperty("findings").GetRawText());
    }

    [Theory]
    [InlineData("unauthorized", "401")]
    [InlineData("no-such-tag", "no-such-tag")]
    [InlineData("no-such-platform", "linux/s390x")]
    [InlineData("untrusted", "certificate")]
    [InlineData("offline", "--offline")]
    public void What_goes_wrong_is_one_sentence_and_exit_code_3(string wrong, string expected)
    {
        using var registry = new RegistryServer(new RegistrySetup { Authority = authority, Certificate = authority.Server(), Users = wrong == "unauthorized" ? [("anna", "s3cret")] : [] });
        registry.Copy($"oci:{OldSystem().OciLayout(directory.Combine("layout"))}", "old:1");
        string[] more = wrong switch { "no-such-platform" => ["--platform", "linux/s390x", "--registry-ca", ca], "untrusted" => [], "offline" => ["--offline", "--registry-ca", ca], _ => ["--registry-ca", ca] };
        var (code, output, error) = plimsoll.Run(["scan", $"registry:{registry.Host}/old:{(wrong == "no-such-tag" ? wrong : "1")}", .. more]);
        Assert.True(code == 3, $"{code}: {error}");
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.OrdinalIgnoreCase);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("bug", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
        authority.Dispose();
    }

    static TestImage OldSystem() => Complaints.OldSystem.Debian();

    static ImageFixture Image(string platform, string version)
    {
        var status = $"Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: {version}\nArchitecture: amd64\n\n";
        return new(new LayerFixture(new TarFixture().File("etc/os-release", "ID=debian\nVERSION_ID=12\n").File("var/lib/dpkg/status", status).ToArray())) { Platform = platform };
    }

    static string Fetched(JsonElement report, string fact) =>
        report.GetProperty("observations").EnumerateArray().Single(o => o.GetProperty("inspector").GetString() == "fetch").GetProperty("facts").GetProperty(fact).GetString()!;

    RegistryServer Secure() => new(new RegistrySetup { Authority = authority, Certificate = authority.Server() });
}
