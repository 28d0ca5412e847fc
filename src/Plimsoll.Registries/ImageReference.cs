using System.Diagnostics.CodeAnalysis;
using Plimsoll.Core;

namespace Plimsoll.Registries;

/// <summary>The name of an image in a registry, normalised as Docker does it: <c>nginx</c> is <c>docker.io/library/nginx:latest</c>.</summary>
/// <param name="Registry"><c>host</c> or <c>host:port</c>, in lower case.</param>
/// <param name="Repository">The path in it, without the registry.</param>
/// <param name="Tag">Null where only a digest is named.</param>
/// <param name="Digest">Where it is named it decides; the tag is then only said.</param>
/// <remarks>The grammar is that of distribution's <c>reference</c> package; the limits too.</remarks>
public sealed record ImageReference(string Registry, string Repository, string? Tag, Digest? Digest)
{
    public const string DockerHub = "docker.io";
    const string OfficialPrefix = "library/";
    const string DefaultTag = "latest";

    /// <exception cref="UsageException">It is not the name of an image; the message says what is wrong.</exception>
    public static ImageReference Parse(string text) => Parse(text, DockerHub);

    /// <param name="defaultRegistry">Where a name without a registry is looked for.</param>
    public static ImageReference Parse(string text, string defaultRegistry)
    {
        var reference = Read(text, defaultRegistry, out var problem);
        return reference ?? throw new UsageException($"'{ReferenceGrammar.Shown(text)}' is not the name of an image: {problem}.");
    }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageReference? reference)
    {
        reference = text is null ? null : Read(text, DockerHub, out _);
        return reference is not null;
    }

    /// <summary>Whether people name this host when they mean Docker Hub.</summary>
    public bool IsDockerHub => Registry == DockerHub;

    /// <summary>As people write it: without Docker Hub's <c>docker.io/library/</c>.</summary>
    public string Familiar => Suffixed(!IsDockerHub ? Name : Repository.StartsWith(OfficialPrefix, StringComparison.Ordinal) ? Repository[OfficialPrefix.Length..] : Repository);

    /// <summary><c>registry/repository</c>.</summary>
    public string Name => $"{Registry}/{Repository}";

    public override string ToString() => Suffixed(Name);

    string Suffixed(string name) => $"{name}{(Tag is null ? "" : $":{Tag}")}{(Digest is { } digest ? $"@{digest}" : "")}";

    static ImageReference? Read(string text, string defaultRegistry, out string problem)
    {
        var rest = text;
        Digest? digest = null;
        if (text.Contains("://", StringComparison.Ordinal))
            return Wrong(out problem, "leave http:// or https:// away");
        if (rest.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            if (!Core.Digest.TryParse(rest[(at + 1)..], out var parsed))
                return Wrong(out problem, "what follows @ must be a digest such as sha256:<64 hex digits>");
            (digest, rest) = (parsed, rest[..at]);
        }

        string? tag = null;
        if (rest.LastIndexOf(':') is >= 0 and var colon && rest.IndexOf('/', colon) < 0)
        {
            (tag, rest) = (rest[(colon + 1)..], rest[..colon]);
            if (!ReferenceGrammar.IsTag(tag))
                return Wrong(out problem, "a tag has letters, digits, '_', '.' and '-', at most 128");
        }

        if (rest.Length == 0)
            return Wrong(out problem, "it has no name");
        var (registry, repository) = Split(rest, defaultRegistry);
        if (ReferenceGrammar.Problem(registry, repository) is { } wrong)
            return Wrong(out problem, wrong);
        problem = "";
        return new ImageReference(registry, repository, tag ?? (digest is null ? DefaultTag : null), digest);
    }

    // The first part is a host where it has a dot or a port, or is localhost. (Docker takes capitals for a sign of a host, too, which then no normal form would show.)
    static (string Registry, string Repository) Split(string name, string defaultRegistry)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var isHost = first == "localhost" || first.AsSpan().ContainsAny('.', ':', '[');
        var (registry, repository) = isHost ? (first.ToLowerInvariant(), name[(slash + 1)..]) : (defaultRegistry, name);
        if (registry is "index.docker.io")
            registry = DockerHub;
        return registry == DockerHub && !repository.Contains('/', StringComparison.Ordinal) ? (registry, OfficialPrefix + repository) : (registry, repository);
    }

    static ImageReference? Wrong(out string problem, string what)
    {
        problem = what;
        return null;
    }
}
