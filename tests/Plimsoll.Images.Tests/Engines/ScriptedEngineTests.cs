using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Testing.Engines;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>Engines that answer wrongly, in part, too much, or not at all: one sentence that names them, and never a subject that is not whole.</summary>
public sealed class ScriptedEngineTests : IDisposable
{
    static readonly ImageFixture Image = new(new LayerFixture(new TarFixture().File("etc/os-release", "ID=x").ToArray()));
    static readonly string Inspect = $"/images/{Image.Tags[0]}/json";
    static readonly string History = $"/images/{Image.ImageId}/history";
    static readonly string Export = $"/images/{Image.ImageId}/get";
    const string Container = """{"Id":"abcdef","Name":"/web","Image":"sha256:00","Config":{"Image":"x"},"State":{"Status":"running"}}""";

    readonly TemporaryDirectory directory = new();

    static string Described => $$"""{"Id":"{{Image.ImageId}}","Os":"linux","Architecture":"amd64","RootFS":{"Type":"layers","Layers":["{{Image.Layers[0].DiffId}}"]} }""";

    static string Steps => """[{"CreatedBy":"RUN true","Size":5}]""";

    byte[] Archive(ImageFixture image) => File.ReadAllBytes(directory.WriteArchive("export.tar", ImageFixture.DockerFiles(image)));

    static OpenOptions Options(ScriptedEngine engine) => new()
    {
        Engines = new EngineOptions { Host = engine.Host },
        Network = NetworkOptions.Default with { StallTimeout = TimeSpan.FromMilliseconds(300) },
    };

    /// <summary>An engine with the image, whose export is written by the test.</summary>
    static ScriptedEngine Exporting(Action<Stream> export) => new((path, stream) =>
    {
        if (path == "/_ping")
            ScriptedEngine.Ping(stream);
        else if (path == Inspect)
            ScriptedEngine.Json(stream, Described);
        else if (path == History)
            ScriptedEngine.Json(stream, Steps);
        else if (path == Export)
            export(stream);
    });

    /// <summary>An engine whose every answer but its greeting is the test's.</summary>
    static ScriptedEngine Answering(Action<Stream> answer) => new((path, stream) =>
    {
        if (path == "/_ping")
            ScriptedEngine.Ping(stream);
        else
            answer(stream);
    });

    [Fact]
    public void Known_layers_need_no_export()
    {
        using var engine = ScriptedEngine.Of(new Dictionary<string, string> { [Inspect] = Described, [History] = Steps });
        using (var subject = Targets.Open("docker:fixture:1", Options(engine)))
            Assert.Equal((Image.Layers[0].DiffId, "RUN true"), (subject.Layers[0].CacheKey.ToString(), subject.Layers[0].Step));
        Assert.Equal(["/_ping", Inspect, History], engine.Asked);
    }

    [Theory]
    [InlineData("200 OK", """[{"CreatedBy":"WORKDIR /app","Size":0},{"CreatedBy":"RUN a","Size":0},{"CreatedBy":"RUN true","Size":0}]""")]
    [InlineData("500 Oh", """{"message":"nil pointer"}""")]
    [InlineData("404 Not Found", "")]
    [InlineData("200 OK", "{")]
    public void Steps_that_the_engine_does_not_tell_apart_are_those_of_the_image(string status, string history)
    {
        var image = new ImageFixture(new LayerFixture(new TarFixture().File("a", "").ToArray(), Step: "RUN a"), new LayerFixture(new TarFixture().Directory("app").ToArray(), Step: "WORKDIR /app"))
        {
            Config = c => c["history"]!.AsArray().Insert(0, new System.Text.Json.Nodes.JsonObject { ["created_by"] = "RUN true", ["empty_layer"] = true }),
        };
        using var engine = new ScriptedEngine((path, stream) =>
        {
            if (path == "/_ping")
                ScriptedEngine.Ping(stream);
            else if (path.EndsWith("/json", StringComparison.Ordinal))
                ScriptedEngine.Json(stream, $$"""{"Id":"{{image.ImageId}}","RootFS":{"Layers":["{{image.Layers[0].DiffId}}","{{image.Layers[1].DiffId}}"]} }""");
            else if (path.EndsWith("/history", StringComparison.Ordinal))
                ScriptedEngine.Json(stream, history, status);
            else
                ScriptedEngine.Send(stream, "200 OK", "application/x-tar", Archive(image));
        });
        using var subject = Targets.Open("docker:fixture:1", Options(engine));
        Assert.Equal(["RUN a", "WORKDIR /app"], subject.Layers.Select(l => l.Step));
    }

    [Fact]
    public void An_export_in_the_newer_form_with_compressed_layers_is_kept_under_diff_ids()
    {
        var image = new ImageFixture(new LayerFixture(new TarFixture().File("etc/os-release", "ID=x").ToArray(), LayerCompression.Gzip));
        var archive = File.ReadAllBytes(directory.WriteArchive("oci.tar", ImageFixture.DockerOciFiles(image)));
        using var engine = Exporting(s => ScriptedEngine.Send(s, "200 OK", "application/x-tar", archive));
        using var subject = Targets.Open("docker:fixture:1", Options(engine));
        Assert.Equal(Image.Layers[0].DiffId, image.Layers[0].DiffId);
        Assert.Equal(image.Layers[0].DiffId, subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Authenticating), default).Verified.ToString());
        Assert.Null(subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.None), default).Verified);
    }

    [Fact]
    public void A_newer_export_whose_compressed_layer_is_not_what_its_diff_id_says_is_refused()
    {
        var lie = new ImageFixture(new LayerFixture(new TarFixture().File("etc/os-release", "ID=evil").ToArray(), LayerCompression.Gzip) { DiffId = Image.Layers[0].DiffId });
        var archive = File.ReadAllBytes(directory.WriteArchive("oci.tar", ImageFixture.DockerOciFiles(lie)));
        using var engine = Exporting(s => ScriptedEngine.Send(s, "200 OK", "application/x-tar", archive));
        using var subject = Targets.Open("docker:fixture:1", Options(engine));
        Refused.By<DigestMismatchException>(() => subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Authenticating), default));
    }

    [Fact]
    public void An_export_of_another_image_is_refused()
    {
        var archive = Archive(new ImageFixture(new LayerFixture(new TarFixture().File("etc/os-release", "ID=evil").ToArray())));
        using var engine = Exporting(s => ScriptedEngine.Send(s, "200 OK", "application/x-tar", archive));
        Assert.Contains("other layers than the engine described", Walk(engine), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_was_altered_on_the_way_is_refused_by_its_diff_id()
    {
        var archive = Archive(Image);
        var at = archive.AsSpan().IndexOf("ID=x"u8);
        archive[at + 3] = (byte)'y';
        using var engine = Exporting(s => ScriptedEngine.Send(s, "200 OK", "application/x-tar", archive));
        Assert.Contains(Image.Layers[0].DiffId, Walk<DigestMismatchException>(engine), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_is_cut_anywhere_is_never_taken_for_whole()
    {
        var archive = Archive(Image);
        for (var cut = 0; cut < archive.Length; cut += 509)
        {
            var at = cut;
            using var engine = Exporting(s => ScriptedEngine.Send(s, "200 OK", "application/x-tar", archive.AsSpan(0, at), length: archive.Length));
            Assert.Contains("broke off", Walk<ServiceException>(engine), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_export_that_falls_silent_is_given_up_when_asked()
    {
        using var engine = Exporting(s =>
        {
            ScriptedEngine.Send(s, "200 OK", "application/x-tar", new byte[512], length: 1 << 20);
            s.ReadByte();
        });
        using var subject = Targets.Open("docker:fixture:1", Options(engine));
        using var clock = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.ThrowsAny<OperationCanceledException>(() => subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Full), clock.Token));
    }

    [Fact]
    public void An_export_without_end_is_stopped_at_the_limit()
    {
        using var engine = Exporting(s =>
        {
            s.Write("HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\nConnection: close\r\n\r\n"u8);
            while (true)
                s.Write(new byte[64 * 1024]);
        });
        using var subject = Targets.Open("docker:fixture:1", Options(engine) with { Limits = Limits.Default with { MaxLayerBytes = 8 * 1024 * 1024 } });
        Refused.By<LimitExceededException>(() => subject.Layers[0].Walk(new Listing(), new WalkOptions(Verification.Full), default));
    }

    [Theory, InlineData(""), InlineData("garbage"), InlineData("{\"message\":\"late trouble\"}")]
    public void An_export_that_is_no_archive_is_refused(string body)
    {
        using var engine = Exporting(s => ScriptedEngine.Send(s, "200 OK", "application/x-tar", Encoding.UTF8.GetBytes(body)));
        Assert.Contains("The export of fixture:1 by the Docker Engine at unix://", Walk(engine), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("<html>hello</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"Id\":7}")]
    [InlineData("{\"Id\":\"../../x\",\"RootFS\":{\"Layers\":[]}}")]
    [InlineData("{\"Id\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"RootFS\":{\"Layers\":[\"x\"]}}")]
    [InlineData("{\"Id\":\"a\",\"Id\":\"b\"}")]
    [InlineData("{\"id\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void A_description_that_no_engine_gives_is_refused(string json)
    {
        using var engine = Answering(s => ScriptedEngine.Json(s, json));
        Assert.Contains(engine.Host, Refused.By<ServiceException>(() => Targets.Open("docker:fixture:1", Options(engine))), StringComparison.Ordinal);
        Assert.Contains(engine.Host, Refused.By<ServiceException>(() => Targets.Open("container:web", Options(engine))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500 Internal Server Error", "{\"message\":\"the disk\\nis \\u001b[31mfull\"}", "the error 500: the disk is [31mfull.")]
    [InlineData("400 Bad Request", "{\"message\":\"client version 1.41 is too old.\"}", "the error 400: client version 1.41 is too old.")]
    [InlineData("403 Forbidden", "<html>", "the error 403;")]
    [InlineData("502 Bad Gateway", "", "the error 502;")]
    [InlineData("301 Moved Permanently", "", "redirect")]
    [InlineData("307 Temporary Redirect", "", "redirect")]
    [InlineData("204 No Content", "", "the error 204;")]
    public void An_error_is_told_on_one_line_with_what_the_engine_said(string status, string body, string says)
    {
        using var engine = Answering(s => ScriptedEngine.Send(s, status, "application/json", Encoding.UTF8.GetBytes(body), "Location: http://127.0.0.1:1/images\r\n"));
        foreach (var target in (string[])["docker:fixture:1", "container:web"])
        {
            var message = Refused.By<ServiceException>(() => Targets.Open(target, Options(engine)));
            Assert.Contains(says, message, StringComparison.Ordinal);
            Assert.Contains(engine.Host, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_error_at_the_export_is_told()
    {
        using var engine = Exporting(s => ScriptedEngine.Json(s, "{\"message\":\"no space\"}", "500 Internal Server Error"));
        Assert.Contains("the error 500: no space", Walk<ServiceException>(engine), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_without_end_is_stopped_at_the_limit()
    {
        using var engine = Answering(s =>
        {
            s.Write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n["u8);
            while (true)
                s.Write(Encoding.ASCII.GetBytes(new string(' ', 64 * 1024)));
        });
        Refused.By<LimitExceededException>(() => Targets.Open("docker:fixture:1", Options(engine)));
        Refused.By<LimitExceededException>(() => Targets.Open("container:web", Options(engine)));
    }

    [Fact]
    public void Too_many_layers_are_refused()
    {
        using var engine = Answering(s => ScriptedEngine.Json(s, $$"""{"Id":"{{Image.ImageId}}","RootFS":{"Layers":[{{string.Join(',', Enumerable.Repeat($"\"{Image.ImageId}\"", 1001))}}]} }"""));
        Refused.By<LimitExceededException>(() => Targets.Open("docker:fixture:1", Options(engine)));
    }

    [Fact]
    public void An_engine_that_hangs_is_not_waited_for()
    {
        using var engine = Answering(s => s.ReadByte());
        Assert.Contains("does not answer", Refused.By<ServiceException>(() => Targets.Open("docker:fixture:1", Options(engine))), StringComparison.Ordinal);
        using var mute = new ScriptedEngine((_, s) => s.ReadByte());
        Assert.Null(EngineImages.TryFind("fixture:1", Options(mute), out var notes));
        Assert.Contains(mute.Host, Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("HTTP/1.1 200"), InlineData("SSH-2.0-OpenSSH_9\r\n"), InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"), InlineData("HTTP/1.1 200 OK\r\nApi-Version: ../x\r\nContent-Length: 0\r\n\r\n")]
    public void What_is_no_engine_is_told(string greeting)
    {
        using var engine = new ScriptedEngine((_, s) => s.Write(Encoding.ASCII.GetBytes(greeting)));
        Assert.Contains(engine.Host, Refused.By<ServiceException>(() => Targets.Open("docker:fixture:1", Options(engine))), StringComparison.Ordinal);
        Assert.Null(EngineImages.TryFind("fixture:1", Options(engine), out var notes));
        Assert.Single(notes);
    }

    [Fact]
    public void The_newest_version_that_both_speak_is_spoken()
    {
        foreach (var (theirs, spoken) in ((string, string)[])[("1.41", "/v1.41"), ("1.24", "/v1.24"), ("1.99", "/v1.48"), ("2.0", "/v1.48")])
        {
            using var engine = new ScriptedEngine((path, stream) =>
            {
                if (path == "/_ping")
                    ScriptedEngine.Ping(stream, theirs);
                else
                    ScriptedEngine.Json(stream, "{}", "404 Not Found");
            });
            Refused.By(() => Targets.Open("docker:fixture:1", Options(engine)));
            Assert.Equal(["/_ping", $"{spoken}/images/fixture:1/json", $"{spoken}/images/json"], engine.AskedWhole);
        }
    }

    [Fact]
    public void A_second_engine_is_asked_where_none_is_named_and_the_first_is_told_of()
    {
        using var has = ScriptedEngine.Of(new Dictionary<string, string> { [Inspect] = Described, [History] = Steps });
        using var lacks = ScriptedEngine.Of(new Dictionary<string, string>());
        using var broken = Answering(s => ScriptedEngine.Json(s, "", "500 Oh"));
        OpenOptions On(params ScriptedEngine[] engines) => new() { Engines = new EngineOptions { Sockets = [.. engines.Select(e => e.Socket)] } };
        using (var subject = Targets.Open("docker:fixture:1", On(broken, lacks, has)))
            Assert.Single(subject.Layers);
        var message = Refused.By(() => Targets.Open("docker:fixture:1", On(broken, lacks)));
        Assert.Contains($"{lacks.Host} has no image 'fixture:1'; see \"docker images\", or", message, StringComparison.Ordinal);
        Assert.Contains($"{broken.Host} answers with the error 500", message, StringComparison.Ordinal);
        Assert.Null(EngineImages.TryFind("fixture:1", On(broken, lacks), out var notes));
        Assert.Contains(broken.Host, Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("No container engine is here", Refused.By<ServiceException>(() => Targets.Open("docker:fixture:1", On())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_nobody_listens_at_is_told_and_what_to_do()
    {
        var stopped = ScriptedEngine.Of(new Dictionary<string, string>());
        stopped.Dispose();
        using var dead = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        dead.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(directory.Combine("dead")));
        directory.Write("file", "");
        foreach (var socket in (string[])[stopped.Socket, directory.Combine("dead"), directory.Combine("file")])
            Assert.Contains($"No engine listens at unix://{socket}; start it", Refused.By<ServiceException>(() => Targets.Open("docker:fixture:1", new OpenOptions { Engines = new EngineOptions { Host = $"unix://{socket}" } })), StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(512), InlineData(1024), InlineData(1536), InlineData(2000)]
    public void A_container_s_export_that_ends_too_early_is_refused_even_where_the_connection_does_not_tell(int cut)
    {
        var root = new TarFixture(TarStyle.Ustar).File("a", "x").File("b", "y").ToArray();
        using var engine = ExportingRoot(root.AsSpan(0, cut).ToArray());
        using var subject = Targets.Open("container:web", Options(engine));
        Assert.Contains("The root of the container web", Refused.By(() => subject.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.None), default)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_s_export_with_trouble_behind_it_is_refused()
    {
        var whole = new TarFixture(TarStyle.Ustar).File("a", "x").File("b", "y");
        using (var engine = ExportingRoot(whole.ToArray()))
        using (var subject = Targets.Open("container:web", Options(engine)))
            Assert.Equal(2, subject.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.None), default).Entries);
        using var late = ExportingRoot([.. whole.ToArrayWithoutEnd(), .. "{\"message\":\"the disk broke\"}"u8]);
        using var broken = Targets.Open("container:web", Options(late));
        Refused.By(() => broken.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.None), default));
    }

    [Fact]
    public void Changes_larger_than_the_limit_are_a_gap()
    {
        var many = $"[{string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"Path":"/f{{i}}","Kind":1}"""))}]";
        using var engine = ScriptedEngine.Of(new Dictionary<string, string> { ["/containers/web/json"] = Container, ["/containers/abcdef/changes"] = many });
        using var subject = Targets.Open("container:web", Options(engine) with { Limits = Limits.Default with { MaxFileBytes = 1000 } });
        Assert.Equal("engine/container", Assert.Single(subject.Observations).Reader);
        Assert.Contains("1,000 bytes", Assert.Single(subject.Gaps).Message, StringComparison.Ordinal);
    }

    public void Dispose() => directory.Dispose();

    // Ended by the connection's end, as HTTP/1.0 does: nothing but the archive itself can tell that it is whole.
    static ScriptedEngine ExportingRoot(byte[] root) => new((path, stream) =>
    {
        if (path == "/_ping")
            ScriptedEngine.Ping(stream);
        else if (path == "/containers/web/json")
            ScriptedEngine.Json(stream, Container);
        else if (path == "/containers/abcdef/changes")
            ScriptedEngine.Json(stream, "null");
        else
            stream.Write([.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. root]);
    });

    static string Walk(ScriptedEngine engine) => Walk<UnreadableSubjectException>(engine);

    static string Walk<T>(ScriptedEngine engine) where T : Exception
    {
        using var subject = Targets.Open("docker:fixture:1", Options(engine));
        return Refused.By<T>(() => subject.Layers[0].Walk(new Recorder(), new WalkOptions(Verification.Authenticating), default));
    }
}
