using System.Collections.Concurrent;
using System.Security.Cryptography;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Testing.Feeds;

/// <summary>An HTTPS server of advisory feeds: files with validators, conditional requests and ranges as honest servers have them, and for single files whatever a test wants instead.</summary>
public sealed class FeedServer : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly TestAuthority authority = new();
    readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Action<ScriptedExchange>> tricks = new(StringComparer.Ordinal);
    readonly ScriptedServer server;
    int seen;

    public FeedServer()
    {
        CaFile = directory.Write("ca.pem", authority.Pem);
        server = new ScriptedServer(Serve, authority.Server());
    }

    /// <summary>The PEM file of the authority that vouches for this server.</summary>
    public string CaFile { get; }

    public string Url => server.Url;

    /// <summary>Everything that was asked since the last time this was read, as <c>/path</c>.</summary>
    public IReadOnlyList<ScriptedRequest> NewRequests
    {
        get
        {
            var all = server.Requests;
            var fresh = all.Skip(seen).ToList();
            seen = all.Count;
            return fresh;
        }
    }

    public void Put(string path, string text) => Put(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Put(string path, byte[] body) => files[path] = body;

    public void Remove(string path) => files.TryRemove(path, out _);

    /// <summary>Answers for one file in the test's own way, until <see cref="Behave"/>.</summary>
    public void Misbehave(string path, Action<ScriptedExchange> trick) => tricks[path] = trick;

    public void Behave() => tricks.Clear();

    /// <summary>The honest answer.</summary>
    public void Answer(ScriptedExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var request = exchange.Request;
        if (!files.TryGetValue(request.Path, out var body))
        {
            exchange.Answer(404, "there is no such file");
            return;
        }

        var tag = TagOf(body);
        if (request["If-None-Match"] == tag)
            exchange.Head(304, ("ETag", tag));
        else if (request.Range is not null && request["If-Range"] != tag)
            exchange.Answer(200, "application/octet-stream", body, ("ETag", tag));
        else
            exchange.AnswerRange("application/octet-stream", body, ("ETag", tag));
    }

    public byte[] BodyOf(string path) => files[path];

    public static string TagOf(byte[] body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";

    public void Dispose()
    {
        server.Dispose();
        authority.Dispose();
        directory.Dispose();
    }

    void Serve(ScriptedExchange exchange)
    {
        if (tricks.TryGetValue(exchange.Request.Path, out var trick))
            trick(exchange);
        else
            Answer(exchange);
    }
}
