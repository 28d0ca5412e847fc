namespace Plimsoll.Registries.Credentials;

/// <summary>The names under which configurations keep a registry.</summary>
static class RegistryKey
{
    /// <summary>Where Docker keeps what is for Docker Hub.</summary>
    public const string DockerHubServer = "https://index.docker.io/v1/";

    /// <summary>The name by which a credential helper knows it.</summary>
    public static string Server(string registry) => registry == ImageReference.DockerHub ? DockerHubServer : registry;

    /// <summary>A key of <c>auths</c> or <c>credHelpers</c> as <c>host[:port][/path]</c>: without scheme, without the <c>/v1/</c> of old logins.</summary>
    public static string Normalise(string key)
    {
        var name = key.Trim().ToLowerInvariant();
        if (name.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
            name = name[(scheme + 3)..];
        name = name.TrimEnd('/');
        foreach (var version in (ReadOnlySpan<string>)["/v1", "/v2"])
            if (name.EndsWith(version, StringComparison.Ordinal) && name.IndexOf('/', StringComparison.Ordinal) == name.Length - version.Length)
                name = name[..^version.Length];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash < 0 ? (name, "") : (name[..slash], name[slash..]);
        return (host is "index.docker.io" or "registry-1.docker.io" ? ImageReference.DockerHub : host) + path;
    }

    /// <summary>How many characters of <c>registry/repository</c> a normalised key covers; 0 where it is for another.</summary>
    public static int Match(string key, string registry, string repository)
    {
        var name = $"{registry}/{repository}";
        return name.StartsWith(key, StringComparison.Ordinal) && key.Length >= registry.Length && (key.Length == name.Length || name[key.Length] == '/') ? key.Length : 0;
    }
}
