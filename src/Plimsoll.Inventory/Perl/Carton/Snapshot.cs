using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Perl.Carton;

/// <summary>Gathers the lines of a snapshot.</summary>
sealed class Snapshot(Limits limits)
{
    const int OfDistribution = 2;
    const int OfField = 4;
    const int OfModule = 6;

    readonly List<(string Name, string? Path, List<string> Needs)> distributions = [];
    readonly Dictionary<string, string> providers = new(StringComparer.Ordinal);
    string field = "";

    public void Take(int indent, string text)
    {
        if (indent == OfDistribution)
        {
            distributions.Add((text, null, []));
            field = "";
        }
        else if (distributions.Count == 0)
        {
            return;
        }
        else if (indent == OfField)
        {
            field = text.TrimEnd(':');
            if (text.StartsWith("pathname: ", StringComparison.Ordinal))
                distributions[^1] = distributions[^1] with { Path = text["pathname: ".Length..] };
        }
        else if (indent == OfModule)
        {
            TakeModule(text.Split(' ', 2)[0]);
        }
    }

    public IEnumerable<Package> Packages()
    {
        foreach (var (text, path, needs) in distributions)
        {
            var (name, version) = DistributionName.Split(text);
            yield return new Package
            {
                Type = PackageType.Cpan,
                Name = name,
                Version = version,
                Maintainer = DistributionName.Author(path),
                Origin = path,
                Dependencies = [.. needs.Select(m => providers.GetValueOrDefault(m)).OfType<string>().Where(d => d != text).Distinct().Take(limits.MaxDependenciesPerPackage).Select(ToDependency)],
            };
        }
    }

    static Dependency ToDependency(string distribution)
    {
        var (name, version) = DistributionName.Split(distribution);
        return new Dependency(name, version.Length == 0 ? null : version);
    }

    void TakeModule(string module)
    {
        if (field == "provides")
            providers.TryAdd(module, distributions[^1].Name);
        else if (field == "requirements" && distributions[^1].Needs.Count < limits.MaxDependenciesPerPackage)
            distributions[^1].Needs.Add(module);
    }
}
