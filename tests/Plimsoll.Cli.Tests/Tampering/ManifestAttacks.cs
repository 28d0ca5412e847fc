using System.Text;
using static Plimsoll.Cli.Tests.Tampering.TamperingProxy;

namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>Lies about documents: manifests and configs.</summary>
static class ManifestAttacks
{
    const string Index = "application/vnd.oci.image.index.v1+json";

    public static IEnumerable<Attack> All =>
    [
        Attack.OnManifest("the manifest of another image", (e, h) => PassOn(e, h with { Body = Scene.Evil.ManifestBytes })),
        Attack.OnManifest("the manifest of another image, with its own digest in the header", (e, h) => PassOn(e, (h with { Body = Scene.Evil.ManifestBytes }).With("Docker-Content-Digest", Scene.Evil.ManifestDigest))),
        Attack.OnManifest("the manifest of another image by its tag, with the genuine digest in the header", (e, h) => PassOn(e, h with { Body = Scene.Evil.ManifestBytes })) with { Pinned = false },
        Attack.OnManifest("a manifest with another digest in the header", (e, h) => PassOn(e, h.With("Docker-Content-Digest", Scene.Evil.ManifestDigest))) with { Pinned = false },
        Attack.OnManifest("a manifest with one byte more", (e, h) => PassOn(e, h with { Body = [.. h.Body, (byte)'\n'] })),
        Attack.OnManifest("a manifest with one bit turned", (e, h) => PassOn(e, h with { Body = Turned(h.Body) })),
        Attack.OnManifest("a manifest cut in the middle", (e, h) => CutInTheMiddle(e, h)),
        Attack.OnManifest("half a manifest that says it is whole", (e, h) => PassOn(e, h with { Body = h.Body[..(h.Body.Length / 2)] })),
        Attack.OnManifest("an index in place of the manifest", (e, h) => PassOn(e, (h with { Body = AnIndexOf(Scene.Evil.ManifestBytes) }).With("Content-Type", Index))),
        Attack.OnManifest("an index that leads to another image", (e, h) => PassOn(e, (h with { Body = AnIndexOf(Scene.Evil.ManifestBytes) }).With("Content-Type", Index).With("Docker-Content-Digest", Scene.Genuine.ManifestDigest))) with { Pinned = false },
        Attack.OnManifest("a web page in place of the manifest", (e, _) => e.Answer(200, "text/html", "<html>Log in to this network</html>"u8.ToArray())),
        Attack.OnManifest("a web page in place of the manifest that a tag names", (e, _) => e.Answer(200, "text/html", "<html>Log in to this network</html>"u8.ToArray())) with { Pinned = false },
        Attack.OnManifest("a manifest without end", (e, h) => Endless(e, h, " "u8.ToArray())) with { Patience = 20 },
        Attack.OnManifest("a manifest of twenty megabytes", (e, h) => PassOn(e, h with { Body = new byte[20 << 20] })),
        Attack.OnManifest("a manifest nested a hundred thousand deep", (e, h) => PassOn(e, h with { Body = Encoding.ASCII.GetBytes(new string('[', 100_000)) })) with { Pinned = false },
        Attack.OnManifest("a manifest of a kind that says it is an index", (e, h) => PassOn(e, h.With("Content-Type", Index))),
        Attack.OnManifest("cookies, and a digest of another kind beside the right one", (e, h) => PassOn(e, h.With("Set-Cookie", "session=1; Domain=127.0.0.1")), Outcome.Genuine),
        Attack.OnConfig("the config of another image", (e, h) => PassOn(e, h with { Body = Scene.Evil.ConfigBytes })),
        Attack.OnConfig("a config with one bit turned", (e, h) => PassOn(e, h with { Body = Turned(h.Body) })),
        Attack.OnConfig("half a config that says it is whole", (e, h) => PassOn(e, h with { Body = h.Body[..(h.Body.Length / 2)] })),
        Attack.OnConfig("a config without end", (e, h) => Endless(e, h, h.Body)) with { Patience = 20 },
        Attack.OnConfig("no config", (e, _) => e.Json(404, """{"errors":[{"code":"BLOB_UNKNOWN"}]}""")),
    ];

    public static byte[] Turned(byte[] bytes)
    {
        byte[] turned = [.. bytes];
        turned[turned.Length / 2] ^= 1;
        return turned;
    }

    public static void CutInTheMiddle(Plimsoll.Testing.Registries.ScriptedExchange exchange, Honest honest)
    {
        exchange.Head(honest.Status, [("Content-Length", $"{honest.Body.Length}"), .. honest.Headers]);
        exchange.Send(honest.Body.AsSpan(0, honest.Body.Length / 2));
        exchange.Cut();
    }

    public static void Endless(Plimsoll.Testing.Registries.ScriptedExchange exchange, Honest honest, byte[] bytes)
    {
        exchange.Head(honest.Status, [.. honest.Headers, ("Connection", "close")]);
        exchange.Endless(bytes);
    }

    static byte[] AnIndexOf(byte[] manifest) => Encoding.ASCII.GetBytes(
        $$$"""{"schemaVersion":2,"mediaType":"{{{Index}}}","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{{Scene.Genuine.ManifestDigest}}}","size":{{{manifest.Length}}}}]}""");
}
