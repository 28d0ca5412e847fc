using System.Text;
using Plimsoll.Core;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Documents;

public class ManifestTests
{
    const string Oci = "application/vnd.oci.image.manifest.v1+json";
    const string OciIndex = "application/vnd.oci.image.index.v1+json";
    const string Docker = "application/vnd.docker.distribution.manifest.v2+json";
    const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    const string ManifestJson = """{"schemaVersion":2,"config":{},"layers":[]}""";
    const string IndexJson = """{"schemaVersion":2,"manifests":[]}""";

    [Theory]
    [InlineData(Oci, ManifestJson, Oci)]
    [InlineData(Docker, ManifestJson, Docker)]
    [InlineData(OciIndex, IndexJson, OciIndex)]
    [InlineData(DockerList, IndexJson, DockerList)]
    [InlineData("application/json", ManifestJson, Oci)]
    [InlineData("text/plain; charset=utf-8", IndexJson, OciIndex)]
    [InlineData("text/plain", """{"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{},"layers":[]}""", Docker)]
    public void A_document_is_of_the_kind_that_it_says_or_shows(string contentType, string json, string expected)
    {
        using var server = new ScriptedServer(x => x.Answer(200, contentType, Encoding.UTF8.GetBytes(json)));
        var document = Ask(server);
        Assert.Equal(expected, document.MediaType);
        Assert.Equal(DigestOf.Bytes(Encoding.UTF8.GetBytes(json)), document.Digest.ToString());
        Assert.Equal($"{OciIndex}, {Oci}, {DockerList}, {Docker}", server.Requests[^1]["Accept"]);
    }

    [Theory]
    [InlineData(Oci, """{"schemaVersion":2,"config":{},"layers":[],"manifests":[]}""", "an index and a manifest at once")]
    [InlineData(OciIndex, """{"schemaVersion":2,"config":{},"layers":[],"manifests":[]}""", "an index and a manifest at once")]
    [InlineData(Oci, """{"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{},"layers":[]}""", "other than the registry calls it")]
    [InlineData(Oci, IndexJson, "not of the kind that it is called")]
    [InlineData(DockerList, ManifestJson, "not of the kind that it is called")]
    [InlineData("text/plain", """{"mediaType":"application/vnd.oci.image.index.v1+json","layers":[]}""", "not of the kind that it is called")]
    [InlineData(Docker, """{"schemaVersion":1,"fsLayers":[]}""", "first form of 2014")]
    [InlineData(Oci, "{}", "neither an index nor a manifest")]
    [InlineData(Oci, "[]", "neither an index nor a manifest")]
    [InlineData(Oci, "{", "not well-formed JSON")]
    [InlineData(Oci, "", "not well-formed JSON")]
    [InlineData(Oci, """{"layers":[],"layers":[]}""", "has a key twice")]
    [InlineData("text/html", "<html>sign in here</html>", "not well-formed JSON")]
    public void A_document_that_programs_could_read_differently_is_refused(string contentType, string json, string why)
    {
        using var server = new ScriptedServer(x => x.Answer(200, contentType, Encoding.UTF8.GetBytes(json)));
        Assert.Contains(why, Assert.Throws<UnreadableSubjectException>(() => Ask(server)).Message);
    }

    [Fact]
    public void A_manifest_that_is_not_of_its_digest_is_refused()
    {
        using var server = new ScriptedServer(x => x.Answer(200, Oci, Encoding.UTF8.GetBytes(ManifestJson)));
        using var client = new RegistryClient(Clients.Options);
        var wanted = Digest.Sha256(new byte[32]);
        Assert.Equal(wanted, Assert.Throws<DigestMismatchException>(() => client.Manifest(ImageReference.Parse($"{server.Host}/a@{wanted}"), default)).Expected);
        Assert.Equal($"/v2/a/manifests/{wanted}", server.Requests[^1].Target);
    }

    [Fact]
    public void A_manifest_that_is_not_what_the_registry_itself_says_is_refused()
    {
        using var server = new ScriptedServer(x => x.Answer(200, Oci, Encoding.UTF8.GetBytes(ManifestJson), ("Docker-Content-Digest", $"sha256:{new string('0', 64)}")));
        Assert.Throws<DigestMismatchException>(() => Ask(server));
        var right = Convert.ToHexStringLower(System.Security.Cryptography.SHA512.HashData(Encoding.UTF8.GetBytes(ManifestJson)));
        using var other = new ScriptedServer(x => x.Answer(200, Oci, Encoding.UTF8.GetBytes(ManifestJson), ("Docker-Content-Digest", $"sha512:{right}")));
        Assert.Equal("sha256", Ask(other).Digest.Algorithm);
    }

    [Fact]
    public void A_manifest_without_end_is_refused()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Content-Type", Oci), ("Transfer-Encoding", "chunked"));
            x.Endless([.. "FA00\r\n"u8, .. new byte[64_000], .. "\r\n"u8]);
        });
        Assert.Contains("is larger than", Assert.Throws<ServiceException>(() => Ask(server)).Message);
    }

    [Fact]
    public void A_config_that_claims_to_be_huge_is_not_asked_for()
    {
        using var server = new ScriptedServer(x => x.Answer(200));
        using var client = new RegistryClient(Clients.Options);
        Assert.Throws<LimitExceededException>(() => client.Document(ImageReference.Parse($"{server.Host}/a"), Digest.Sha256(new byte[32]), long.MaxValue, default));
        Assert.Empty(server.Requests);
    }

    static FetchedDocument Ask(ScriptedServer server)
    {
        using var client = new RegistryClient(Clients.Options);
        return client.Manifest(ImageReference.Parse($"{server.Host}/a:1"), default);
    }
}
