using System.Text;
using Plimsoll.Core;
using Plimsoll.Registries.Tests.Credentials;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Real;

/// <summary>Against Debian's docker-registry, with what skopeo pushed into it.</summary>
public class RealRegistryTests
{
    static readonly byte[] Plain = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i))];
    static readonly ImageFixture Image = new(new LayerFixture(Plain), new LayerFixture([1, 2, 3], LayerCompression.Gzip));
    static readonly Digest Manifest = Digest.Parse(Image.ManifestDigest);
    static readonly Digest Layer = Digest.Parse(DigestOf.Bytes(Plain));

    [Fact]
    public void Over_plain_http_on_loopback_everything_is_read_and_the_connection_is_noted()
    {
        using var server = new RegistryServer();
        server.Push(Image, "team/app:1");
        server.Push(new ImageFixture(new LayerFixture([9])), "team/app:2");
        using var client = new RegistryClient(Clients.Options);
        var reference = ImageReference.Parse($"{server.Host}/team/app:1");
        ReadsAll(client, reference);
        Assert.Equal(["1", "2"], client.Tags(reference, default));
        Assert.Equal([new InsecureTransport(server.Host, IsLoopback: true)], client.PlainConnections);
    }

    [Fact]
    public void With_TLS_and_a_password_of_the_docker_config()
    {
        using var setting = new Setting();
        using var server = new RegistryServer(new RegistrySetup { Authority = setting.Authority, Certificate = setting.Authority.Server(), Users = [("anna", "s3:cret")] });
        server.Push(Image, "team/app:1");
        using var client = new RegistryClient(setting.Options with { DockerConfig = setting.Config(server.Host, "anna:s3:cret") });
        ReadsAll(client, ImageReference.Parse($"{server.Host}/team/app:1"));
        Assert.Empty(client.PlainConnections);
    }

    [Fact]
    public void With_TLS_and_the_certificate_of_its_own_directory()
    {
        using var setting = new Setting();
        var client = setting.Authority.Client("anna");
        using var server = new RegistryServer(new RegistrySetup { Authority = setting.Authority, Certificate = setting.Authority.Server(), ClientCertificate = client });
        server.Push(Image, "team/app:1");
        setting.Directory.Write($"certs.d/{server.Host}/ca.crt", setting.Authority.Pem);
        setting.Directory.Write($"certs.d/{server.Host}/client.cert", client.CertificatePem);
        setting.Directory.Write($"certs.d/{server.Host}/client.key", client.KeyPem);
        using var own = new RegistryClient(Clients.Options with { CertsDirectory = setting.Directory.Combine("certs.d") });
        ReadsAll(own, ImageReference.Parse($"{server.Host}/team/app:1"));
        var (certificate, key) = client.Write(setting.Directory, "given");
        using var given = new RegistryClient(setting.Options with { ClientCertificate = certificate, ClientKey = key });
        ReadsAll(given, ImageReference.Parse($"{server.Host}/team/app:1"));
        using var without = new RegistryClient(setting.Options);
        Assert.StartsWith($"{server.Host} wants a client's certificate (mutual TLS), or refuses the one it was shown", Assert.Throws<ServiceException>(() => without.Manifest(ImageReference.Parse($"{server.Host}/team/app:1"), default)).Message);
        Assert.Empty(without.PlainConnections);
    }

    [Fact]
    public void With_a_token_that_the_registry_itself_checks()
    {
        using var setting = new Setting();
        using var tokens = new TokenServer(setting.Authority.Server()) { Users = [("anna", "s3cret")] };
        using var server = new RegistryServer(new RegistrySetup { Authority = setting.Authority, Certificate = setting.Authority.Server(), Tokens = tokens, Users = [("anna", "s3cret")] });
        server.Push(Image, "team/app:1");
        var pushed = tokens.Requests.Count;
        using var client = new RegistryClient(setting.Options with { UserName = "anna", Password = "s3cret" });
        var reference = ImageReference.Parse($"{server.Host}/team/app:1");
        ReadsAll(client, reference);
        Parallel.For(0, 16, _ => Assert.Equal(Plain, client.OpenBlob(reference, Layer, Plain.Length, default).Bytes()));
        var asked = Assert.Single(tokens.Requests.Skip(pushed));
        Assert.Contains("scope=repository%3Ateam%2Fapp%3Apull&account=anna", asked.Query);
        Assert.Contains("service=registry.test", asked.Query);
    }

    [Fact]
    public void With_an_identity_token_of_a_helper()
    {
        using var setting = new Setting();
        using var tokens = new TokenServer(setting.Authority.Server()) { Users = [("anna", "s3cret")], IdentityToken = "1dent" };
        using var server = new RegistryServer(new RegistrySetup { Authority = setting.Authority, Certificate = setting.Authority.Server(), Tokens = tokens, Users = [("anna", "s3cret")] });
        server.Push(Image, "team/app:1");
        CredentialHelperTests.Helper(setting.Directory, "test", """[ "$1" = get ] && echo '{"Username":"<token>","Secret":"1dent"}'""");
        var config = setting.Directory.Write("config.json", $$$"""{"credHelpers":{"{{{server.Host}}}":"test"}}""");
        using var client = new RegistryClient(setting.Options with { DockerConfig = config, HelperPath = setting.Directory.Path });
        ReadsAll(client, ImageReference.Parse($"{server.Host}/team/app:1"));
        var post = Assert.Single(tokens.Requests, r => r.Method == "POST");
        Assert.Contains("grant_type=refresh_token&refresh_token=1dent", post.BodyText);
        Assert.DoesNotContain(tokens.Requests, r => r.Target.Contains("1dent"));
    }

    [Fact]
    public void A_token_that_ends_is_asked_for_again()
    {
        using var tokens = new TokenServer { Anonymous = true, Users = [("anna", "s3cret")], SecondsValid = 3600 };
        using var server = new RegistryServer(new RegistrySetup { Tokens = tokens, Users = [("anna", "s3cret")] });
        server.Push(Image, "team/app:1");
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var pushed = tokens.Requests.Count;
        using var client = new RegistryClient(Clients.Options with { Time = time });
        var reference = ImageReference.Parse($"{server.Host}/team/app:1");
        client.Manifest(reference, default);
        client.Manifest(reference, default);
        Assert.Equal(1, tokens.Requests.Count - pushed);
        time.Advance(TimeSpan.FromHours(1));
        client.Manifest(reference, default);
        Assert.Equal(2, tokens.Requests.Count - pushed);
    }

    [Fact]
    public void A_cache_that_stands_for_it_is_asked_first_and_the_registry_itself_for_what_it_lacks()
    {
        using var setting = new Setting();
        using var origin = new RegistryServer();
        using var mirror = new RegistryServer();
        origin.Push(Image, "team/app:1");
        mirror.Push(Image, "cache/team/app:1");
        origin.Push(Image, "team/only:1");
        var conf = setting.Directory.Write("registries.conf", $"[[registry]]\nlocation = \"{origin.Host}\"\n[[registry.mirror]]\nlocation = \"{mirror.Host}/cache\"\n");
        using var client = new RegistryClient(Clients.Options with { RegistriesConf = [conf] });
        client.Manifest(ImageReference.Parse($"{origin.Host}/team/app:1"), default);
        Assert.Equal([mirror.Host], client.PlainConnections.Select(p => p.Host));
        client.Manifest(ImageReference.Parse($"{origin.Host}/team/only:1"), default);
        Assert.Equal(2, client.PlainConnections.Count);
    }

    [Fact]
    public void What_was_damaged_in_its_store_is_noticed()
    {
        using var server = new RegistryServer();
        server.Push(Image, "team/app:1");
        var config = Digest.Parse(Image.ImageId);
        using var client = new RegistryClient(Clients.Options);
        var reference = ImageReference.Parse($"{server.Host}/team/app:1");
        File.WriteAllBytes(server.BlobPath(Image.ImageId), [.. Image.ConfigBytes.Select(b => (byte)(b ^ 1))]);
        Assert.Throws<DigestMismatchException>(() => client.Document(reference, config, Image.ConfigBytes.Length, default));
        File.WriteAllBytes(server.BlobPath(Image.ImageId), [1]);
        Assert.Contains("has 1 bytes, where its manifest says", Assert.Throws<UnreadableSubjectException>(() => client.Document(reference, config, Image.ConfigBytes.Length, default)).Message);
    }

    static void ReadsAll(RegistryClient client, ImageReference reference)
    {
        var byTag = client.Manifest(reference, default);
        Assert.Equal((Manifest, ImageFixture.ManifestType), (byTag.Digest, byTag.MediaType));
        Assert.Equal(Image.ManifestBytes, byTag.Bytes);
        Assert.Equal(Image.ManifestBytes, client.Manifest(reference, Manifest, default).Bytes);
        Assert.Equal(Image.ManifestBytes, client.Manifest(reference with { Tag = "wrong", Digest = Manifest }, default).Bytes);
        Assert.Equal(Image.ConfigBytes, client.Document(reference, Digest.Parse(Image.ImageId), Image.ConfigBytes.Length, default));
        Assert.Equal(Plain, client.OpenBlob(reference, Layer, Plain.Length, default).Bytes());
        Assert.Equal(Plain[1000..3000], client.OpenBlobRange(reference, Layer, 1000, 2000, default).Bytes());
        Assert.True(client.HasBlob(reference, Layer, default));
        Assert.False(client.HasBlob(reference, Digest.Sha256(new byte[32]), default));
        Assert.Empty(client.Referrers(reference, Manifest, null, default));
        Assert.True(client.BytesFetched >= Plain.Length + 2000);
    }

    /// <summary>An authority of the test's own, and files that name it.</summary>
    sealed class Setting : IDisposable
    {
        public Setting() => CaFile = Directory.Write("ca.pem", Authority.Pem);

        public TestAuthority Authority { get; } = new();

        public TemporaryDirectory Directory { get; } = new();

        public string CaFile { get; }

        public RegistryOptions Options => Clients.Options with { CertificateAuthorities = [CaFile] };

        public string Config(string host, string nameAndPassword) =>
            Directory.Write("config.json", $$$$"""{"auths":{"{{{{host}}}}":{"auth":"{{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(nameAndPassword))}}}}"}}}""");

        public void Dispose()
        {
            Authority.Dispose();
            Directory.Dispose();
        }
    }
}
