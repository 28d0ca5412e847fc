using Plimsoll.Testing.Feeds;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Advisories.Tests.Updating;

public sealed class ResumedDownloadTests : IDisposable
{
    const string Path = "/npm/all.zip";
    const int First = 3000;

    readonly UpdateScene scene = new();
    readonly byte[] zip = FeedSamples.OsvZip(40);

    public ResumedDownloadTests()
    {
        scene.Feed("osv-npm", "osv", Path);
        scene.Server.Put(Path, zip);
    }

    [Fact]
    public void A_cut_answer_is_resumed_by_range()
    {
        scene.Server.Misbehave(Path, x => { if (x.Request.Range is null) Cut(x, zip); else scene.Server.Answer(x); });
        Assert.Equal(0, scene.Update().Failed);
        var requests = scene.Server.NewRequests;
        Assert.Equal([null, $"bytes={First}-"], requests.Select(r => r["Range"]));
        Assert.Equal(FeedServer.TagOf(zip), requests[1]["If-Range"]);
        Assert.Equal(40, scene.Count("ghsa"));
    }

    [Fact]
    public void The_next_update_goes_on_where_an_interrupted_one_stood()
    {
        scene.Network = scene.Network with { Retries = 0 };
        scene.Server.Misbehave(Path, x => Cut(x, zip));
        Assert.ThrowsAny<Exception>(() => scene.Update());
        scene.Server.Behave();
        _ = scene.Server.NewRequests;
        Assert.Equal(0, scene.Update().Failed);
        Assert.Equal($"bytes={First}-", Assert.Single(scene.Server.NewRequests)["Range"]);
        Assert.Equal(40, scene.Count("ghsa"));
    }

    [Fact]
    public void A_file_that_changed_in_between_is_fetched_anew_and_not_glued_together()
    {
        scene.Network = scene.Network with { Retries = 0 };
        scene.Server.Misbehave(Path, x => Cut(x, zip));
        Assert.ThrowsAny<Exception>(() => scene.Update());
        scene.Server.Behave();
        scene.Server.Put(Path, FeedSamples.OsvZip(50));
        Assert.Equal(0, scene.Update().Failed);
        Assert.Equal(50, scene.Count("ghsa"));
    }

    [Fact]
    public void A_server_that_answers_with_another_part_is_asked_for_the_whole()
    {
        var wholes = 0;
        scene.Server.Misbehave(Path, x =>
        {
            if (x.Request.Range is null && wholes++ == 0)
                Cut(x, zip);
            else if (x.Request.Range is null)
                scene.Server.Answer(x);
            else
                x.Answer(206, "application/zip", zip[1000..], ("Content-Range", $"bytes 1000-{zip.Length - 1}/{zip.Length}"), ("ETag", FeedServer.TagOf(zip)));
        });
        Assert.Equal(0, scene.Update().Failed);
        Assert.Equal([null, $"bytes={First}-", null], scene.Server.NewRequests.Select(r => r["Range"]));
        Assert.Equal(40, scene.Count("ghsa"));
    }

    [Fact]
    public void A_rest_that_is_of_other_bytes_never_passes_for_the_file()
    {
        // The validator lies: the rest is another file's, and fits in length.
        var other = zip.ToArray();
        for (var at = First; at < other.Length; at++)
            other[at] ^= 0x55;
        scene.Server.Misbehave(Path, x =>
        {
            if (x.Request.Range is null)
                Cut(x, zip);
            else
                x.Answer(206, "application/zip", other[First..], ("Content-Range", $"bytes {First}-{zip.Length - 1}/{zip.Length}"), ("ETag", FeedServer.TagOf(zip)));
        });
        Assert.ThrowsAny<Exception>(() => scene.Update());
        Assert.Null(scene.Store.CurrentPath);
        scene.Server.Behave();
        Assert.Equal(0, scene.Update().Failed);
        Assert.Equal(40, scene.Count("ghsa"));
    }

    [Fact]
    public void A_download_that_comes_on_is_cut_as_often_as_it_likes()
    {
        scene.Server.Misbehave(Path, x =>
        {
            var from = (int)(x.Request.Range?.First ?? 0);
            var part = zip[from..Math.Min(zip.Length, from + 1500)];
            x.Head(from == 0 ? 200 : 206, ("ETag", FeedServer.TagOf(zip)), ("Content-Length", $"{zip.Length - from}"), ("Content-Range", $"bytes {from}-{zip.Length - 1}/{zip.Length}"));
            x.Send(part);
            x.Cut();
        });
        Assert.Equal(0, scene.Update().Failed);
        Assert.True(scene.Server.NewRequests.Count > 5);
        Assert.Equal(40, scene.Count("ghsa"));
    }

    public void Dispose() => scene.Dispose();

    static void Cut(ScriptedExchange exchange, byte[] body)
    {
        exchange.Head(200, ("ETag", FeedServer.TagOf(body)), ("Content-Length", $"{body.Length}"));
        exchange.Send(body.AsSpan(0, First));
        exchange.Cut();
    }
}
