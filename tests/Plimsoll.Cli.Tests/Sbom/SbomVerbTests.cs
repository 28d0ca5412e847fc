using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;
using Plimsoll.Testing.Schemas;

namespace Plimsoll.Cli.Tests.Sbom;

/// <summary>Bills of materials from the published binary.</summary>
public sealed class SbomVerbTests : IDisposable
{
    const string Status = """
        Package: libssl3
        Source: openssl
        Status: install ok installed
        Maintainer: Debian OpenSSL Team <pkg-openssl-devel@alioth-lists.debian.net>
        Version: 3.0.9-1
        Architecture: amd64

        Package: tar
        Status: install ok installed
        Architecture: amd64
        Version: 1.34+dfsg-1.2

        """;

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Every_format_lists_what_the_scan_lists_and_conforms_to_its_schema()
    {
        using var official = new OfficialSchemas();
        var image = Image(Status);
        var expected = plimsoll.Scan(image).GetProperty("packages").EnumerateArray().Select(p => p.GetProperty("purl").GetString()!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, expected.Count);
        foreach (var version in (string[])["1.4", "1.5", "1.6", "1.7"])
        {
            var json = Json(image, $"cyclonedx-json@{version}");
            Assert.Empty(official.Json($"cyclonedx-{version}").Check(json));
            Assert.Equal(expected, Purls(json.GetRawText()));
            var xml = Sbom(image, "-o", $"cyclonedx-xml@{version}");
            Assert.Empty(official.CheckCycloneDxXml(xml, version));
            Assert.Equal(expected, XDocument.Parse(xml).Descendants().Where(e => e.Name.LocalName == "purl").Select(e => e.Value));
        }

        foreach (var (format, schema) in ((string, string)[])[("spdx-json", "spdx-2.3"), ("spdx3-json", "spdx-3.0.1")])
        {
            var json = Json(image, format);
            Assert.Empty(official.Json(schema).Check(json));
            Assert.Equal(expected, Purls(json.GetRawText()));
        }

        Assert.Equal(expected, Purls(Sbom(image, "-o", "spdx-tag-value")));
    }

    [Fact]
    public void Without_a_format_it_is_CycloneDx_in_json_without_vulnerabilities_and_no_database_is_touched()
    {
        var (code, output, error) = plimsoll.RunIn(directory.Path, [("PLIMSOLL_DB", "/nowhere/at/all.db"), ("PLIMSOLL_OUTPUT", "table")], "sbom", Image(Status));
        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        Assert.Equal(("CycloneDX", "1.6"), (document.RootElement.GetProperty("bomFormat").GetString(), document.RootElement.GetProperty("specVersion").GetString()));
        Assert.False(document.RootElement.TryGetProperty("vulnerabilities", out _));
        Assert.Empty(Directory.EnumerateFiles(plimsoll.CacheDirectory, "*.db", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_scan_writes_the_same_inventory_with_its_vulnerabilities()
    {
        var image = Image(Status);
        var file = directory.Combine("bom.json");
        Assert.InRange(plimsoll.Run("scan", image, "-o", $"cyclonedx-json={file}", "-o", $"spdx-json={directory.Combine("spdx.json")}").Code, 0, 1);
        using var scan = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(Json(image, "cyclonedx-json").GetProperty("components").GetRawText(), scan.RootElement.GetProperty("components").GetRawText());
        var refs = scan.RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("bom-ref").GetString()).ToList();
        var affected = scan.RootElement.GetProperty("vulnerabilities").EnumerateArray().SelectMany(v => v.GetProperty("affects").EnumerateArray()).Select(a => a.GetProperty("ref").GetString()).Distinct().ToList();
        Assert.NotEmpty(affected);
        Assert.Empty(affected.Except(refs));
        Assert.Equal(Sbom(image, "-o", "spdx-json"), File.ReadAllText(directory.Combine("spdx.json")));
    }

    [Fact]
    public void Every_format_is_the_same_bytes_at_any_number_of_threads_cached_or_not()
    {
        var image = Image(Status);
        foreach (var format in (string[])["cyclonedx-json", "cyclonedx-xml", "spdx-json", "spdx-tag-value", "spdx3-json"])
            Assert.Single(((string[][])[["--no-cache", "--threads", "1"], ["--threads", "16"], []]).Select(more => Sbom([image, "-o", format, .. more])).Distinct());
    }

    [Fact]
    public void The_time_is_that_of_SOURCE_DATE_EPOCH_and_the_serial_number_that_of_the_content()
    {
        var image = Image(Status);
        string At(string epoch) => plimsoll.RunIn(directory.Path, [("SOURCE_DATE_EPOCH", epoch)], "sbom", image).Output;
        Assert.Contains("\"timestamp\": \"2001-09-09T01:46:40Z\"", At("1000000000"), StringComparison.Ordinal);
        Assert.Equal(Serial(At("1000000000")), Serial(At("")));
        Assert.NotEqual(Serial(At("")), Serial(Sbom(Image("Package: tar\nStatus: install ok installed\nVersion: 1\n"))));
    }

    [Fact]
    public void An_image_of_a_registry_is_named_by_purl_and_several_tags_are_one_document()
    {
        using var registry = new RegistryServer();
        var layout = new TestImage(Layer(Status)).OciLayout(directory.Combine("layout"));
        registry.Copy($"oci:{layout}", "shop/app:1");
        registry.Copy($"oci:{layout}", "shop/app:2");
        var component = Json($"registry:{registry.Host}/shop/app:1", "cyclonedx-json").GetProperty("metadata").GetProperty("component");
        Assert.Equal($"pkg:oci/app@{component.GetProperty("version").GetString()}?arch=amd64&repository_url={registry.Host}%2Fshop%2Fapp&tag=1", component.GetProperty("purl").GetString());
        Assert.Equal(2, Json($"registry:{registry.Host}/shop/app", "spdx-json", "--tags", "*").GetArrayLength());
        Assert.Equal(2, XDocument.Parse(Sbom($"registry:{registry.Host}/shop/app", "-o", "cyclonedx-xml", "--tags", "*")).Root!.Elements().Count());
    }

    [Fact]
    public void A_package_that_is_called_like_the_format_itself_leaves_every_format_whole()
    {
        var image = Image("Package: a\"]}</purl></text>\u0001\u001B[2J\nStatus: install ok installed\nVersion: 1\nMaintainer: \"}]</name>\u0002<x\n");
        Assert.Equal(2, Json(image, "cyclonedx-json").GetProperty("components").GetArrayLength());
        Assert.Equal(3, Json(image, "spdx-json").GetProperty("packages").GetArrayLength());
        Assert.NotEqual(0, Json(image, "spdx3-json").GetProperty("@graph").GetArrayLength());
        Assert.Equal("bom", XDocument.Parse(Sbom(image, "-o", "cyclonedx-xml")).Root!.Name.LocalName);
        Assert.DoesNotContain(Sbom(image, "-o", "spdx-tag-value"), c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [InlineData("sbom")]
    [InlineData("sbom", ".", "-o", "table")]
    [InlineData("sbom", ".", "-o", "json")]
    [InlineData("sbom", ".", "-o", "cyclonedx-json@1.3")]
    [InlineData("sbom", ".", "-o", "spdx-json=")]
    [InlineData("sbom", ".", "-o", "spdx-json", "-o", "cyclonedx-json")]
    [InlineData("sbom", ".", "-o", "spdx-json=/no/such/directory/file")]
    [InlineData("sbom", ".", "--db", "x")]
    [InlineData("sbom", ".", "--fail-on", "high")]
    [InlineData("scan", ".", "-o", "table@2")]
    public void Wrong_usage_ends_with_2_and_one_sentence(params string[] arguments)
    {
        var (code, output, error) = plimsoll.RunIn(directory.Path, [], arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith("plimsoll: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_ends_with_3_and_leaves_no_file()
    {
        var file = directory.Combine("bom.json");
        var (code, output, error) = plimsoll.Run("sbom", directory.Combine("nothing.tar"), "-o", $"spdx-json={file}");
        Assert.Equal((3, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(Directory.EnumerateFiles(directory.Path, "bom.json*"));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static TestLayer Layer(string status) => new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n").File("var/lib/dpkg/status", status);

    string Image(string status) => new TestImage(Layer(status)).DockerArchive(directory.Combine($"{Guid.NewGuid():N}.tar"));

    JsonElement Json(string target, string format, params string[] more)
    {
        using var document = JsonDocument.Parse(Sbom([target, "-o", format, .. more]));
        return document.RootElement.Clone();
    }

    string Sbom(params string[] arguments)
    {
        var (code, output, error) = plimsoll.Run(["sbom", .. arguments]);
        Assert.True(code == 0, $"exit {code}: {error}");
        return output;
    }

    static string Serial(string bom) => Regex.Match(bom, "urn:uuid:[0-9a-f-]{36}").Value;

    static IEnumerable<string> Purls(string text) =>
        Regex.Matches(text, @"(?:""(?:purl|referenceLocator|software_packageUrl)"": ?""|PACKAGE-MANAGER purl )(pkg:deb/[^""\s]+)").Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
}
