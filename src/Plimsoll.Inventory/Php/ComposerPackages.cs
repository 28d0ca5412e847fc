using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Php;

/// <summary>Packages as Composer lists them, in lock files and in what it installed.</summary>
/// <remarks>Composer, schema of <c>composer.json</c> and of <c>composer.lock</c>. Versions stand as Composer prints them: <c>v6.4.1</c>, <c>dev-main</c>.</remarks>
sealed class ComposerPackages(EvidenceSink evidence)
{
    readonly Limits limits = evidence.Limits;
    readonly List<(string Name, string Version, JsonElement Json, bool IsDevelopment)> packages = [];
    readonly Dictionary<string, (string Name, string Version)> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a list of packages.</summary>
    /// <param name="isDevelopment">Whether a name is that of a package which serves development alone.</param>
    public void Add(IEnumerable<JsonElement> list, Predicate<string> isDevelopment)
    {
        var number = 0;
        foreach (var json in list)
        {
            if (!evidence.MayRead(++number))
                return;
            if (json.Bounded("name", limits) is not { } name)
                evidence.Gap(GapCode.Malformed, $"entry {number:N0} names no package");
            else
                packages.Add((name, json.Bounded("version", limits) ?? "", json, isDevelopment(name)));
        }
    }

    public void Report()
    {
        foreach (var (name, version, _, _) in packages)
            byName.TryAdd(name, (name, version));
        foreach (var (name, version, json, _) in packages)
            foreach (var other in json.Members("replace").Concat(json.Members("provide")))
                byName.TryAdd(other.Name, (name, version));
        foreach (var (name, version, json, isDevelopment) in packages)
            if (!evidence.Add(ToPackage(name, version, json, isDevelopment)))
                return;
    }

    Package ToPackage(string name, string version, JsonElement json, bool isDevelopment) => new()
    {
        Type = PackageType.Composer,
        Name = name,
        Version = version,
        Licences = Licences(json),
        Maintainer = json.Items("authors").Select(a => PersonText.Of(a, limits)).FirstOrDefault(),
        Origin = OriginText.Of(json.Get("source")?.Text("url") ?? json.Get("dist")?.Text("url"), limits),
        Checksums = json.Get("dist")?.Text("shasum") is { Length: 40 } sum && sum.All(char.IsAsciiHexDigit) ? [$"sha1:{sum.ToLowerInvariant()}"] : [],
        IsDevelopment = isDevelopment,
        Dependencies = Dependencies(name, json),
    };

    IReadOnlyList<string> Licences(JsonElement json) =>
        json.Bounded("license", limits) is { } one ? [one] : LicenceChoice.Of([.. json.Items("license").Select(l => l.Bounded(limits)).OfType<string>().Distinct()]);

    // What has no vendor is the platform: PHP, its extensions, Composer itself.
    List<Dependency> Dependencies(string name, JsonElement json) =>
    [
        .. json.Members("require").Where(r => r.Name.Contains('/', StringComparison.Ordinal) && r.Name.Length <= limits.MaxFieldBytes)
            .Select(r => byName.TryGetValue(r.Name, out var found) ? new Dependency(found.Name, found.Version.Length == 0 ? null : found.Version) : new Dependency(r.Name))
            .Where(d => d.Name != name).Distinct().Take(limits.MaxDependenciesPerPackage),
    ];
}
