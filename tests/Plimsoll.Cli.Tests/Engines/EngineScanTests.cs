using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Engines;

/// <summary><c>scan docker:NAME</c> and <c>scan container:ID</c> as a user types them.</summary>
public sealed class EngineScanTests(DockerEngineFixture fixture) : IClassFixture<DockerEngineFixture>, IDisposable
{
    const string Debian = "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n";
    const string Libssl = "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n\n";
    const string Tar = "Package: tar\nStatus: install ok installed\nVersion: 1.34+dfsg-1.2\nArchitecture: amd64\n\n";

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    static ImageFixture Image { get; } = new(
        HostPrograms.Layer,
        new LayerFixture(new TarFixture().File("etc/os-release", Debian).File("var/lib/dpkg/status", Libssl).ToArray(), Step: "ADD rootfs.tar / # buildkit"),
        new LayerFixture(new TarFixture().Directory("app").ToArray(), Step: "WORKDIR /app"),
        new LayerFixture(new TarFixture().File("var/lib/dpkg/status", Libssl + Tar).ToArray(), Step: "RUN apt-get install tar # buildkit"))
    { Tags = ["shop/web:1"] };

    [Fact]
    public void The_same_image_gives_the_same_report_saved_and_in_the_engine()
    {
        fixture.Engine.Load(Image);
        var archive = directory.Combine("saved.tar");
        fixture.Engine.Docker("save", "--output", archive, "shop/web:1");
        foreach (var format in (string[])["json", "table"])
        {
            var saved = plimsoll.Run("scan", archive, "-o", format, "--no-cache");
            var held = Run("scan", "docker:shop/web:1", "-o", format, "--no-cache");
            Assert.Equal(1, held.Code);
            Assert.Contains("openssl", held.Output, StringComparison.Ordinal);
            Assert.Equal(saved.Output.Replace(archive, "shop/web:1", StringComparison.Ordinal), held.Output);
            Assert.Equal(held, Run("scan", "docker:shop/web:1", "-o", format));
            Assert.Equal(held, Run("scan", "docker:shop/web:1", "-o", format));
        }
    }

    [Fact]
    public void Layers_known_from_an_archive_are_not_exported_again()
    {
        var archive = directory.WriteArchive("image.tar", ImageFixture.DockerFiles(Image));
        var known = plimsoll.Scan(archive);
        var diffIds = string.Join(',', Image.Layers.Select(l => $"\"{l.DiffId}\""));
        using var engine = ScriptedEngine.Of(new Dictionary<string, string>
        {
            ["/images/shop/web:1/json"] = $$"""{"Id":"{{Image.ImageId}}","Os":"linux","Architecture":"amd64","RootFS":{"Layers":[{{diffIds}}]} }""",
            [$"/images/{Image.ImageId}/history"] = "[]",
        });
        var (code, output, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", engine.Host)], "scan", "docker:shop/web:1", "-o", "json");
        Assert.True(code == 3, "a history that tells nothing needs the export");
        Assert.Contains("/get", error, StringComparison.Ordinal);
        using var telling = ScriptedEngine.Of(new Dictionary<string, string>
        {
            ["/images/shop/web:1/json"] = $$"""{"Id":"{{Image.ImageId}}","Os":"linux","Architecture":"amd64","RootFS":{"Layers":[{{diffIds}}]} }""",
            [$"/images/{Image.ImageId}/history"] = JsonSerializer.Serialize(Image.Layers.Reverse().Select(l => new { CreatedBy = l.Step, Size = 1 })),
        });
        (code, output, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", telling.Host)], "scan", "docker:shop/web:1", "-o", "json");
        Assert.True(code == 1, error);
        using var report = JsonDocument.Parse(output);
        Assert.Equal(PlimsollRun.Packages(known), PlimsollRun.Packages(report.RootElement));
        Assert.Equal(PlimsollRun.Findings(known), PlimsollRun.Findings(report.RootElement));
        Assert.DoesNotContain(telling.Asked, a => a.EndsWith("/get", StringComparison.Ordinal));
    }

    [Fact]
    public void A_running_container_is_scanned_as_it_is_now_and_its_drift_shows()
    {
        fixture.Engine.Load(Image);
        var id = fixture.Engine.Run("shop/web:1", "web", "echo 'Package: curl\nStatus: install ok installed\nVersion: 7.88.1-10\nArchitecture: amd64\n' >> /var/lib/dpkg/status; echo > /etc/added; rm /bin/mkdir");
        foreach (var target in (string[])["container:web", $"container:{id[..12]}"])
        {
            var (code, output, error) = Run("scan", target, "-o", "json");
            Assert.True(code == 1, error);
            using var document = JsonDocument.Parse(output);
            var report = document.RootElement;
            Assert.Equal(["curl 7.88.1-10", "libssl3 3.0.9-1", "tar 1.34+dfsg-1.2"], PlimsollRun.Packages(report));
            Assert.Equal("container", report.GetProperty("subject").GetProperty("kind").GetString());
            var seen = report.GetProperty("observations").EnumerateArray().Where(o => o.GetProperty("inspector").GetString()!.StartsWith("engine/", StringComparison.Ordinal)).Select(o => o.GetRawText()).ToList();
            Assert.Equal(4, seen.Count);
            Assert.Contains(id, seen[0], StringComparison.Ordinal);
            Assert.Contains("\"removed\"", seen[1], StringComparison.Ordinal);
            Assert.Contains("etc/added", seen[2], StringComparison.Ordinal);
            Assert.Contains("var/lib/dpkg/status", seen[3], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bare_name_is_the_engine_s_image_first()
    {
        fixture.Engine.Load(Image);
        Assert.Equal(Run("scan", "docker:shop/web:1", "-o", "json"), Run("scan", "shop/web:1", "-o", "json"));
    }

    [Fact]
    public void Why_an_engine_could_not_be_asked_is_told_where_nothing_else_has_the_name()
    {
        var (code, _, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", "unix:///no/such/socket")], "scan", "shop/web:1", "--offline");
        Assert.Equal(3, code);
        Assert.Contains("because of --offline. No engine listens at unix:///no/such/socket", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Without_a_network_an_engine_s_socket_is_still_asked()
    {
        fixture.Engine.Load(Image);
        var (code, output, error) = plimsoll.RunUnder("unshare", ["--net", "env", $"DOCKER_HOST={fixture.Engine.Host}"], "scan", "docker:shop/web:1", "--offline", "-o", "json");
        Assert.True(code == 1, error);
        Assert.Contains("libssl3", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "docker:", "no name of an image")]
    [InlineData(2, "docker:Bad Name", "no name of an image")]
    [InlineData(2, "container:a/b", "no name of a container")]
    [InlineData(3, "docker:no-such:tag", "has no image 'no-such:tag'")]
    [InlineData(3, "container:no-such", "has no container 'no-such'")]
    public void What_is_not_there_ends_with_3_and_what_is_wrong_with_2(int expected, string target, string says)
    {
        var (code, output, error) = Run("scan", target);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(3, "unix:///no/such/socket", "No engine listens at unix:///no/such/socket")]
    [InlineData(3, "tcp://127.0.0.1:1", "No engine listens at tcp://127.0.0.1:1")]
    [InlineData(2, "ssh://me@build", "ssh")]
    [InlineData(2, "tcp://build:2375", "without TLS")]
    [InlineData(2, "nonsense://x", "kind of address")]
    public void An_engine_that_cannot_be_asked_is_told_in_one_sentence(int expected, string host, string says)
    {
        foreach (var target in (string[])["docker:alpine", "container:web"])
        {
            var (code, output, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", host)], "scan", target);
            Assert.Equal((expected, ""), (code, output));
            Assert.Contains(says, error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public void No_proxy_is_asked_for_an_engine_of_this_machine()
    {
        var (_, _, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", "tcp://127.0.0.1:1"), ("http_proxy", "http://127.0.0.1:2")], "scan", "docker:alpine");
        Assert.Contains("No engine listens at tcp://127.0.0.1:1", error, StringComparison.Ordinal);
        (_, _, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", "http://build:1"), ("http_proxy", "http://127.0.0.1:2")], "scan", "docker:alpine");
        Assert.Contains("http://build:1", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_an_engine_behind_tcp_is_not_asked()
    {
        var (code, _, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", "tcp://127.0.0.1:1")], "scan", "docker:alpine", "--offline");
        Assert.Equal(3, code);
        Assert.Contains("--offline", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeout_ends_the_wait_for_an_export()
    {
        using var engine = new ScriptedEngine((path, stream) =>
        {
            if (path == "/_ping")
                ScriptedEngine.Ping(stream);
            else if (path == "/containers/web/json")
                ScriptedEngine.Json(stream, """{"Id":"ab","Name":"/web","State":{"Status":"running"} }""");
            else if (path.EndsWith("/changes", StringComparison.Ordinal))
                ScriptedEngine.Json(stream, "null");
            else
                stream.ReadByte();
        });
        var (code, _, error) = plimsoll.RunIn(directory.Path, [("DOCKER_HOST", engine.Host)], "scan", "container:web", "--timeout", "1");
        Assert.Equal(3, code);
        Assert.Contains("--timeout", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    (int Code, string Output, string Error) Run(params string[] arguments) => plimsoll.RunIn(directory.Path, [("DOCKER_HOST", fixture.Engine.Host)], arguments);
}
