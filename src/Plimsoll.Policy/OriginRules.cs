using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Policy;

/// <summary>What is wrong with the way by which a subject came here, told from what was seen on that way.</summary>
public static class OriginRules
{
    /// <summary>The rule of what was fetched without TLS.</summary>
    public const string PlainHttp = "plain-http";

    /// <summary>Findings of the observations that <see cref="Fetch"/> describes, a registry each.</summary>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<Observation> observations) =>
        [.. observations.Where(o => o.Reader == Fetch.Reader).SelectMany(o => Fetch.PlainHosts(o)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Plain)];

    // The digests that were checked come from the registry too: over a plain connection, whoever sits on the way can name others.
    static Finding Plain(string host) => new()
    {
        Kind = FindingKind.Origin,
        Id = PlainHttp,
        Rule = PlainHttp,
        Severity = Severity.Medium,
        Status = VulnerabilityStatus.Affected,
        Package = null,
        Installed = "",
        Title = $"{host} was asked over plain HTTP: whoever sits on the way can read it all, and send another image for a tag.",
        Remedy = "Serve the registry over TLS; until then, name images by their digests.",
    };
}
