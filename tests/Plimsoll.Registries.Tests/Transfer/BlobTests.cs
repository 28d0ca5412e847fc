using Plimsoll.Core;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Transfer;

public class BlobTests
{
    static readonly byte[] Blob = [.. Enumerable.Range(0, 500_000).Select(i => (byte)(i * 7 / 3))];
    static readonly Digest Digest = Digest.Parse(DigestOf.Bytes(Blob));
    static readonly (string, string) ETag = ("ETag", "\"one\"");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(499_999)]
    public void After_a_cut_the_rest_is_asked_for_and_only_the_rest(int sent)
    {
        using var server = First(x => Half(x, sent), x => x.AnswerRange("application/octet-stream", Blob, ETag));
        Assert.Equal(Blob, Read(server));
        var second = server.Requests[1];
        Assert.Equal(sent == 0 ? null : $"bytes={sent}-{Blob.Length - 1}", second["Range"]);
        Assert.Equal(sent == 0 ? null : "\"one\"", second["If-Range"]);
    }

    [Fact]
    public void After_a_stall_too()
    {
        using var server = First(x => { Head(x); x.Send(Blob.AsSpan(0, 1000)); x.Stall(); }, x => x.AnswerRange("application/octet-stream", Blob, ETag));
        Assert.Equal(Blob, Read(server));
        Assert.Equal("bytes=1000-499999", server.Requests[1]["Range"]);
    }

    [Fact]
    public void A_server_that_sends_all_again_is_skipped_through()
    {
        using var server = First(x => Half(x, 123_456), x => x.Answer(200, "application/octet-stream", Blob));
        Assert.Equal(Blob, Read(server));
    }

    [Fact]
    public void A_weak_tag_is_not_relied_on()
    {
        using var server = First(x => { x.Head(200, ("Content-Length", $"{Blob.Length}"), ("ETag", "W/\"one\"")); x.Send(Blob.AsSpan(0, 10)); x.Cut(); }, x => x.AnswerRange("application/octet-stream", Blob));
        Assert.Equal(Blob, Read(server));
        Assert.Null(server.Requests[1]["If-Range"]);
    }

    [Fact]
    public void Many_cuts_are_mended_while_there_is_progress()
    {
        var cuts = 0;
        using var server = new ScriptedServer(x =>
        {
            if (cuts++ >= 10)
            {
                x.AnswerRange("application/octet-stream", Blob);
                return;
            }

            var first = (int)(x.Request.Range?.First ?? 0);
            if (x.Request.Range is null)
                Head(x);
            else
                x.Head(206, ("Content-Length", $"{Blob.Length - first}"), ("Content-Range", $"bytes {first}-{Blob.Length - 1}/{Blob.Length}"));
            x.Send(Blob.AsSpan(first, 20_000));
            x.Cut();
        });
        Assert.Equal(Blob, Read(server));
    }

    [Fact]
    public void Cuts_without_end_end()
    {
        using var inVain = First(x => Half(x, 1000), x => { x.Head(206, ("Content-Range", $"bytes 1000-{Blob.Length - 1}/{Blob.Length}"), ("Content-Length", $"{Blob.Length - 1000}")); x.Cut(); });
        Assert.Contains("broke off after 1,000 of 500,000 bytes", Assert.Throws<ServiceException>(() => Read(inVain)).Message);
        using var dripping = First(x => Half(x, 1), x =>
        {
            var first = (int)x.Request.Range!.Value.First;
            x.Head(206, ("Content-Range", $"bytes {first}-{Blob.Length - 1}/{Blob.Length}"), ("Content-Length", $"{Blob.Length - first}"));
            x.Send(Blob.AsSpan(first, 1));
            x.Cut();
        });
        Assert.Contains("broke off", Assert.Throws<ServiceException>(() => Read(dripping)).Message);
        Assert.True(dripping.Requests.Count < 40);
    }

    [Theory]
    [InlineData("bytes 0-499999/500000")]
    [InlineData("bytes 1001-499999/500000")]
    [InlineData("bytes 1000-499998/500000")]
    [InlineData("bytes 1000-499999/500001")]
    [InlineData("bytes 1000-499999/x")]
    [InlineData("bytes */500000")]
    [InlineData("lines 1000-499999/500000")]
    [InlineData("")]
    public void A_rest_that_is_another_part_is_refused(string range)
    {
        using var server = First(x => Half(x, 1000), x => { x.Head(206, ("Content-Range", range), ("Content-Length", "499000")); x.Send(Blob.AsSpan(1000)); });
        Assert.Contains("another part", Assert.Throws<ServiceException>(() => Read(server)).Message);
    }

    [Fact]
    public void A_blob_of_another_length_is_refused_before_its_bytes()
    {
        using var server = new ScriptedServer(x => x.Answer(200, "application/octet-stream", [.. Blob, 0]));
        Assert.Contains("has 500,001 bytes, where its manifest says 500,000", Assert.Throws<UnreadableSubjectException>(() => Read(server)).Message);
    }

    [Fact]
    public void A_blob_that_goes_on_after_its_length_is_refused()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Transfer-Encoding", "chunked"));
            x.Endless([.. "FA00\r\n"u8, .. new byte[64_000], .. "\r\n"u8]);
        });
        Assert.Contains("more than 500,000 bytes", Assert.Throws<UnreadableSubjectException>(() => Read(server)).Message);
    }

    [Fact]
    public void A_blob_in_another_encoding_is_refused()
    {
        using var server = new ScriptedServer(x => x.Answer(200, "application/octet-stream", Blob, ("Content-Encoding", "gzip")));
        Assert.Contains("another encoding", Assert.Throws<ServiceException>(() => Read(server)).Message);
    }

    [Fact]
    public void A_part_is_exactly_that_part_and_mends_itself_too()
    {
        using var server = First(x => { x.Head(206, ("Content-Range", $"bytes 5000-5999/{Blob.Length}"), ("Content-Length", "1000")); x.Send(Blob.AsSpan(5000, 300)); x.Cut(); }, x => x.AnswerRange("application/octet-stream", Blob));
        using var client = new RegistryClient(Clients.Options);
        Assert.Equal(Blob[5000..6000], client.OpenBlobRange(Reference(server), Digest, 5000, 1000, default).Bytes());
        Assert.Equal(["bytes=5000-5999", "bytes=5300-5999"], server.Requests.Select(r => r["Range"]));
        Assert.Equal(1000, client.BytesFetched);
    }

    [Fact]
    public void A_registry_that_sends_no_parts_is_told_by_a_type_of_its_own()
    {
        using var server = new ScriptedServer(x => x.Answer(200, "application/octet-stream", Blob));
        using var client = new RegistryClient(Clients.Options);
        Assert.Throws<RangesUnsupportedException>(() => client.OpenBlobRange(Reference(server), Digest, 5000, 1000, default));
        using var small = new ScriptedServer(x => x.AnswerRange("application/octet-stream", Blob[..100]));
        Assert.Throws<RangesUnsupportedException>(() => client.OpenBlobRange(Reference(small), Digest, 5000, 1000, default));
    }

    [Fact]
    public void Cancelling_ends_a_blob_in_its_middle()
    {
        using var server = new ScriptedServer(x => { Head(x); x.Send(Blob.AsSpan(0, 1000)); x.Stall(); });
        using var client = new RegistryClient(Clients.Options with { Network = Network.NetworkOptions.Default });
        using var soon = new CancellationTokenSource(300);
        Assert.ThrowsAny<OperationCanceledException>(() => client.OpenBlob(Reference(server), Digest, Blob.Length, soon.Token).Bytes());
    }

    static ImageReference Reference(ScriptedServer server) => ImageReference.Parse($"{server.Host}/a/b");

    static byte[] Read(ScriptedServer server)
    {
        using var client = new RegistryClient(Clients.Options);
        return client.OpenBlob(Reference(server), Digest, Blob.Length, default).Bytes();
    }

    static ScriptedServer First(Action<ScriptedExchange> first, Action<ScriptedExchange> then)
    {
        var asked = 0;
        return new ScriptedServer(x => (Interlocked.Increment(ref asked) == 1 ? first : then)(x));
    }

    static void Head(ScriptedExchange x) => x.Head(200, ("Content-Length", $"{Blob.Length}"), ETag);

    static void Half(ScriptedExchange x, int sent)
    {
        Head(x);
        x.Send(Blob.AsSpan(0, sent));
        x.Cut();
    }
}
