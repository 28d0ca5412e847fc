using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Registries.Mirrors;

/// <summary>Which registries stand for others.</summary>
/// <remarks>containers-registries.conf(5), version 2. Read here: search registries (the first), prefix, location, insecure, blocked, mirrors. Short-name aliases are not.</remarks>
sealed class RegistriesConf(IReadOnlyList<RegistryRule> rules, string? searchRegistry)
{
    /// <summary>Where a name without a registry is looked for: the first of <c>unqualified-search-registries</c>. Trying one after the other would let whoever is first take a name.</summary>
    public string SearchRegistry { get; } = searchRegistry ?? ImageReference.DockerHub;

    /// <summary>Files, and directories of files, in their order.</summary>
    /// <exception cref="UsageException">One cannot be read or understood.</exception>
    public static RegistriesConf Read(IEnumerable<string> paths)
    {
        var rules = new Dictionary<string, RegistryRule>();
        string? search = null;
        foreach (var file in paths.SelectMany(Files))
        {
            var (read, named) = RegistriesConfParser.Parse(SmallFile.Text(file, RegistriesConfParser.MaxBytes), file);
            foreach (var rule in read)
                rules[rule.Prefix] = rule;
            search = named ?? search;
        }

        return new RegistriesConf([.. rules.Values], search);
    }

    /// <summary>Where an image is to be had, in the order in which it is tried: its mirrors, then itself.</summary>
    /// <exception cref="UsageException">Its registry is blocked.</exception>
    public IReadOnlyList<Place> PlacesOf(ImageReference reference, bool byDigest)
    {
        var (rule, length) = Best(reference.Name);
        if (rule is null)
            return [new Place(reference.Registry, reference.Repository, IsNamed: true, MayBePlain: false)];
        if (rule.Blocked)
            throw new UsageException($"{reference.Name} is blocked by {rule.File}.");
        var rest = reference.Name[length..];
        var places = rule.Mirrors.Where(m => byDigest ? m.ForDigests : m.ForTags).Select(m => At(reference, m.Location + rest, m.Insecure, rule.File)).ToList();
        places.Add(At(reference, rule.Location is { } location ? location + rest : reference.Name, rule.Insecure, rule.File));
        return places;
    }

    (RegistryRule? Rule, int Length) Best(string name)
    {
        RegistryRule? best = null;
        var length = 0;
        foreach (var rule in rules)
            if (rule.Match(name) is > 0 and var covered && (best is null || rule.Prefix.Length > best.Prefix.Length))
                (best, length) = (rule, covered);
        return (best, length);
    }

    static Place At(ImageReference reference, string name, bool insecure, string file)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (registry, repository) = slash < 0 ? (name, "") : (name[..slash], name[(slash + 1)..]);
        return ReferenceGrammar.IsRegistry(registry) && ReferenceGrammar.IsRepository(repository)
            ? new Place(registry, repository, registry == reference.Registry, insecure)
            : throw new UsageException($"{file} leads {reference.Name} to '{ReferenceGrammar.Shown(name)}', which is not a repository.");
    }

    static IEnumerable<string> Files(string path)
    {
        try
        {
            return Directory.Exists(path) ? Directory.GetFiles(path, "*.conf").Order(StringComparer.Ordinal) : [path];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
