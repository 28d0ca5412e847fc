using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Core;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Documents;

public class ListTests
{
    const string Index = "application/vnd.oci.image.index.v1+json";
    static readonly Digest Subject = Digest.Sha256(new byte[32]);
    static readonly string Other = $"sha256:{new string('a', 64)}";

    [Fact]
    public void Tags_come_in_pages()
    {
        using var server = new ScriptedServer(x =>
        {
            if (x.Request.Query.Contains("last="))
                x.Json(200, """{"name":"a/b","tags":["c","../evil",7,null,"a"]}""");
            else
                x.Json(200, """{"name":"a/b","tags":["b","a"]}""", ("Link", "</v2/a/b/tags/list?last=b&n=1000>; rel=\"next\""));
        });
        Assert.Equal(["a", "b", "c"], Tags(server));
        Assert.Equal(["/v2/a/b/tags/list?n=1000", "/v2/a/b/tags/list?last=b&n=1000"], server.Requests.Select(r => r.Target));
    }

    [Fact]
    public void Tags_without_end_end()
    {
        var page = 0;
        using var endless = new ScriptedServer(x => x.Json(200, $$"""{"tags":["t{{page++}}"]}""", ("Link", $"</v2/a/b/tags/list?last=t{page}>; rel=\"next\"")));
        Assert.Contains("without end", Assert.Throws<ServiceException>(() => Tags(endless)).Message);
        using var circle = new ScriptedServer(x => x.Json(200, """{"tags":["t"]}""", ("Link", "</v2/a/b/tags/list>; rel=\"next\"")));
        Assert.Contains("without end", Assert.Throws<ServiceException>(() => Tags(circle)).Message);
        Assert.Equal(2, circle.Requests.Count);
    }

    [Theory]
    [InlineData("<https://evil.example/v2/a/b/tags/list>; rel=\"next\"")]
    [InlineData("<//evil.example/v2/a/b/tags/list>; rel=\"next\"")]
    [InlineData("</v2/other/tags/list>; rel=\"next\"")]
    [InlineData("</v2/a/b/../../other/tags/list>; rel=\"next\"")]
    public void A_next_page_elsewhere_is_not_followed(string link)
    {
        using var server = new ScriptedServer(x => x.Json(200, """{"tags":["t"]}""", ("Link", link)));
        Assert.Contains("leads from a list of", Assert.Throws<ServiceException>(() => Tags(server)).Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"tags":null}""")]
    [InlineData("""{"tags":"a"}""")]
    public void A_list_of_another_kind_is_empty(string json)
    {
        using var server = new ScriptedServer(x => x.Json(200, json));
        Assert.Empty(Tags(server));
    }

    [Fact]
    public void Referrers_are_those_of_the_API_filtered_whether_it_filters_or_not()
    {
        using var server = new ScriptedServer(x => x.Answer(200, Index, Encoding.UTF8.GetBytes($$$"""
            {"schemaVersion":2,"manifests":[
              {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{{Other}}}","size":7,"artifactType":"application/spdx+json","annotations":{"a":"b","c":7}},
              {"digest":"sha256:bad","size":7},{"digest":"{{{Other}}}"},{"digest":"{{{Other}}}","size":-1},7,
              {"digest":"{{{Other}}}","size":8,"artifactType":"other"}]}
            """)));
        using var client = new RegistryClient(Clients.Options);
        var reference = ImageReference.Parse($"{server.Host}/a/b");
        var found = Assert.Single(client.Referrers(reference, Subject, "application/spdx+json", default));
        Assert.Equal((Other, 7, "application/spdx+json"), (found.Digest.ToString(), found.Size, found.ArtifactType));
        Assert.Equal([KeyValuePair.Create("a", "b")], found.Annotations);
        Assert.Equal($"/v2/a/b/referrers/{Subject}?artifactType=application%2Fspdx%2Bjson", server.Requests[^1].Target);
        Assert.Equal(2, client.Referrers(reference, Subject, null, default).Count);
    }

    /// <summary>Debian's docker-registry knows no referrers API: the tag stands for it.</summary>
    [Fact]
    public void Without_the_API_the_tag_stands_for_it()
    {
        using var server = new RegistryServer();
        var image = new ImageFixture(new LayerFixture([1]));
        server.Push(image, "a/b:1");
        var signature = new ImageFixture(new LayerFixture([2]));
        server.Push(signature, "a/b:signature");
        var index = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = Index,
            ["manifests"] = new JsonArray(new JsonObject { ["mediaType"] = ImageFixture.ManifestType, ["digest"] = signature.ManifestDigest, ["size"] = signature.ManifestBytes.Length, ["artifactType"] = "application/vnd.test" }),
        };
        server.Put("a/b", image.ManifestDigest.Replace(':', '-'), Index, ImageFixture.Bytes(index));
        using var client = new RegistryClient(Clients.Options);
        var found = client.Referrers(ImageReference.Parse($"{server.Host}/a/b"), Digest.Parse(image.ManifestDigest), "application/vnd.test", default);
        Assert.Equal(signature.ManifestDigest, Assert.Single(found).Digest.ToString());
    }

    static IReadOnlyList<string> Tags(ScriptedServer server)
    {
        using var client = new RegistryClient(Clients.Options);
        return client.Tags(ImageReference.Parse($"{server.Host}/a/b"), default);
    }
}
