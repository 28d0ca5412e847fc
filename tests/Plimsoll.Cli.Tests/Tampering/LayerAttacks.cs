using Plimsoll.Testing.Registries;
using static Plimsoll.Cli.Tests.Tampering.ManifestAttacks;
using static Plimsoll.Cli.Tests.Tampering.TamperingProxy;

namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>Lies about the bytes of a layer.</summary>
static class LayerAttacks
{
    public static IEnumerable<Attack> All =>
    [
        Attack.OnLayer("the layer of another image", (e, h) => PassOn(e, h with { Body = Scene.EvilLayer })),
        Attack.OnLayer("the other layer of the same image", (e, h) => PassOn(e, h with { Body = Scene.Genuine.Layers[1].Stored })),
        Attack.OnLayer("a layer with one bit turned", (e, h) => PassOn(e, h with { Body = Turned(h.Body) })),
        Attack.OnLayer("a layer with bytes behind its end", (e, h) => PassOn(e, h with { Body = [.. h.Body, 0, 0, 0] })),
        Attack.OnLayer("the same files, compressed anew", (e, h) => PassOn(e, h with { Body = Testing.Images.LayerFixture.Compress(Scene.Genuine.Layers[0].Plain, Testing.Images.LayerCompression.Zstd) })),
        Attack.OnLayer("half a layer that says it is whole", (e, h) => PassOn(e, h with { Body = h.Body[..(h.Body.Length / 2)] })),
        Attack.OnLayer("no bytes at all", (e, h) => PassOn(e, h with { Body = [] })),
        Attack.OnLayer("a layer that is cut again and again at the same place", (e, h) => CutInTheMiddle(e, h)),
        Attack.OnLayer("a layer that is cut, and goes on with another's bytes", (e, h) => CutThen(e, h, (x, g) => PassOn(x, g with { Body = Scene.EvilLayer[..Math.Min(g.Body.Length, Scene.EvilLayer.Length)] }))),
        Attack.OnLayer("a layer that is cut, and begins anew as another", (e, h) => CutThen(e, h, (x, _) => x.Answer(200, "application/octet-stream", Scene.EvilLayer))),
        Attack.OnLayer("a layer that is cut, and goes on elsewhere than asked", (e, h) => CutThen(e, h, (x, g) => PassOn(x, g.With("Content-Range", $"bytes 0-{g.Body.Length - 1}/{Scene.GenuineLayer.Length}")))),
        Attack.OnLayer("a layer that is cut, and goes on truly", (e, h) => CutThen(e, h, PassOn), Outcome.Genuine),
        Attack.OnLayer("a layer without end", (e, h) => Endless(e, h, h.Body)) with { Patience = 20 },
        Attack.OnLayer("a layer that stops in the middle", Stops) with { Patience = 8 },
        Attack.OnLayer("a layer that comes byte by byte", Dribbles) with { Patience = 8 },
        Attack.OnLayer("a bomb in place of the layer", (e, h) => PassOn(e, h with { Body = Bomb() })),
        Attack.OnLayer("a part where the whole was asked for", (e, h) => PassOn(e, (h with { Status = 206, Body = h.Body[100..] }).With("Content-Range", $"bytes 100-{h.Body.Length - 1}/{h.Body.Length}"))),
        Attack.OnLayer("a layer compressed once more on its way", (e, h) => PassOn(e, (h with { Body = Testing.Images.LayerFixture.Compress(h.Body, Testing.Images.LayerCompression.Gzip) }).With("Content-Encoding", "gzip"))),
        Attack.OnLayer("an error that never ends", (e, _) => e.Json(503, "{}")) with { Patience = 60 },
        Attack.OnLayer("a server that says to come back in a year", (e, _) => e.Answer(429, "", ("Retry-After", "31536000"))),
        Attack.OnLayer("no layer", (e, _) => e.Json(404, """{"errors":[{"code":"BLOB_UNKNOWN"}]}""")),
    ];

    /// <summary>Answers the first request half, and what resumes it as <paramref name="then"/> does.</summary>
    static void CutThen(ScriptedExchange exchange, Honest honest, Action<ScriptedExchange, Honest> then)
    {
        if (exchange.Request.Range is null or (0, null))
            CutInTheMiddle(exchange, honest);
        else
            then(exchange, honest);
    }

    static void Stops(ScriptedExchange exchange, Honest honest)
    {
        exchange.Head(honest.Status, [("Content-Length", $"{honest.Body.Length}"), .. honest.Headers]);
        exchange.Send(honest.Body.AsSpan(0, honest.Body.Length / 2));
        exchange.Stall();
    }

    static void Dribbles(ScriptedExchange exchange, Honest honest)
    {
        exchange.Head(honest.Status, [("Content-Length", $"{honest.Body.Length}"), .. honest.Headers]);
        exchange.Endless([0x1F], TimeSpan.FromMilliseconds(200));
    }

    static byte[] Bomb() => Testing.Images.LayerFixture.Compress(new byte[64 << 20], Testing.Images.LayerCompression.Gzip);
}
