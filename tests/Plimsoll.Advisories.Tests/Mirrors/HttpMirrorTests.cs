using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;
using Plimsoll.Trust;

namespace Plimsoll.Advisories.Tests.Mirrors;

public sealed class HttpMirrorTests : IDisposable
{
    readonly MirrorScene scene = new();
    readonly TestAuthority authority = new();
    readonly TemporaryDirectory directory = new();
    readonly ScriptedServer server;

    /// <summary>What the server does with a file in place of giving it.</summary>
    readonly Dictionary<string, Action<ScriptedExchange, byte[]>> odd = [];

    public HttpMirrorTests()
    {
        server = new ScriptedServer(Serve, authority.Server());
        scene.Network = scene.Network with { CertificateAuthorities = [directory.Write("ca.pem", authority.Pem)] };
        scene.Mirror = $"{server.Url}/mirror";
        scene.Publish(scene.Day(1));
    }

    [Fact]
    public void A_mirror_behind_https_is_updated_from_and_with_nothing_new_two_requests_are_made()
    {
        Assert.True(scene.Update().Switched);
        scene.Publish(scene.Day(2));
        Assert.True(scene.Update() is { Switched: true, Deltas: 1 });
        var before = server.Requests.Count;
        Assert.False(scene.Update().Switched);
        Assert.Equal(2, server.Requests.Count - before);
    }

    [Theory]
    [InlineData("timestamp.json", "cut")]
    [InlineData("1.snapshot.json", "cut")]
    [InlineData("1.targets.json", "cut")]
    [InlineData("plimsoll-db.zst", "cut")]
    [InlineData("timestamp.json", "stall")]
    [InlineData("plimsoll-db.zst", "stall")]
    [InlineData("plimsoll-db.zst", "drip")]
    [InlineData("timestamp.json", "endless")]
    [InlineData("plimsoll-db.zst", "endless")]
    [InlineData("timestamp.json", "503")]
    [InlineData("timestamp.json", "404")]
    [InlineData("timestamp.json", "html")]
    [InlineData("timestamp.json", "circle")]
    [InlineData("timestamp.json", "downgrade")]
    public void A_mirror_that_misbehaves_is_one_sentence_and_the_database_stays(string file, string how)
    {
        odd[file] = (exchange, bytes) => Misbehave(exchange, bytes, how);
        var failure = Assert.ThrowsAny<ServiceException>(scene.Update);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Contains(server.Host, failure.Message, StringComparison.Ordinal);
        Assert.Null(scene.Store.CurrentPath);
        scene.NothingIsLeft();
        odd.Clear();
        Assert.True(scene.Update().Switched);
    }

    [Fact]
    public void A_mirror_whose_certificate_nobody_vouches_for_is_not_asked()
    {
        scene.Network = NetworkOptions.Default with { Retries = 0 };
        Assert.Contains("could not be trusted", Assert.Throws<ServiceException>(scene.Update).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Offline_no_mirror_is_asked()
    {
        scene.Network = scene.Network with { Offline = true };
        Assert.Contains("because of --offline", Assert.Throws<ServiceException>(scene.Update).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Plain_http_will_do_because_what_is_served_is_signed()
    {
        using var plain = new ScriptedServer(Serve);
        scene.Mirror = $"{plain.Url}/mirror/";
        Assert.True(scene.Update().Switched);
        odd["timestamp.json"] = (exchange, bytes) => exchange.Answer(200, "application/json", [.. bytes.Select(b => b == (byte)'1' ? (byte)'2' : b)]);
        Assert.Throws<UntrustedException>(scene.Update);
    }

    public void Dispose()
    {
        server.Dispose();
        authority.Dispose();
        directory.Dispose();
        scene.Dispose();
    }

    void Serve(ScriptedExchange exchange)
    {
        var path = exchange.Request.Path;
        var file = scene.Combine(path.TrimStart('/').Split('/'));
        if (!File.Exists(file))
            exchange.Answer(404);
        else if (odd.FirstOrDefault(o => path.EndsWith(o.Key, StringComparison.Ordinal)).Value is { } misbehave)
            misbehave(exchange, File.ReadAllBytes(file));
        else
            exchange.Answer(200, "application/octet-stream", File.ReadAllBytes(file));
    }

    void Misbehave(ScriptedExchange exchange, byte[] bytes, string how)
    {
        void Head(long length) => exchange.Head(200, ("Content-Length", $"{length}"));
        switch (how)
        {
            case "cut":
                Head(bytes.Length);
                exchange.Send(bytes.AsSpan(0, bytes.Length / 2));
                exchange.Cut();
                break;
            case "stall":
                Head(bytes.Length);
                exchange.Send(bytes.AsSpan(0, bytes.Length / 2));
                exchange.Stall();
                break;
            case "drip":
                Head(1L << 30);
                exchange.Endless([0], TimeSpan.FromMilliseconds(100));
                break;
            case "endless":
                Head(1L << 40);
                exchange.Endless(new byte[65536]);
                break;
            case "html":
                exchange.Answer(200, "text/html", "<html>Please log in</html>"u8.ToArray());
                break;
            case "circle":
                exchange.Redirect(exchange.Request.Path);
                break;
            case "downgrade":
                exchange.Redirect($"http://{server.Host}{exchange.Request.Path}");
                break;
            default:
                exchange.Answer(int.Parse(how));
                break;
        }
    }
}
