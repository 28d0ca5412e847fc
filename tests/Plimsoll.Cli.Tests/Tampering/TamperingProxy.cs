using System.Security.Cryptography.X509Certificates;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>Stands between a client and a real registry, with a certificate that the client trusts, and passes on what an attack makes of each answer.</summary>
sealed class TamperingProxy : IDisposable
{
    static readonly HashSet<string> PassedOn = new(StringComparer.OrdinalIgnoreCase) { "Content-Type", "Docker-Content-Digest", "ETag", "Link", "WWW-Authenticate", "Docker-Distribution-Api-Version", "Content-Range", "Accept-Ranges" };

    readonly string registry;
    readonly Action<ScriptedExchange, Honest> attack;
    readonly HttpClient upstream;
    readonly ScriptedServer server;

    /// <param name="attack">Answers an exchange, knowing what an honest proxy would say.</param>
    public TamperingProxy(Scene scene, TestCertificate certificate, Action<ScriptedExchange, Honest> attack)
    {
        registry = scene.Registry.Url;
        this.attack = attack;
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { scene.Authority.Certificate }, RevocationMode = X509RevocationMode.NoCheck };
        upstream = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { CertificateChainPolicy = trust } });
        server = new ScriptedServer(Serve, certificate);
    }

    public string Host => server.Host;

    public string Url => server.Url;

    public IReadOnlyList<ScriptedRequest> Requests => server.Requests;

    /// <summary>What an honest proxy says.</summary>
    public static void PassOn(ScriptedExchange exchange, Honest honest)
    {
        exchange.Head(honest.Status, [("Content-Length", $"{honest.Body.Length}"), .. honest.Headers]);
        if (exchange.Request.Method != "HEAD")
            exchange.Send(honest.Body);
    }

    public void Dispose()
    {
        server.Dispose();
        upstream.Dispose();
    }

    void Serve(ScriptedExchange exchange)
    {
        try
        {
            attack(exchange, Ask(exchange.Request));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // The test is over, and with it the registry.
            exchange.Cut();
        }
    }

    Honest Ask(ScriptedRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), registry + request.Target);
        foreach (var name in (string[])["Accept", "Authorization", "Range", "If-Range"])
            foreach (var header in request.Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                message.Headers.TryAddWithoutValidation(name, header.Value);
        using var response = upstream.Send(message);
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => PassedOn.Contains(h.Key)).SelectMany(h => h.Value.Select(v => (h.Key, v))).ToList();
        return new Honest((int)response.StatusCode, headers, response.Content.ReadAsByteArrayAsync().Result);
    }
}
