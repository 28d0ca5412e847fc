using System.Text;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tests.Chunked;
using Plimsoll.Registries;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Images.Tests.Sources.Registry;

/// <summary>SOCI indexes in registries: named by the image's manifest, or found by asking what refers to it.</summary>
public sealed class SociRegistryTests
{
    static readonly SociImage Named = new(isNamed: true);
    static readonly SociImage Referring = new(isNamed: false);

    [Theory, InlineData(true), InlineData(false)]
    public void Of_a_real_registry_the_spans_alone_are_fetched(bool isNamed)
    {
        using var registry = new RegistryServer();
        var soci = isNamed ? Named : Referring;
        registry.Push(soci.Image, "soci:1");
        foreach (var blob in (byte[][])[soci.Ztoc, [.. "{}"u8]])
            Upload(registry, blob);
        registry.Put("soci", "index", ImageFixture.ManifestType, soci.Index);
        registry.Put("soci", soci.Image.ManifestDigest.Replace(':', '-'), ImageFixture.IndexType, soci.Referrers);
        using var subject = Targets.Open($"registry:{registry.Host}/soci:1", Options(registry.Host) with { TrustReferringIndexes = !isNamed });
        MustBeRead(subject, isNamed, spared: 1_000_000);
    }

    [Fact]
    public void A_referring_index_is_not_even_looked_for_where_nobody_asked_for_it()
    {
        using var server = Serve(Referring);
        using var subject = Targets.Open($"registry:{server.Host}/soci:1", Options(server.Host));
        var seen = new Wanting("etc/wanted");
        Assert.Equal(subject.Layers[0].CacheKey, subject.Layers[0].Walk(seen, new WalkOptions(Verification.Authenticating), default).Verified);
        Assert.DoesNotContain(server.Requests, r => r.Path.Contains("referrers", StringComparison.Ordinal) || r.Path.Contains(DigestOf.Bytes(Referring.Ztoc), StringComparison.Ordinal));
    }

    [Fact]
    public void By_the_referrers_API_an_index_is_found_and_what_it_says_is_told_to_be_unproven()
    {
        using var server = Serve(Referring);
        using var subject = Targets.Open($"registry:{server.Host}/soci:1", Options(server.Host) with { TrustReferringIndexes = true });
        MustBeRead(subject, isNamed: false, spared: 1_000_000);
        Assert.Contains(server.Requests, r => r.Path.Contains("/referrers/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("index of another image")]
    [InlineData("altered index")]
    [InlineData("altered zTOC")]
    [InlineData("cut zTOC")]
    [InlineData("missing zTOC")]
    [InlineData("missing index")]
    [InlineData("refused list")]
    [InlineData("list that is none")]
    public void Whatever_is_wrong_with_an_index_the_layer_is_read_whole(string fault)
    {
        foreach (var soci in (SociImage[])[Named, Referring])
        {
            // Of what refers to it an image that names its index asks nothing.
            if (soci == Named && fault is ("index of another image" or "refused list" or "list that is none"))
                continue;
            using var server = Serve(soci, fault);
            using var subject = Targets.Open($"registry:{server.Host}/soci:1", Options(server.Host) with { TrustReferringIndexes = true });
            var seen = new Wanting("etc/wanted");
            var walk = subject.Layers[0].Walk(seen, new WalkOptions(Verification.Authenticating), default);
            Assert.Equal(subject.Layers[0].CacheKey, walk.Verified);
            Assert.Equal(SociImage.Wanted, seen.Contents["etc/wanted"]);
            Assert.False(subject.Observations.Single().Facts.ContainsKey("unprovenLayers"));
        }
    }

    static void MustBeRead(OpenedSubject subject, bool isNamed, long spared)
    {
        var seen = new Wanting("etc/wanted");
        var walk = subject.Layers[0].Walk(seen, new WalkOptions(Verification.Authenticating), default);
        Assert.Equal(SociImage.Wanted, seen.Contents["etc/wanted"]);
        Assert.Equal(isNamed, walk.Verified is not null);
        Assert.Equal(subject.Layers[0].PartsKey, walk.Verified);
        var facts = subject.Observations.Single().Facts;
        Assert.True(long.Parse(facts["spared"]) > spared, $"{facts["spared"]} bytes spared, {facts["bytes"]} fetched");
        Assert.Equal(isNamed ? null : "1", facts.GetValueOrDefault("unprovenLayers"));
    }

    static OpenOptions Options(string host) => new() { Registry = new RegistryOptions { PlainHttp = host.Length > 0 } };

    static ScriptedServer Serve(SociImage soci, string fault = "")
    {
        var layer = soci.Image.Layers[0].Stored;
        var index = fault == "index of another image" ? Replaced(soci.Index, soci.Image.ManifestDigest, DigestOf.Bytes(layer)) : soci.Index;
        Dictionary<string, (string Type, byte[] Bytes)> pages = new()
        {
            ["manifests/1"] = (ImageFixture.ManifestType, soci.Image.ManifestBytes),
            [$"manifests/{soci.Image.ManifestDigest}"] = (ImageFixture.ManifestType, soci.Image.ManifestBytes),
            [$"blobs/{soci.Image.ImageId}"] = ("application/octet-stream", soci.Image.ConfigBytes),
            [$"blobs/{DigestOf.Bytes(layer)}"] = ("application/octet-stream", layer),
            [$"blobs/{DigestOf.Bytes(soci.Ztoc)}"] = ("application/octet-stream", fault switch { "altered zTOC" => [.. soci.Ztoc[..^1], 7], "cut zTOC" => soci.Ztoc[..^9], _ => soci.Ztoc }),
            [$"manifests/{DigestOf.Bytes(index)}"] = (ImageFixture.ManifestType, fault == "altered index" ? [.. index, (byte)' '] : index),
            [$"referrers/{soci.Image.ManifestDigest}"] = (ImageFixture.IndexType, fault == "list that is none" ? [.. "[["u8] : Replaced(soci.Referrers, DigestOf.Bytes(soci.Index), DigestOf.Bytes(index))),
        };
        pages.Remove(fault switch { "missing zTOC" => $"blobs/{DigestOf.Bytes(soci.Ztoc)}", "missing index" => $"manifests/{DigestOf.Bytes(index)}", _ => "" });
        return new ScriptedServer(exchange =>
        {
            var path = exchange.Request.Path.Split('?')[0];
            if (path == "/v2/")
                exchange.Answer(200);
            else if (fault == "refused list" && path.Contains("referrers", StringComparison.Ordinal))
                exchange.Answer(403);
            else if (path.StartsWith("/v2/soci/", StringComparison.Ordinal) && pages.TryGetValue(path["/v2/soci/".Length..], out var page))
                exchange.AnswerRange(page.Type, page.Bytes);
            else
                exchange.Answer(404);
        });
    }

    static byte[] Replaced(byte[] text, string from, string to) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace(from, to, StringComparison.Ordinal));

    static void Upload(RegistryServer registry, byte[] blob)
    {
        using var client = new HttpClient();
        using var start = new HttpRequestMessage(HttpMethod.Post, $"{registry.Url}/v2/soci/blobs/uploads/");
        using var place = client.Send(start);
        var location = place.Headers.Location!.ToString();
        using var put = new HttpRequestMessage(HttpMethod.Put, $"{location}{(location.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={DigestOf.Bytes(blob)}") { Content = new ByteArrayContent(blob) };
        using var done = client.Send(put);
        Assert.True(done.IsSuccessStatusCode);
    }
}
