using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>Ways to lead a client, and its password, elsewhere.</summary>
static class CredentialAttacks
{
    public static IEnumerable<Attack> All =>
    [
        Attack.OnLayer("a layer that lies elsewhere, as it is", ToForeign) with { Outcome = Outcome.Genuine, Foreign = e => e.AnswerRange("application/octet-stream", Scene.GenuineLayer) },
        Attack.OnLayer("a layer that lies elsewhere, another's", ToForeign) with { Foreign = e => e.AnswerRange("application/octet-stream", Scene.EvilLayer) },
        Attack.OnLayer("a layer that lies elsewhere, where a password is asked for", ToForeign),
        Attack.OnLayer("a layer that lies elsewhere, where a token is asked for", ToForeign) with { Foreign = AsksForToken },
        Attack.OnLayer("a layer that lies elsewhere and then elsewhere again, without end", ToForeign) with { Foreign = e => e.Redirect($"https://{e.Request["Host"]}{e.Request.Path}x") },
        Attack.OnLayer("a layer that lies elsewhere and comes back for the password", ToForeign) with { Foreign = e => e.Redirect($"https://{e.Request["Host"]}/back") },
        Attack.OnLayer("a layer that lies at an address without encryption", (s, e, _) => e.Redirect($"http://{s.Host}/blob")),
        Attack.OnLayer("a layer that lies in a file", (_, e, _) => e.Redirect("file:///etc/passwd")),
        Attack.OnLayer("a layer that lies nowhere", (_, e, _) => e.Redirect("https://:-1/")),
        Attack.OnLayer("a layer that lies where a line ends early", (_, e, _) => e.Redirect("/v2/\tevil")),
        Attack.OnLayer("a layer that lies at an address with a password in it", (s, e, _) => e.Redirect($"https://{Scene.User}:{Scene.Password}@{s.Host}/blob")),
        Attack.OnManifest("a manifest that turns in a circle", (e, _) => e.Redirect(e.Request.Target)),
        new Attack("every question led elsewhere", Outcome.Refused, (s, e, _) => e.Redirect($"{s.Url}{e.Request.Target}")),
        new Attack("every question led elsewhere, for good", Outcome.Refused, (s, e, _) => e.Redirect($"{s.Url}{e.Request.Target}", 308)),
        new Attack("a token to be fetched elsewhere, without encryption", Outcome.Refused, (_, e, _) => Challenge(e, "http://registry.invalid/token")),
        new Attack("a token to be fetched from a file", Outcome.Refused, (_, e, _) => Challenge(e, "file:///etc/passwd")),
        new Attack("a token to be fetched from nowhere", Outcome.Refused, (_, e, _) => e.Answer(401, "", ("WWW-Authenticate", "Bearer realm=\"\""))),
        new Attack("a challenge that nobody knows", Outcome.Refused, (_, e, _) => e.Answer(401, "", ("WWW-Authenticate", "NTLM TlRMTVNTUAAC"))),
        new Attack("a challenge of ten thousand words", Outcome.Refused, (_, e, _) => e.Answer(401, "", ("WWW-Authenticate", "Bearer " + string.Join(',', Enumerable.Range(0, 2000).Select(i => $"a{i}=\"b\""))))),
        new Attack("a password asked for again and again", Outcome.Refused, (_, e, _) => e.Answer(401, "", ("WWW-Authenticate", "Basic realm=\"again\""))),
        new Attack("headers without end", Outcome.Refused, (_, e, _) => e.Head(200, [.. Enumerable.Range(0, 20_000).Select(i => ($"X-{i}", new string('x', 100)))])),
        new Attack("an answer that is no HTTP", Outcome.Refused, (_, e, _) => NoHttp(e)),
    ];

    static void ToForeign(ScriptedServer foreign, ScriptedExchange exchange, Honest honest) => exchange.Redirect($"{foreign.Url}/blob");

    static void AsksForToken(ScriptedExchange exchange) => Challenge(exchange, $"https://{exchange.Request["Host"]}/token");

    static void Challenge(ScriptedExchange exchange, string realm) => exchange.Answer(401, "", ("WWW-Authenticate", $"Bearer realm=\"{realm}\",service=\"s\",scope=\"repository:app:pull\""));

    static void NoHttp(ScriptedExchange exchange)
    {
        exchange.Send("220 mail.example ESMTP\r\n"u8);
        exchange.Cut();
    }
}
