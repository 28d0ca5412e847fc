namespace Plimsoll.Inventory.Swift.Resolved;

/// <summary>The name of a Swift package, which is where its repository lies: <c>github.com/apple/swift-nio</c>.</summary>
static class RepositoryName
{
    /// <summary>From <c>https://HOST/PATH.git</c>, <c>ssh://git@HOST:PORT/PATH</c> or <c>git@HOST:PATH.git</c>; null for a path of this machine.</summary>
    public static string? Of(string location)
    {
        var scheme = location.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? location : location[(scheme + 3)..];
        var hostEnd = rest.AsSpan().IndexOfAny("/:");
        if (hostEnd <= 0 || (scheme < 0 && rest[hostEnd] != ':') || location.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return null;
        var (host, path) = (rest[..hostEnd], rest[(hostEnd + 1)..]);
        host = host[(host.LastIndexOf('@') + 1)..];
        if (scheme >= 0 && rest[hostEnd] == ':')
            path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        path = path.Trim('/');
        if (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            path = path[..^4];
        return host.Length == 0 || path.Length == 0 ? null : $"{host.ToLowerInvariant()}/{path}";
    }
}
