using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests;

public sealed class OwnLayersTests : IDisposable
{
    const string Debian = "ID=debian\nVERSION_ID=\"12\"\n";
    const string OpenSsl = "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n\n";
    const string Curl = "Package: curl\nStatus: install ok installed\nVersion: 7.88.1-1\nArchitecture: amd64\n\n";

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    readonly TestImage image = new(
        new TestLayer().File("etc/os-release", Debian).File("var/lib/dpkg/status", OpenSsl),
        new TestLayer().File("var/lib/dpkg/status", OpenSsl + Curl));

    string App => image.DockerArchive(directory.Combine("app.tar"));

    string Base
    {
        get
        {
            var below = new TestImage();
            below.Tars.Add(image.Tars[0]);
            return below.DockerArchive(directory.Combine("base.tar"));
        }
    }

    [Fact]
    public void Once_the_base_was_seen_every_package_says_whose_it_is_and_the_builder_may_look_at_what_he_added()
    {
        plimsoll.Scan(Base);
        var report = plimsoll.Scan(App);
        Assert.Equal(("chain", 1), (report.GetProperty("subject").GetProperty("base").GetProperty("ground").GetString(), report.GetProperty("subject").GetProperty("base").GetProperty("layers").GetInt32()));
        Assert.Equal([("curl", false), ("libssl3", true)], report.GetProperty("packages").EnumerateArray().Select(p => (p.GetProperty("name").GetString(), p.GetProperty("ofBase").GetBoolean())));
        Assert.Equal(["pkg:deb/debian/curl", "pkg:deb/debian/libssl3"], PackagesOf(report));
        var remedy = report.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("package").GetString()!.Contains("libssl3", StringComparison.Ordinal) && f.GetProperty("fixed").GetArrayLength() > 0);
        Assert.Contains("came with the base image", remedy.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(["pkg:deb/debian/curl"], PackagesOf(plimsoll.Scan(App, "--own-layers")));
    }

    [Fact]
    public void Where_the_base_cannot_be_told_nothing_is_left_out_and_that_is_said()
    {
        var (_, output, error) = plimsoll.Run("scan", App, "--own-layers", "-o", "json");
        using var report = JsonDocument.Parse(output);
        Assert.Equal(["pkg:deb/debian/curl", "pkg:deb/debian/libssl3"], PackagesOf(report.RootElement));
        Assert.Contains("cannot be told on what the image was built", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static IEnumerable<string> PackagesOf(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("package").GetString()!.Split('@')[0]).Distinct().Order(StringComparer.Ordinal);
}
