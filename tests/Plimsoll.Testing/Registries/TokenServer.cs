using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Plimsoll.Testing.Registries;

/// <summary>Gives the tokens that a real registry with <c>auth: token</c> checks: signed by a key whose certificate the registry knows.</summary>
/// <remarks>Distribution's token specification: GET with basic authentication, POST of OAuth 2 with a password or an identity token.</remarks>
public sealed class TokenServer : IDisposable
{
    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly X509Certificate2 certificate;
    readonly ScriptedServer server;
    readonly ConcurrentQueue<string> scopes = [];

    public TokenServer(TestCertificate? tls = null)
    {
        var request = new CertificateRequest("CN=tokens", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        server = new ScriptedServer(Answer, tls);
    }

    public IReadOnlyList<(string Name, string Password)> Users { get; init; } = [];

    /// <summary>What <c>docker login</c> keeps instead of a password, where a server gives it.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>Gives tokens to whoever shows no credentials.</summary>
    public bool Anonymous { get; init; }

    public int SecondsValid { get; set; } = 300;

    public string Realm => $"{server.Url}/token";

    public string Service { get; init; } = "registry.test";

    public string Issuer { get; init; } = "plimsoll-test";

    public string CertificatePem => certificate.ExportCertificatePem() + "\n";

    public IReadOnlyList<ScriptedRequest> Requests => server.Requests;

    /// <summary>The scopes that tokens were given for.</summary>
    public IReadOnlyList<string> Scopes => [.. scopes];

    public void Dispose()
    {
        server.Dispose();
        certificate.Dispose();
        key.Dispose();
    }

    /// <summary>A token as the registry wants it.</summary>
    public string Sign(string subject, string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "ES256", ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)) };
        var access = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':')).Where(p => p.Length >= 3).Select(p => (JsonNode)new JsonObject
        {
            ["type"] = p[0],
            ["name"] = string.Join(':', p[1..^1]),
            ["actions"] = new JsonArray([.. p[^1].Split(',').Select(a => (JsonNode)a)]),
        });
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = subject,
            ["aud"] = Service,
            ["iat"] = now,
            ["nbf"] = now - 10,
            ["exp"] = now + SecondsValid,
            ["jti"] = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
            ["access"] = new JsonArray([.. access]),
        };
        var payload = $"{Base64Url(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{payload}.{Base64Url(key.SignData(Encoding.ASCII.GetBytes(payload), HashAlgorithmName.SHA256))}";
    }

    void Answer(ScriptedExchange exchange)
    {
        var parameters = Parameters(exchange.Request.Method == "POST" ? exchange.Request.BodyText : exchange.Request.Query);
        if (Subject(exchange.Request, parameters) is not { } subject)
        {
            exchange.Json(401, """{"details":"incorrect username or password"}""");
            return;
        }

        var scope = parameters.GetValueOrDefault("scope", "");
        scopes.Enqueue(scope);
        var name = exchange.Request.Method == "POST" ? "access_token" : "token";
        exchange.Json(200, new JsonObject { [name] = Sign(subject, scope), ["expires_in"] = SecondsValid }.ToJsonString());
    }

    string? Subject(ScriptedRequest request, Dictionary<string, string> parameters)
    {
        if (request.Method == "POST" && parameters.GetValueOrDefault("grant_type") == "refresh_token")
            return IdentityToken is not null && parameters.GetValueOrDefault("refresh_token") == IdentityToken ? "identity" : null;
        var shown = request.Method == "POST" ? $"{parameters.GetValueOrDefault("username")}:{parameters.GetValueOrDefault("password")}" : request.Basic;
        if (shown is null)
            return Anonymous ? "" : null;
        return Users.Where(u => $"{u.Name}:{u.Password}" == shown).Select(u => u.Name).FirstOrDefault();
    }

    static Dictionary<string, string> Parameters(string form) => form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2)).GroupBy(p => WebUtility.UrlDecode(p[0]))
        .ToDictionary(g => g.Key, g => string.Join(' ', g.Select(p => WebUtility.UrlDecode(p.ElementAtOrDefault(1) ?? ""))));

    static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
