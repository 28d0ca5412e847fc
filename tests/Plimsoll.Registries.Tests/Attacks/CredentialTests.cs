using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Attacks;

/// <summary>A registry, or who stands before it, wants credentials to go where they do not belong. Each test ends with what every server was shown.</summary>
public sealed class CredentialTests : IDisposable
{
    const string Manifest = """{"schemaVersion":2,"config":{},"layers":[]}""";
    const string Type = "application/vnd.oci.image.manifest.v1+json";
    static readonly Digest Blob = Digest.Sha256(System.Security.Cryptography.SHA256.HashData("blob"u8));

    readonly TestAuthority authority = new();
    readonly TemporaryDirectory directory = new();
    readonly RegistryOptions options;

    public CredentialTests()
    {
        options = Clients.Options with { CertificateAuthorities = [directory.Write("ca.pem", authority.Pem)], UserName = "anna", Password = "s3cret" };
    }

    public void Dispose()
    {
        authority.Dispose();
        directory.Dispose();
    }

    [Fact]
    public void Nothing_is_shown_before_it_is_asked_for()
    {
        using var server = new ScriptedServer(x => x.Answer(200, Type, "{\"layers\":[]}"u8.ToArray()), authority.Server());
        Ask(server.Host);
        Assert.Null(Assert.Single(server.Requests)["Authorization"]);
    }

    [Fact]
    public void A_blob_elsewhere_is_fetched_without_what_the_registry_was_shown()
    {
        using var storage = new ScriptedServer(x => x.Answer(200, "application/octet-stream", "blob"u8.ToArray()), authority.Server());
        using var registry = Basic(x => x.Redirect($"{storage.Url}/signed?secret=1"));
        using var client = new RegistryClient(options);
        Assert.Equal("blob"u8.ToArray(), client.OpenBlob(Reference(registry.Host), Blob, 4, default).Bytes());
        Assert.Equal("anna:s3cret", registry.Requests[^1].Basic);
        Assert.Null(Assert.Single(storage.Requests)["Authorization"]);
    }

    /// <summary>containerd sent them, once: CVE-2020-15157.</summary>
    [Fact]
    public void A_storage_that_asks_who_we_are_is_not_told()
    {
        using var storage = new ScriptedServer(x => x.Answer(401, "", ("WWW-Authenticate", "Basic realm=\"storage\"")), authority.Server());
        using var registry = Basic(x => x.Redirect($"{storage.Url}/blob"));
        using var client = new RegistryClient(options);
        var failure = Assert.Throws<RegistryException>(() => client.OpenBlob(Reference(registry.Host), Blob, 4, default));
        Assert.StartsWith($"{storage.Host}, where {registry.Host} sends for blob", failure.Message);
        Assert.Null(Assert.Single(storage.Requests)["Authorization"]);
    }

    [Fact]
    public void A_foreign_realm_is_asked_as_nobody()
    {
        using var evil = new ScriptedServer(x => x.Json(401, "{}"), authority.Server("evil.example"));
        using var registry = Bearer("https://evil.example/token", "registry.example");
        using var proxy = new ScriptedProxy(asked => asked == "registry.example:443" ? registry.Host : asked == "evil.example:443" ? evil.Host : null);
        var failure = Assert.Throws<RegistryException>(() => Ask("registry.example", Via(proxy)));
        Assert.Equal("registry.example/a wants you signed in at evil.example, which is not of registry.example's domain, so the given user anna (PLIMSOLL_REGISTRY_USERNAME) was not sent there; if it belongs to it, set PLIMSOLL_REGISTRY_TOKEN_REALMS=evil.example.", failure.Message);
        Assert.All(evil.Requests, NothingShown);
    }

    [Fact]
    public void A_foreign_realm_that_the_user_named_is_asked_as_the_user()
    {
        using var tokens = new ScriptedServer(x => x.Json(200, """{"token":"t"}"""), authority.Server("tokens.other"));
        using var registry = Bearer("https://tokens.other/token", "registry.example");
        using var proxy = new ScriptedProxy(asked => asked == "registry.example:443" ? registry.Host : asked == "tokens.other:443" ? tokens.Host : null);
        Ask("registry.example", Via(proxy) with { TokenRealms = ["tokens.other"] });
        Assert.Equal("anna:s3cret", Assert.Single(tokens.Requests).Basic);
    }

    [Fact]
    public void Docker_Hub_is_asked_where_it_is_and_its_realm_as_the_user()
    {
        using var tokens = new ScriptedServer(x => x.Json(200, """{"access_token":"t","expires_in":300}"""), authority.Server("auth.docker.io"));
        using var registry = Bearer("https://auth.docker.io/token", "registry-1.docker.io");
        using var proxy = new ScriptedProxy(asked => asked == "registry-1.docker.io:443" ? registry.Host : asked == "auth.docker.io:443" ? tokens.Host : null);
        Ask("nginx", Via(proxy));
        Assert.Equal(["/v2/library/nginx/manifests/latest", "/v2/library/nginx/manifests/latest"], registry.Requests.Select(r => r.Target));
        Assert.Equal([null, "Bearer t"], registry.Requests.Select(r => r["Authorization"]));
        Assert.Equal("/token?service=s&scope=repository%3Alibrary%2Fnginx%3Apull&account=anna", Assert.Single(tokens.Requests).Target);
    }

    [Fact]
    public void A_realm_that_redirects_loses_the_credentials()
    {
        using var evil = new ScriptedServer(x => x.Json(200, """{"token":"evil"}"""), authority.Server());
        using var tokens = new ScriptedServer(x => x.Redirect($"{evil.Url}/steal"), authority.Server());
        using var registry = Bearer($"{tokens.Url}/token");
        Ask(registry.Host);
        Assert.Equal("anna:s3cret", Assert.Single(tokens.Requests).Basic);
        Assert.All(evil.Requests, NothingShown);
    }

    [Fact]
    public void An_identity_token_follows_no_redirect()
    {
        using var evil = new ScriptedServer(x => x.Json(200, """{"token":"evil"}"""), authority.Server());
        using var tokens = new ScriptedServer(x => x.Redirect($"{evil.Url}/steal", 308), authority.Server());
        using var registry = Bearer($"{tokens.Url}/token");
        var config = directory.Write("config.json", $$$$"""{"auths":{"{{{{registry.Host}}}}":{"identitytoken":"1dent"}}}""");
        Assert.Contains("carries credentials", Assert.Throws<ServiceException>(() => Ask(registry.Host, options with { UserName = null, Password = null, DockerConfig = config })).Message);
        Assert.Empty(evil.Requests);
    }

    [Theory]
    [InlineData("https://registry.example:5001/a b\r\nX: y", "a b")]
    [InlineData("", "names no address")]
    [InlineData("http://registry.example/token", "over plain http")]
    [InlineData("https://127.0.0.1:1/token", "which is this machine itself")]
    public void A_realm_that_breaks_a_rule_is_not_asked(string realm, string word)
    {
        using var registry = new ScriptedServer(x => x.Answer(401, "", ("WWW-Authenticate", $"Bearer realm=\"{realm.ReplaceLineEndings("")}\"")), authority.Server("registry.example"));
        using var proxy = new ScriptedProxy(asked => asked == "registry.example:443" ? registry.Host : null);
        var failure = Assert.ThrowsAny<ServiceException>(() => Ask("registry.example", Via(proxy)));
        Assert.DoesNotContain("s3cret", failure.ToString());
        Assert.Contains(word == "a b" ? "registry.example:5001" : word, failure.Message);
    }

    [Theory]
    [InlineData("""{"token":"a\r\nX-Evil: 1"}""", "a token that cannot be one")]
    [InlineData("""{"token":"ä"}""", "a token that cannot be one")]
    [InlineData("""{"token":""}""", "without a token")]
    [InlineData("""{"token":7}""", "without a token")]
    [InlineData("""{}""", "without a token")]
    [InlineData("""[]""", "without a token")]
    [InlineData("""{""", "not well-formed JSON")]
    [InlineData("""{"token":"a","token":"b"}""", "has a key twice")]
    public void A_token_that_cannot_be_one_is_refused(string json, string why)
    {
        using var tokens = new ScriptedServer(x => x.Json(200, json), authority.Server());
        using var registry = Bearer($"{tokens.Url}/token");
        Assert.Contains(why, Assert.ThrowsAny<ServiceException>(() => Ask(registry.Host)).Message);
    }

    [Fact]
    public void A_token_without_end_is_refused()
    {
        using var tokens = new ScriptedServer(x =>
        {
            x.Head(200, ("Transfer-Encoding", "chunked"));
            x.Endless([.. "FA00\r\n"u8, .. new byte[64_000], .. "\r\n"u8]);
        }, authority.Server());
        using var registry = Bearer($"{tokens.Url}/token");
        Assert.Contains("is larger than", Assert.ThrowsAny<ServiceException>(() => Ask(registry.Host)).Message);
    }

    [Fact]
    public void A_registry_that_is_never_content_is_asked_twice()
    {
        using var tokens = new ScriptedServer(x => x.Json(200, $$"""{"token":"{{Guid.NewGuid()}}"}"""), authority.Server());
        using var registry = new ScriptedServer(x => x.Answer(401, "", ("WWW-Authenticate", $"Bearer realm=\"{tokens.Url}/token\",service=\"s\"")), authority.Server());
        Assert.Throws<RegistryException>(() => Ask(registry.Host));
        Assert.Equal(2, registry.Requests.Count);
        Assert.Single(tokens.Requests);
    }

    [Fact]
    public void The_scope_is_ours_whatever_the_challenge_asks_for()
    {
        using var tokens = new ScriptedServer(x => x.Json(200, """{"token":"t"}"""), authority.Server());
        using var registry = new ScriptedServer(x => Challenge(x, $"Bearer realm=\"{tokens.Url}/token\",service=\"s\",scope=\"repository:other:push,pull,delete\""), authority.Server());
        Ask(registry.Host);
        Assert.Contains("scope=repository%3Aa%3Apull", Assert.Single(tokens.Requests).Query);
        Assert.DoesNotContain("other", tokens.Requests[0].Query);
    }

    [Fact]
    public void What_the_user_gave_for_a_registry_goes_to_no_mirror()
    {
        using var mirror = Basic(x => x.Answer(200));
        using var registry = Basic(x => x.Answer(200, Type, "{\"layers\":[]}"u8.ToArray()));
        var conf = directory.Write("registries.conf", $"[[registry]]\nlocation = \"{registry.Host}\"\n[[registry.mirror]]\nlocation = \"{mirror.Host}\"\n");
        Ask(registry.Host, options with { RegistriesConf = [conf] });
        Assert.All(mirror.Requests, NothingShown);
        Assert.Equal("anna:s3cret", registry.Requests[^1].Basic);
    }

    [Fact]
    public void The_certificate_that_the_user_gave_is_shown_to_the_named_registry_alone()
    {
        using var storage = new ScriptedServer(x => x.Answer(200, "application/octet-stream", "blob"u8.ToArray()), authority.Server(), asksForCertificate: true);
        using var mirror = new ScriptedServer(x => x.Answer(404), authority.Server(), asksForCertificate: true);
        using var registry = new ScriptedServer(x => x.Redirect($"{storage.Url}/blob"), authority.Server(), asksForCertificate: true);
        var conf = directory.Write("registries.conf", $"[[registry]]\nlocation = \"{registry.Host}\"\n[[registry.mirror]]\nlocation = \"{mirror.Host}\"\n");
        var (certificate, key) = authority.Client("anna").Write(directory, "client");
        using var client = new RegistryClient(options with { ClientCertificate = certificate, ClientKey = key, RegistriesConf = [conf] });
        client.OpenBlob(Reference(registry.Host), Blob, 4, default).Dispose();
        Assert.Equal(["CN=anna"], registry.Clients);
        Assert.Equal([null], mirror.Clients);
        Assert.Equal([null], storage.Clients);
    }

    [Fact]
    public void A_certificate_that_does_not_fit_its_key_is_wrong_usage()
    {
        var (certificate, _) = authority.Client("anna").Write(directory, "one");
        var (_, key) = authority.Client("bea").Write(directory, "two");
        using var registry = new ScriptedServer(x => x.Answer(200), authority.Server());
        foreach (var (c, k) in new[] { (certificate, key), (key, certificate), (certificate, directory.Write("empty", "")) })
            Assert.Contains("must be PEM files that belong together", Assert.Throws<UsageException>(() => Ask(registry.Host, options with { ClientCertificate = c, ClientKey = k })).Message);
        Assert.Empty(registry.Requests);
    }

    [Fact]
    public void What_the_user_gave_for_one_registry_goes_to_no_other()
    {
        using var other = Basic(x => x.Answer(200));
        Assert.Contains("wants you signed in", Assert.Throws<RegistryException>(() => Ask(other.Host, options with { CredentialHost = "registry.example" })).Message);
        Assert.All(other.Requests, NothingShown);
    }

    [Fact]
    public void A_certificate_that_cannot_be_trusted_is_no_reason_for_plain_http()
    {
        using var stranger = new TestAuthority();
        using var server = new ScriptedServer(x => x.Answer(200), stranger.Server());
        Assert.Contains("no authority that this machine trusts", Assert.Throws<ServiceException>(() => Ask(server.Host, options with { PlainHttp = true })).Message);
        Assert.Empty(server.Requests);
        using var client = new RegistryClient(options);
        Assert.Empty(client.PlainConnections);
    }

    [Fact]
    public void Elsewhere_plain_http_takes_a_flag_and_is_noted()
    {
        using var server = new ScriptedServer(x => x.Answer(200, Type, "{\"layers\":[]}"u8.ToArray()));
        using var proxy = new ScriptedProxy(asked => asked.StartsWith("registry.example:") ? server.Host : null);
        Assert.Contains("does not answer with TLS", Assert.Throws<ServiceException>(() => Ask("registry.example", Via(proxy))).Message);
        Assert.DoesNotContain(proxy.Asked, a => a.StartsWith("GET"));
        using var client = new RegistryClient(Via(proxy) with { PlainHttp = true });
        client.Manifest(Reference("registry.example"), default);
        Assert.Equal([new InsecureTransport("registry.example", IsLoopback: false)], client.PlainConnections);
    }

    [Fact]
    public void An_insecure_mirror_may_be_plain_but_its_TLS_is_verified_where_it_speaks_it()
    {
        using var stranger = new TestAuthority();
        using var untrusted = new ScriptedServer(x => x.Answer(200), stranger.Server("mirror.example"));
        using var registry = new ScriptedServer(x => x.Answer(200, Type, "{\"layers\":[]}"u8.ToArray()), authority.Server("registry.example"));
        using var proxy = new ScriptedProxy(asked => asked.StartsWith("mirror.example:") ? untrusted.Host : asked == "registry.example:443" ? registry.Host : null);
        var conf = directory.Write("registries.conf", "[[registry]]\nlocation = \"registry.example\"\n[[registry.mirror]]\nlocation = \"mirror.example\"\ninsecure = true\n");
        using var client = new RegistryClient(Via(proxy) with { RegistriesConf = [conf] });
        client.Manifest(Reference("registry.example"), default);
        Assert.Empty(untrusted.Requests);
        Assert.Empty(client.PlainConnections);
    }

    [Fact]
    public void Options_and_failures_never_show_a_secret()
    {
        Assert.DoesNotContain("s3cret", $"{options}");
        using var registry = new ScriptedServer(x => x.Answer(401, "", ("WWW-Authenticate", "Basic realm=\"r\"")), authority.Server());
        var failure = Assert.Throws<RegistryException>(() => Ask(registry.Host));
        Assert.Equal($"{registry.Host} refuses the given user anna (PLIMSOLL_REGISTRY_USERNAME) for {registry.Host}/a (401); check the name and password, or sign in again with 'docker login {registry.Host}'.", failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString());
        Assert.DoesNotContain("YW5uYTpzM2NyZXQ", failure.ToString());
    }

    static ImageReference Reference(string host) => ImageReference.Parse(host.Contains('.') ? $"{host}/a" : host);

    static void NothingShown(ScriptedRequest request)
    {
        Assert.Null(request["Authorization"]);
        Assert.DoesNotContain("s3cret", request.Target + request.BodyText);
        Assert.DoesNotContain("anna", request.Target);
    }

    RegistryOptions Via(ScriptedProxy proxy) => options with { Network = options.Network with { Proxy = ProxySettings.FromEnvironment(name => name is "https_proxy" or "http_proxy" ? proxy.Url : null) } };

    void Ask(string host, RegistryOptions? with = null)
    {
        using var client = new RegistryClient(with ?? options);
        client.Manifest(Reference(host), default);
    }

    ScriptedServer Basic(Action<ScriptedExchange> then) => new(x =>
    {
        if (x.Request.Basic == "anna:s3cret")
            then(x);
        else
            x.Answer(401, "", ("WWW-Authenticate", "Basic realm=\"r\""));
    }, authority.Server());

    ScriptedServer Bearer(string realm, params string[] names) => new(x => Challenge(x, $"Bearer realm=\"{realm}\",service=\"s\""), authority.Server(names));

    static void Challenge(ScriptedExchange x, string challenge)
    {
        if (x.Request["Authorization"] is null)
            x.Answer(401, "", ("WWW-Authenticate", challenge));
        else
            x.Answer(200, Type, System.Text.Encoding.UTF8.GetBytes(Manifest));
    }
}
