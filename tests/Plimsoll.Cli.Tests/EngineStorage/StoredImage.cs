using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.EngineStorage;

/// <summary>An image with packages, whiteouts and opaque directories, and programs to run.</summary>
static class StoredImage
{
    public const string Name = "stored:1";

    const string OpenSsl = "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n\n";
    const string Tar = "Package: tar\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.34+dfsg-1.2\n\n";
    const string Wget = "Package: wget\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.21.3-1\n\n";
    const string Old = "Package: old\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n\n";

    public static ImageFixture Fixture { get; } = new(
        HostPrograms.Layer,
        new LayerFixture(
            new TarFixture().Directory("etc").File("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n").Directory("var/lib/dpkg").File("var/lib/dpkg/status", OpenSsl)
                .Directory("var/lib/dpkg/status.d").File("var/lib/dpkg/status.d/wget", Wget).File("var/lib/dpkg/status.d/old", Old)
                .Directory("lib/apk/db").File("lib/apk/db/installed", "P:busybox\nV:1.36.1-r0\n").Directory("opt/data").File("opt/data/a", "a").File("opt/data/b", "b").ToArray(),
            LayerCompression.Gzip,
            "RUN install"),
        new LayerFixture(new TarFixture().Directory("var/lib/dpkg/status.d").Whiteout("var/lib/dpkg/status.d/old").Directory("lib/apk").Opaque("lib/apk").ToArray(), Step: "RUN clean"),
        new LayerFixture(new TarFixture().File("var/lib/dpkg/status", OpenSsl + Tar).SymbolicLink("usr/lib/os-release", "../../etc/os-release").ToArray(), Step: "RUN more"))
    {
        Tags = [Name],
    };

    public static string[] Packages { get; } = ["libssl3 3.0.9-1", "tar 1.34+dfsg-1.2", "wget 1.21.3-1"];

    /// <summary>A report without the subject's name and digest: those are how each engine knows the image.</summary>
    public static string WithoutName(JsonElement report)
    {
        var node = JsonNode.Parse(report.GetRawText())!;
        var subject = node["subject"]!.AsObject();
        subject.Remove("name");
        subject.Remove("digest");
        return node.ToJsonString();
    }

    /// <summary>What changed in a container: <c>added etc/new</c>.</summary>
    public static string[] Drift(JsonElement report) =>
        [.. Observations(report, "engine/drift").Select(f => $"{f.GetProperty("change").GetString()} {f.GetProperty("path").GetString()}")];

    public static IEnumerable<JsonElement> Observations(JsonElement report, string inspector) =>
        report.GetProperty("observations").EnumerateArray().Where(o => o.GetProperty("inspector").GetString() == inspector).Select(o => o.GetProperty("facts"));
}
