namespace Plimsoll.Images.Sources;

/// <summary>The names of one image that mean the same: <c>alpine</c>, <c>alpine:latest</c>, <c>docker.io/library/alpine:latest</c>.</summary>
static class ImageName
{
    public static bool Same(string one, string other) => string.Equals(Familiar(one), Familiar(other), StringComparison.Ordinal);

    /// <summary>The name without what tells images of it apart.</summary>
    public static string Repository(string name)
    {
        var familiar = Familiar(name);
        var end = familiar.IndexOf('@', StringComparison.Ordinal);
        familiar = end < 0 ? familiar : familiar[..end];
        var colon = familiar.LastIndexOf(':');
        return colon > familiar.LastIndexOf('/') ? familiar[..colon] : familiar;
    }

    static string Familiar(string name)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["index.docker.io/", "docker.io/", "library/"])
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                name = name[prefix.Length..];
        return name.LastIndexOf(':') > name.LastIndexOf('/') || name.Contains('@', StringComparison.Ordinal) ? name : $"{name}:latest";
    }
}
