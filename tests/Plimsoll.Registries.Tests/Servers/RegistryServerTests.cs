using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Servers;

/// <summary>What other tests stand on: the real registry lets skopeo in with what it asks for, and nobody without.</summary>
public class RegistryServerTests
{
    static readonly ImageFixture Image = new(new LayerFixture([1, 2, 3], LayerCompression.Gzip));

    [Fact]
    public void A_plain_registry_takes_what_skopeo_pushes()
    {
        using var server = new RegistryServer();
        server.Push(Image, "fixtures/a:1");
        Assert.True(File.Exists(server.BlobPath(Image.ManifestDigest)));
    }

    [Fact]
    public void A_registry_with_users_and_TLS_wants_both()
    {
        using var authority = new TestAuthority();
        using var server = new RegistryServer(new RegistrySetup { Authority = authority, Certificate = authority.Server(), Users = [("anna", "s3cret")] });
        server.Push(Image, "fixtures/a:1");
        var (code, _, error) = Command.Try(Requires.Tool("skopeo", "skopeo"), "inspect", "--raw", "--tls-verify=false", $"docker://{server.Host}/fixtures/a:1");
        Assert.NotEqual(0, code);
        Assert.Contains("uthentication required", error);
    }

    [Fact]
    public void A_registry_with_tokens_takes_those_of_its_token_server()
    {
        using var authority = new TestAuthority();
        using var tokens = new TokenServer { Users = [("anna", "s3cret")] };
        using var server = new RegistryServer(new RegistrySetup { Tokens = tokens, Users = [("anna", "s3cret")] });
        server.Push(Image, "fixtures/a:1");
        Assert.Contains("repository:fixtures/a:pull,push", tokens.Scopes);
    }

    [Fact]
    public void A_registry_of_mutual_TLS_wants_the_certificate_of_the_client()
    {
        using var authority = new TestAuthority();
        using var server = new RegistryServer(new RegistrySetup { Authority = authority, Certificate = authority.Server(), ClientCertificate = authority.Client("anna") });
        server.Push(Image, "fixtures/a:1");
        var (code, _, _) = Command.Try(Requires.Tool("skopeo", "skopeo"), "inspect", "--raw", "--tls-verify=false", $"docker://{server.Host}/fixtures/a:1");
        Assert.NotEqual(0, code);
        Assert.Contains("client didn't provide a certificate", server.Log);
    }
}
