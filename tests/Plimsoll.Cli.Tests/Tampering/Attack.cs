using Plimsoll.Testing.Registries;

namespace Plimsoll.Cli.Tests.Tampering;

enum Outcome
{
    /// <summary>Exit code 3, one sentence, no report, nothing in the cache.</summary>
    Refused,

    /// <summary>The genuine image is reported: the attack was in vain, or what it did is allowed.</summary>
    Genuine,
}

/// <summary>One way in which somebody between a client and a registry may lie.</summary>
/// <param name="Answer">Answers a request, knowing another host and what an honest proxy would say.</param>
sealed record Attack(string Name, Outcome Outcome, Action<ScriptedServer, ScriptedExchange, Honest> Answer)
{
    /// <summary>Whether the image is named by its digest too; what a tag alone means, only its registry knows.</summary>
    public bool Pinned { get; init; } = true;

    /// <summary>What the other host answers, where it is asked.</summary>
    public Action<ScriptedExchange>? Foreign { get; init; }

    /// <summary>Seconds after which the user gives up: for those who would keep a client waiting for ever.</summary>
    public int? Patience { get; init; }

    public override string ToString() => Name;

    /// <summary>Lies about the manifest and nothing else.</summary>
    public static Attack OnManifest(string name, Action<ScriptedExchange, Honest> lie, Outcome outcome = Outcome.Refused) =>
        On(r => r.Path.Contains("/manifests/", StringComparison.Ordinal), name, outcome, (_, exchange, honest) => lie(exchange, honest));

    /// <summary>Lies about the image's config and nothing else.</summary>
    public static Attack OnConfig(string name, Action<ScriptedExchange, Honest> lie) =>
        On(IsBlob(Scene.Genuine.ImageId), name, Outcome.Refused, (_, exchange, honest) => lie(exchange, honest));

    /// <summary>Lies about the first layer and nothing else.</summary>
    public static Attack OnLayer(string name, Action<ScriptedServer, ScriptedExchange, Honest> lie, Outcome outcome = Outcome.Refused) =>
        On(IsBlob(DigestOf(Scene.GenuineLayer)), name, outcome, lie);

    public static Attack OnLayer(string name, Action<ScriptedExchange, Honest> lie, Outcome outcome = Outcome.Refused) => OnLayer(name, (_, exchange, honest) => lie(exchange, honest), outcome);

    public static string DigestOf(byte[] bytes) => Testing.Images.DigestOf.Bytes(bytes);

    static Func<ScriptedRequest, bool> IsBlob(string digest) => r => r.Path.EndsWith($"/blobs/{digest}", StringComparison.Ordinal);

    static Attack On(Func<ScriptedRequest, bool> isMeant, string name, Outcome outcome, Action<ScriptedServer, ScriptedExchange, Honest> lie) => new(name, outcome, (foreign, exchange, honest) =>
    {
        // Whoever has not shown a password yet is asked for it as ever.
        if (isMeant(exchange.Request) && honest.Status is 200 or 206)
            lie(foreign, exchange, honest);
        else
            TamperingProxy.PassOn(exchange, honest);
    });
}
