using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Testing;

namespace Plimsoll.Images.Tests.Engines;

/// <summary>Which engine is meant, by Docker's own rules.</summary>
public sealed class EnginePlacesTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Theory]
    [InlineData("unix:///run/x.sock", "unix:///run/x.sock", "http://engine/")]
    [InlineData("unix://", "unix:///var/run/docker.sock", "http://engine/")]
    [InlineData("tcp://localhost:1234", "tcp://localhost:1234", "http://localhost:1234/")]
    [InlineData("tcp://127.0.0.1", "tcp://127.0.0.1:2375", "http://127.0.0.1:2375/")]
    [InlineData("tcp://[::1]:80", "tcp://[::1]:80", "http://[::1]/")]
    [InlineData("tcp://[::1]", "tcp://[::1]:2375", "http://[::1]:2375/")]
    [InlineData("127.0.0.1:99", "tcp://127.0.0.1:99", "http://127.0.0.1:99/")]
    [InlineData("tcp://localhost:99/behind/it", "tcp://localhost:99", "http://localhost:99/behind/it")]
    [InlineData("https://build", "https://build:2376", "https://build:2376/")]
    [InlineData("https://build:443", "https://build:443", "https://build/")]
    [InlineData("http://build:80", "http://build:80", "http://build/")]
    public void An_address_is_understood_as_Docker_does(string host, string name, string address)
    {
        var place = Assert.Single(EnginePlaces.Find(new EngineOptions { Host = host }));
        Assert.Equal((name, address), (place.Name, place.Base.AbsoluteUri));
    }

    [Theory]
    [InlineData("tcp://build:2375", "tcp://build:2375 without TLS")]
    [InlineData("build", "tcp://build:2375 without TLS")]
    [InlineData("ssh://root:secret@build", "ssh -nNT -L")]
    [InlineData("npipe:////./pipe/docker_engine", "named pipe")]
    [InlineData("fd://", "descriptor")]
    [InlineData("gopher://secret", "unix://, tcp://, http:// and https://")]
    [InlineData("tcp://root:secret@localhost", "no host that can be understood")]
    [InlineData("tcp://", "no host")]
    [InlineData("tcp://:2375", "no host")]
    [InlineData("tcp://localhost:port", "no host")]
    [InlineData("tcp://localhost:99999", "no host")]
    [InlineData("tcp://localhost?secret", "no host")]
    [InlineData("unix://relative.sock", "not absolute")]
    public void What_cannot_be_spoken_to_is_wrong_usage_and_never_repeats_a_password(string host, string says)
    {
        var message = Refused.By<UsageException>(() => EnginePlaces.Find(new EngineOptions { Host = host }));
        Assert.Contains("DOCKER_HOST", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_s_path_that_the_system_cannot_take_is_wrong_usage() =>
        Refused.By<UsageException>(() => EnginePlaces.Find(new EngineOptions { Host = $"unix:///{new string('x', 200)}" }));

    [Fact]
    public void Plain_tcp_to_another_machine_must_be_written_as_http_and_is_remembered()
    {
        Assert.True(EnginePlaces.Find(new EngineOptions { Host = "http://build:2375" })[0].IsPlainRemote);
        Assert.False(EnginePlaces.Find(new EngineOptions { Host = "http://localhost:2375" })[0].IsPlainRemote);
        Assert.False(EnginePlaces.Find(new EngineOptions { Host = "https://build" })[0].IsPlainRemote);
    }

    [Fact]
    public void Verified_tls_makes_tcp_https_whatever_it_is_called()
    {
        foreach (var host in (string[])["tcp://build", "http://build", "https://build", "build"])
            Assert.Equal("https://build:2376/", EnginePlaces.Find(new EngineOptions { Host = host, Tls = true, CertificateDirectory = directory.Path })[0].Base.AbsoluteUri);
    }

    [Theory, InlineData("cert.pem"), InlineData("key.pem")]
    public void Half_a_pair_of_certificate_and_key_is_wrong_usage(string half)
    {
        directory.Write(half, "x");
        Assert.Contains(half == "cert.pem" ? "key.pem" : "cert.pem", Refused.By<UsageException>(() => EnginePlaces.Find(new EngineOptions { Host = "tcp://build", Tls = true, CertificateDirectory = directory.Path })), StringComparison.Ordinal);
        directory.Write("cert.pem", "x");
        directory.Write("key.pem", "y");
        Assert.Contains("no pair", Refused.By<UsageException>(() => EnginePlaces.Find(new EngineOptions { Host = "tcp://build", Tls = true, CertificateDirectory = directory.Path })), StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_goes_before_the_context_and_that_before_the_current_one()
    {
        Context("chosen", "unix:///chosen");
        Context("current", "unix:///current");
        directory.Write("config.json", """{"auths":{},"currentContext":"current"}""");
        string Found(EngineOptions options) => Assert.Single(EnginePlaces.Find(options with { ConfigDirectory = directory.Path, Sockets = [] })).Name;
        Assert.Equal("unix:///host", Found(new EngineOptions { Host = "unix:///host", Context = "chosen" }));
        Assert.Equal("unix:///chosen", Found(new EngineOptions { Context = "chosen" }));
        Assert.Equal("unix:///current", Found(new EngineOptions()));
        Assert.Empty(EnginePlaces.Find(new EngineOptions { Context = "default", ConfigDirectory = directory.Path, Sockets = [] }));
    }

    [Fact]
    public void Sockets_that_are_there_are_tried_in_their_order()
    {
        foreach (var name in (string[])["a", "c"])
            directory.Write(name, "");
        var places = EnginePlaces.Find(new EngineOptions { Sockets = [directory.Combine("c"), directory.Combine("b"), directory.Combine("a")] });
        Assert.Equal([$"unix://{directory.Combine("c")}", $"unix://{directory.Combine("a")}"], places.Select(p => p.Name));
    }

    [Theory]
    [InlineData("no-such", null)]
    [InlineData("../../etc", null)]
    [InlineData("made", "")]
    [InlineData("made", "[]")]
    [InlineData("made", "{\"Endpoints\":1}")]
    [InlineData("made", "{\"Endpoints\":{\"docker\":{\"Host\":7}}}")]
    [InlineData("made", "{\"Endpoints\":{\"docker\":{\"Host\":\"ssh://root:secret@build\"}}}")]
    [InlineData("made", "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://build:2375\"}}}")]
    public void A_context_that_is_not_there_or_says_nothing_usable_is_wrong_usage(string name, string? meta)
    {
        if (meta is not null)
            directory.Write($"contexts/meta/{Hash(name)}/meta.json", meta);
        var message = Refused.By<UsageException>(() => EnginePlaces.Find(new EngineOptions { Context = name, ConfigDirectory = directory.Path }));
        Assert.Contains(name == "made" && meta?.Length < 3 ? directory.Path : $"context '{name}'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_s_certificates_make_it_tls()
    {
        Context("safe", "tcp://build:2376");
        directory.Write($"contexts/tls/{Hash("safe")}/docker/ca.pem", "");
        var place = Assert.Single(EnginePlaces.Find(new EngineOptions { Context = "safe", ConfigDirectory = directory.Path }));
        Assert.Equal("https://build:2376/", place.Base.AbsoluteUri);
        Assert.True(place.Endpoint.OnlyNamedAuthorities);
        Assert.Equal([directory.Combine("contexts", "tls", Hash("safe"), "docker", "ca.pem")], place.Endpoint.CertificateAuthorities);
    }

    [Fact]
    public void A_context_that_would_not_verify_is_verified_all_the_same()
    {
        directory.Write($"contexts/meta/{Hash("lax")}/meta.json", """{"Name":"lax","Endpoints":{"docker":{"Host":"tcp://build:2376","SkipTLSVerify":true}}}""");
        Assert.Equal("https", Assert.Single(EnginePlaces.Find(new EngineOptions { Context = "lax", ConfigDirectory = directory.Path })).Base.Scheme);
    }

    [Theory, InlineData("{"), InlineData("{\"currentContext\":\"a\",\"currentContext\":\"b\"}")]
    public void A_damaged_configuration_is_named(string text)
    {
        directory.Write("config.json", text);
        Assert.Contains(directory.Combine("config.json"), Refused.By<UsageException>(() => EnginePlaces.Find(new EngineOptions { ConfigDirectory = directory.Path })), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_say_what_they_say_to_Docker()
    {
        Dictionary<string, string> variables = new()
        {
            ["HOME"] = "/home/me",
            ["XDG_RUNTIME_DIR"] = "/run/user/1000",
            ["DOCKER_HOST"] = "unix:///h",
            ["DOCKER_CONTEXT"] = "c",
            ["DOCKER_TLS_VERIFY"] = "0",
            ["DOCKER_CERT_PATH"] = "/certs",
        };
        var options = EngineOptions.From(variables.GetValueOrDefault);
        Assert.Equal(("unix:///h", "c", "/home/me/.docker", true, "/certs"), (options.Host, options.Context, options.ConfigDirectory, options.Tls, options.CertificateDirectory));
        Assert.Equal(["/var/run/docker.sock", "/run/user/1000/docker.sock", "/run/podman/podman.sock", "/run/user/1000/podman/podman.sock"], options.Sockets);
        variables["DOCKER_CONFIG"] = "/elsewhere";
        Assert.Equal("/elsewhere", EngineOptions.From(variables.GetValueOrDefault).ConfigDirectory);
        var none = EngineOptions.From(_ => "");
        Assert.Equal((null, null, null, false, null), (none.Host, none.Context, none.ConfigDirectory, none.Tls, none.CertificateDirectory));
        Assert.Equal(["/var/run/docker.sock", "/run/podman/podman.sock"], none.Sockets);
    }

    public void Dispose() => directory.Dispose();

    void Context(string name, string host) => directory.Write($"contexts/meta/{Hash(name)}/meta.json", $$$"""{"Name":"{{{name}}}","Metadata":{},"Endpoints":{"docker":{"Host":"{{{host}}}","SkipTLSVerify":false} } }""");

    static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
