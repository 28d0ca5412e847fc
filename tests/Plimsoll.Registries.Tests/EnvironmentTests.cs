using Plimsoll.Core;
using Plimsoll.Testing;

namespace Plimsoll.Registries.Tests;

public sealed class EnvironmentTests : IDisposable
{
    readonly TemporaryDirectory home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Everything_can_be_said_by_variables()
    {
        var options = Options(
            ("PLIMSOLL_REGISTRY_USERNAME", "anna"), ("PLIMSOLL_REGISTRY_PASSWORD", "s3cret"), ("PLIMSOLL_REGISTRY_TOKEN", "t"), ("PLIMSOLL_REGISTRY_HOST", "Q.io"),
            ("PLIMSOLL_REGISTRY_TOKEN_REALMS", "a.io, b.io"), ("PLIMSOLL_REGISTRY_CA_FILE", "/a.pem:/b.pem"), ("PLIMSOLL_REGISTRY_CLIENT_CERT", "/c.pem"), ("PLIMSOLL_REGISTRY_CLIENT_KEY", "/k.pem"),
            ("PLIMSOLL_REGISTRY_PLAIN_HTTP", "true"), ("PLIMSOLL_REGISTRY_CERTS_DIR", "/certs"), ("PLIMSOLL_REGISTRY_AUTH_FILE", "/auth.json"), ("PLIMSOLL_REGISTRY_CONF", "/r.conf:/r.d"),
            ("PATH", "/usr/bin"), ("HTTPS_PROXY", "http://proxy:3128"), ("PLIMSOLL_CA_FILE", "/all.pem"));
        Assert.Equal(("anna", "s3cret", "t", "q.io"), (options.UserName, options.Password, options.Token, options.CredentialHost));
        Assert.Equal(["a.io", "b.io"], options.TokenRealms);
        Assert.Equal(["/a.pem", "/b.pem"], options.CertificateAuthorities);
        Assert.Equal(("/c.pem", "/k.pem", "/certs", "/auth.json", "/usr/bin"), (options.ClientCertificate, options.ClientKey, options.CertsDirectory, options.DockerConfig, options.HelperPath));
        Assert.True(options.PlainHttp);
        Assert.Equal(["/r.conf", "/r.d"], options.RegistriesConf);
        Assert.Equal("http://proxy:3128/", options.Network.Proxy!.ForHttps!.ToString());
        Assert.Equal(["/all.pem"], options.Network.CertificateAuthorities);
    }

    [Fact]
    public void Without_any_what_engines_keep_in_the_home_is_found()
    {
        Assert.Null(Options(("HOME", home.Path)).DockerConfig);
        var docker = home.Write(".docker/config.json", "{}");
        var conf = home.Write(".config/containers/registries.conf", "");
        Assert.Equal(docker, Options(("HOME", home.Path)).DockerConfig);
        Assert.Equal(conf, Options(("HOME", home.Path)).RegistriesConf[0]);
        Assert.DoesNotContain("/etc/containers/registries.conf", Options(("HOME", home.Path)).RegistriesConf);
        var other = home.Write("other/config.json", "{}");
        Assert.Equal(other, Options(("HOME", home.Path), ("DOCKER_CONFIG", home.Combine("other"))).DockerConfig);
        Assert.Equal("/podman.json", Options(("HOME", home.Path), ("REGISTRY_AUTH_FILE", "/podman.json")).DockerConfig);
    }

    [Fact]
    public void A_name_without_a_password_is_wrong_usage() =>
        Assert.Contains("belong together", Assert.Throws<UsageException>(() => Options(("PLIMSOLL_REGISTRY_USERNAME", "anna"))).Message);

    [Fact]
    public void A_flag_that_is_neither_is_wrong_usage_and_not_repeated() =>
        Assert.Equal("PLIMSOLL_REGISTRY_PLAIN_HTTP is neither true nor false.", Assert.Throws<UsageException>(() => Options(("PLIMSOLL_REGISTRY_PLAIN_HTTP", "maybe"))).Message);

    static RegistryOptions Options(params (string Name, string Value)[] environment) =>
        RegistryEnvironment.Options(name => environment.FirstOrDefault(e => e.Name == name).Value);
}
