using System.Text;
using Plimsoll.Core;
using Plimsoll.Registries.Credentials;
using Plimsoll.Testing;

namespace Plimsoll.Registries.Tests.Credentials;

public class DockerConfigTests
{
    static string Auth(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    static DockerConfig Parse(string json) => DockerConfig.Parse(Encoding.UTF8.GetBytes(json), "config.json");

    [Theory]
    [InlineData("ghcr.io", "ghcr.io")]
    [InlineData("https://ghcr.io", "ghcr.io")]
    [InlineData("https://ghcr.io/", "ghcr.io")]
    [InlineData("http://GHCR.io/v2/", "ghcr.io")]
    [InlineData("registry.example:5000", "registry.example:5000")]
    [InlineData("https://registry.example:5000/v1/", "registry.example:5000")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("index.docker.io", "docker.io")]
    [InlineData("docker.io", "docker.io")]
    [InlineData("registry-1.docker.io", "docker.io")]
    public void A_registry_is_found_under_every_key_that_tools_write(string key, string registry)
    {
        var kept = Parse($$$$"""{"auths":{"{{{{key}}}}":{"auth":"{{{{Auth("anna:a:b")}}}}"}}}""").Kept(registry, "a/b");
        Assert.Equal(("anna", "a:b"), (kept!.UserName, kept.Password));
    }

    [Theory]
    [InlineData("ghcr.io", "ghcr.io.evil.example")]
    [InlineData("ghcr.io.evil.example", "ghcr.io")]
    [InlineData("registry.example:5000", "registry.example")]
    [InlineData("registry.example", "registry.example:5000")]
    [InlineData("registry.example/team", "registry.example")]
    [InlineData("evil.example/ghcr.io", "ghcr.io")]
    public void Another_registry_is_not(string key, string registry) =>
        Assert.Null(Parse($$$$"""{"auths":{"{{{{key}}}}":{"auth":"{{{{Auth("anna:secret")}}}}"}}}""").Kept(registry, "teams/b"));

    [Fact]
    public void The_longest_key_that_covers_a_repository_counts()
    {
        var config = Parse($$$$"""{"auths":{"q.io":{"auth":"{{{{Auth("all:1")}}}}"},"q.io/team":{"auth":"{{{{Auth("team:2")}}}}"},"q.io/team/one":{"auth":"{{{{Auth("one:3")}}}}"}}}""");
        Assert.Equal("one", config.Kept("q.io", "team/one")!.UserName);
        Assert.Equal("team", config.Kept("q.io", "team/two")!.UserName);
        Assert.Equal("all", config.Kept("q.io", "teams")!.UserName);
    }

    [Fact]
    public void Tokens_and_plain_fields_are_read()
    {
        var config = Parse("""{"auths":{"a.io":{"identitytoken":"i"},"b.io":{"registrytoken":"r"},"c.io":{"username":"u","password":"p"},"d.io":{}}}""");
        Assert.Equal("i", config.Kept("a.io", "x")!.IdentityToken);
        Assert.Equal("r", config.Kept("b.io", "x")!.RegistryToken);
        Assert.Equal("Basic dTpw", config.Kept("c.io", "x")!.Basic);
        Assert.Null(config.Kept("d.io", "x"));
    }

    [Fact]
    public void What_is_kept_shows_whose_it_is_and_never_the_secret()
    {
        var kept = Parse($$$$"""{"auths":{"a.io":{"auth":"{{{{Auth("anna:s3cret")}}}}","identitytoken":"t0ken"}}}""").Kept("a.io", "x")!;
        Assert.Equal("user anna of config.json", kept.ToString());
    }

    [Fact]
    public void A_registry_has_its_own_helper_before_that_for_all()
    {
        var config = Parse("""{"credHelpers":{"https://gcr.io":"gcloud","docker.io":"hub"},"credsStore":"pass"}""");
        Assert.Equal("gcloud", config.HelperFor("gcr.io"));
        Assert.Equal("hub", config.HelperFor("docker.io"));
        Assert.Equal("pass", config.HelperFor("q.io"));
        Assert.Null(Parse("{}").HelperFor("q.io"));
    }

    [Theory]
    [InlineData("!!!!")]
    [InlineData("YW5uYQ==")]
    [InlineData("OnNlY3JldA==")]
    public void An_entry_that_is_no_name_and_password_is_wrong_usage_and_is_not_repeated(string auth)
    {
        var failure = Assert.Throws<UsageException>(() => Parse($$$$"""{"auths":{"q.io":{"auth":"{{{{auth}}}}"}}}""").Kept("q.io", "x"));
        Assert.Contains("config.json keeps for q.io", failure.Message);
        Assert.DoesNotContain(auth, failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nothing")]
    [InlineData("""{"auths":{"\ud800":{},"q.io":{}}}""")]
    [InlineData("""{"auths":{},"auths":{}}""")]
    public void What_is_no_JSON_is_wrong_usage(string json) => Assert.Contains("config.json is not well-formed JSON", Assert.Throws<UsageException>(() => Parse(json)).Message);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"auths":7,"credHelpers":[],"credsStore":{}}""")]
    [InlineData("""{"auths":{"q.io":7,"r.io":null,"":{},"///":{}}}""")]
    [InlineData("""{"auths":{"q.io":{"auth":7,"username":[],"identitytoken":{}}}}""")]
    [InlineData("""{"auths":{"q.io":{"username":"\udfff","password":"x"}}}""")]
    public void What_is_of_another_kind_is_as_if_it_were_not_there(string json)
    {
        var config = Parse(json);
        Assert.Null(config.Kept("q.io", "x"));
        Assert.Null(config.HelperFor("q.io"));
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        using var directory = new TemporaryDirectory();
        Assert.Throws<UsageException>(() => Parse(string.Concat(Enumerable.Repeat("""{"auths":""", 1000))));
        Assert.Contains("larger than", Assert.Throws<UsageException>(() => DockerConfig.Read(directory.Write("config.json", new string(' ', 2 * 1024 * 1024)))).Message);
        Assert.Throws<UsageException>(() => DockerConfig.Read("/dev/zero"));
        Assert.Throws<UsageException>(() => DockerConfig.Read(directory.Path));
        Assert.Throws<UsageException>(() => DockerConfig.Read(directory.Combine("none.json")));
    }
}
