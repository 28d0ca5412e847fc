using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Squashing;

/// <summary>Follows the symbolic links of a squashed subject inside its own root.</summary>
sealed class LinkResolver(IReadOnlyDictionary<string, Link> links, int maxHops)
{
    /// <summary>Where a path really leads; null where links lead in circles.</summary>
    public string? Resolve(string path)
    {
        for (var hops = 0; hops <= maxHops; hops++)
        {
            if (FirstLinkOf(path) is not { } link)
                return path;
            path = Join(Follow(link), path[link.Path.Length..].TrimStart('/'));
        }

        return null;
    }

    Link? FirstLinkOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); ; slash = path.IndexOf('/', slash + 1))
        {
            var prefix = slash < 0 ? path : path[..slash];
            if (links.TryGetValue(prefix, out var link))
                return link;
            if (slash < 0)
                return null;
        }
    }

    static string Follow(Link link)
    {
        List<string> parts = [];
        if (!link.Target.StartsWith('/'))
            parts.AddRange(link.Path.Split('/')[..^1]);
        foreach (var part in link.Target.Split('/'))
        {
            if (part == "..")
            {
                // Above the root is the root, as in a chroot.
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    static string Join(string directory, string rest) => rest.Length == 0 ? directory : directory.Length == 0 ? rest : $"{directory}/{rest}";
}
