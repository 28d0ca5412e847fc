namespace Plimsoll.Policy.Vex;

/// <summary>Names of image repositories, one spelling for each.</summary>
static class Repositories
{
    const string DockerHub = "docker.io";

    static readonly string[] DockerHubNames = ["index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];

    /// <summary>Of an address or a name, with or without a tag or digest: <c>docker.io/library/debian</c>.</summary>
    public static string Of(string name)
    {
        var at = name.IndexOf("://", StringComparison.Ordinal);
        var bare = (at < 0 ? name : name[(at + "://".Length)..]).Split('@')[0].TrimEnd('/');
        var colon = bare.LastIndexOf(':');
        if (colon > bare.LastIndexOf('/'))
            bare = bare[..colon];
        var slash = bare.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? "" : bare[..slash];
        if (host.Length == 0 || !(host.AsSpan().ContainsAny('.', ':') || host == "localhost"))
            return slash < 0 ? $"{DockerHub}/library/{bare}" : $"{DockerHub}/{bare}";
        if (!DockerHubNames.Contains(host) && host != DockerHub)
            return bare;
        var path = bare[(slash + 1)..];
        return path.Contains('/', StringComparison.Ordinal) ? $"{DockerHub}/{path}" : $"{DockerHub}/library/{path}";
    }

    /// <summary>The tag behind a name; null where there is none.</summary>
    public static string? Tag(string name)
    {
        var bare = name.Split('@')[0];
        var colon = bare.LastIndexOf(':');
        return colon > bare.LastIndexOf('/') ? bare[(colon + 1)..] : null;
    }
}
