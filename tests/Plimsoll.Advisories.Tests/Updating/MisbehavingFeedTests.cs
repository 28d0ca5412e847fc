using System.Text;
using Plimsoll.Advisories.Updating;
using Plimsoll.Testing.Feeds;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Advisories.Tests.Updating;

/// <summary>Whatever a feed's server does, the last good copy is used, the reason is told, and once it behaves again the update goes on.</summary>
public sealed class MisbehavingFeedTests : IDisposable
{
    readonly UpdateScene scene = new();

    public MisbehavingFeedTests()
    {
        scene.Feed("kev", "cisa-kev", "/kev.json", largest: 64 * 1024).Feed("alpine", "secdb", "/main.json");
        scene.Server.Put("/kev.json", FeedSamples.Kev(10));
        scene.Server.Put("/main.json", FeedSamples.Secdb(20));
        scene.Update();
    }

    public static TheoryData<string, string, Action<ScriptedExchange>> Tricks => new()
    {
        { "gone", "404", x => x.Answer(404) },
        { "forbidden", "403", x => x.Answer(403, "<html>") },
        { "failing on and on", "503", x => x.Answer(503) },
        { "asking to wait briefly, for ever", "429", x => x.Answer(429, "", ("Retry-After", "0")) },
        { "asking to wait an hour", "asks to wait 3,600 seconds", x => x.Answer(429, "", ("Retry-After", "3600")) },
        { "saying nothing", "does not answer", x => x.Stall() },
        { "cutting the connection", "broke its answer off", x => x.Cut() },
        { "standing still in the middle", "said nothing, or next to nothing", x => Part(x, s => s.Stall()) },
        { "dripping", "said nothing, or next to nothing", x => Part(x, s => s.Endless([32], TimeSpan.FromMilliseconds(20))) },
        { "cut before the length it stated", "cut its answer off", x => Part(x, s => s.Cut()) },
        { "without an end", "larger than 65,536 bytes", x => Endless(x) },
        { "too large by its own word", "larger than 65,536 bytes", x => x.Head(200, ("Content-Length", "999999999999")) },
        { "empty", "empty", x => x.Answer(200, "application/json", Array.Empty<byte>()) },
        { "a web page", "answered with a web page", x => x.Answer(200, "application/json", "\n<!DOCTYPE html><html><body>Sign in</body></html>"u8.ToArray()) },
        { "a page without a doctype", "answered with a web page", x => x.Answer(200, "application/json", "<HTML><body>Sign in</body></HTML>"u8.ToArray()) },
        { "another feed's content", "holds nothing in the form cisa-kev", x => x.Json(200, FeedSamples.Osv(1)) },
        { "no JSON at all", "holds nothing in the form cisa-kev", x => x.Answer(200, "text/plain", "Service will be back soon"u8.ToArray()) },
        { "JSON with its end cut off", "not well-formed JSON", x => x.Json(200, FeedSamples.Kev(12)[..^20]) },
        { "a redirect to plain HTTP", "which is not plain https", x => x.Redirect("http://127.0.0.1/kev.json") },
        { "a redirect to a file", "which is not plain https", x => x.Redirect("file:///etc/passwd") },
        { "a redirect with a password", "which is not plain https", x => x.Redirect("https://name:word@127.0.0.1/kev.json") },
        { "a redirect to itself", "redirects more than", x => x.Redirect("/kev.json") },
        { "a redirect to nowhere", "redirects to nowhere", x => x.Answer(302) },
        { "fewer advisories than is sane", "fell from 10 advisories to 7", x => x.Json(200, FeedSamples.Kev(7)) },
        { "an older feed", "was of 2026-03-01", x => x.Json(200, FeedSamples.Kev(12, "2025-12-24")) },
        { "a part that nobody asked for", "another part of the file", x => x.Answer(206, "application/json", "{}"u8.ToArray(), ("Content-Range", "bytes 5-6/7")) },
        { "the word that a range is wrong", "another part of the file", x => x.Answer(416) },
        { "headers without an end", "headers that are larger", x => x.Answer(200, "", ("X", new string('x', 100_000))) },
        { "something that is not HTTP", "not HTTP", x => { x.Send("SSH-2.0-OpenSSH_9.2\r\n"u8); x.Cut(); } },
    };

    [Theory]
    [MemberData(nameof(Tricks))]
    public void A_server_that_misbehaves_changes_nothing(string trick, string reason, Action<ScriptedExchange> answer)
    {
        scene.Server.Misbehave("/kev.json", answer);
        scene.Server.Put("/main.json", FeedSamples.Secdb(21));
        var report = scene.Update();
        var kev = report.Feeds[0];
        Assert.True(kev.Kind == FeedOutcomeKind.Failed && kev.CopyOf is not null, $"{trick} was taken for good");
        Assert.Contains(reason, kev.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', kev.Problem!);
        Assert.Equal((FeedOutcomeKind.New, true, 21), (report.Feeds[1].Kind, scene.IsKnownExploited("CVE-2024-10010"), (int)scene.Count("alpine-secdb")));

        scene.Server.Behave();
        scene.Server.Put("/kev.json", FeedSamples.Kev(11));
        Assert.Equal(0, scene.Update().Failed);
        Assert.True(scene.IsKnownExploited("CVE-2024-10011"));
    }

    [Fact]
    public void A_server_that_says_unchanged_of_what_is_not_kept_is_not_believed()
    {
        scene.Feed("epss", "first-epss", "/epss.csv.gz");
        scene.Server.Misbehave("/epss.csv.gz", x => x.Head(304));
        var epss = scene.Update().Feeds[2];
        Assert.Contains("says that nothing changed, though nothing of it is kept", epss.Problem, StringComparison.Ordinal);
        Assert.Null(epss.CopyOf);
    }

    [Fact]
    public void A_server_that_is_overloaded_for_a_moment_is_asked_again()
    {
        var asked = 0;
        scene.Server.Put("/kev.json", FeedSamples.Kev(11));
        scene.Server.Misbehave("/kev.json", x => { if (Interlocked.Increment(ref asked) < 3) x.Answer(503, "", ("Retry-After", "0")); else scene.Server.Answer(x); });
        Assert.Equal(0, scene.Update().Failed);
        Assert.Equal(3, asked);
    }

    [Fact]
    public void A_redirect_within_https_is_followed()
    {
        scene.Server.Put("/elsewhere/kev.json", FeedSamples.Kev(11));
        scene.Server.Misbehave("/kev.json", x => x.Redirect("/elsewhere/kev.json"));
        Assert.Equal(0, scene.Update().Failed);
        Assert.True(scene.IsKnownExploited("CVE-2024-10011"));
    }

    [Fact]
    public void A_server_whose_certificate_nobody_vouches_for_gets_no_request()
    {
        using var stranger = new TestAuthority();
        using var server = new ScriptedServer(x => x.Json(200, FeedSamples.Kev(11)), stranger.Server());
        scene.Server.Misbehave("/kev.json", x => x.Redirect($"{server.Url}/kev.json"));
        Assert.Contains("could not be trusted", scene.Update().Feeds[0].Problem, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_zip_whose_stream_ends_between_two_members_is_refused(int parts)
    {
        scene.Feed("osv-npm", "osv", "/npm/all.zip");
        var zip = FeedSamples.OsvZip(20);
        var second = zip.AsSpan(4).IndexOf("PK\u0003\u0004"u8) + 4;
        var cut = parts == 1 ? second : zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        scene.Server.Misbehave("/npm/all.zip", x =>
        {
            // No length is stated: the end of the connection is the end of the answer.
            x.Head(200, ("Connection", "close"));
            x.Send(zip.AsSpan(0, cut));
            x.Cut();
        });
        Assert.Contains("a zip archive that was cut off", scene.Update().Feeds[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_that_ends_early_is_refused_wherever_it_ends()
    {
        scene.Feed("epss", "first-epss", "/epss.csv.gz");
        var gzip = FeedSamples.EpssGz(30);
        foreach (var length in (int[])[12, gzip.Length / 2, gzip.Length - 9, gzip.Length - 1])
        {
            scene.Server.Misbehave("/epss.csv.gz", x =>
            {
                x.Head(200, ("Connection", "close"));
                x.Send(gzip.AsSpan(0, length));
                x.Cut();
            });
            Assert.Contains("epss/epss.csv.gz", scene.Update().Feeds[2].Problem, StringComparison.Ordinal);
        }
    }

    public void Dispose() => scene.Dispose();

    static void Part(ScriptedExchange exchange, Action<ScriptedExchange> then)
    {
        var body = Encoding.UTF8.GetBytes(FeedSamples.Kev(12));
        exchange.Head(200, ("Content-Type", "application/json"), ("Content-Length", $"{body.Length}"));
        exchange.Send(body.AsSpan(0, body.Length / 2));
        then(exchange);
    }

    static void Endless(ScriptedExchange exchange)
    {
        exchange.Head(200, ("Connection", "close"));
        exchange.Endless(Encoding.UTF8.GetBytes(FeedSamples.Kev(100)));
    }
}
