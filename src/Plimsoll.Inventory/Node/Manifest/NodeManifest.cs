using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.Manifest;

/// <summary>A package by its own <c>package.json</c>.</summary>
static class NodeManifest
{
    /// <returns>
    /// null for what is no package: directories are marked with a manifest that has no name, to say which kind of modules is in them, and private ones
    /// without a version were never published.
    /// </returns>
    public static Package? Read(JsonElement manifest, Limits limits)
    {
        var version = manifest.Bounded("version", limits)?.TrimStart('=', 'v', ' ');
        if (manifest.Bounded("name", limits) is not { } name || (version is null && manifest.IsTrue("private")))
            return null;
        return new Package
        {
            Type = PackageType.Npm,
            Name = name,
            Version = version ?? "",
            Licences = Licences(manifest, limits),
            Maintainer = Maintainer(manifest, limits),
            Origin = OriginText.Of(Repository(manifest) ?? manifest.Text("_resolved"), limits),
            Checksums = Integrity.Checksums(manifest.Text("_integrity")),
            Dependencies = Dependencies(manifest, limits),
        };
    }

    static IReadOnlyList<string> Licences(JsonElement manifest, Limits limits)
    {
        foreach (var field in (string[])["license", "licenses"])
            if (manifest.Get(field) is { } value)
                return value.ValueKind == JsonValueKind.Array
                    ? LicenceChoice.Of([.. value.EnumerateArray().Select(l => Licence(l, limits)).OfType<string>().Distinct()])
                    : Licence(value, limits) is { } one ? [one] : [];
        return [];
    }

    static string? Licence(JsonElement licence, Limits limits) =>
        licence.ValueKind == JsonValueKind.String ? licence.Bounded(limits) : licence.Bounded("type", limits) ?? licence.Bounded("name", limits);

    static string? Maintainer(JsonElement manifest, Limits limits)
    {
        if (manifest.Get("author") is { } author && PersonText.Of(author, limits) is { } person)
            return person;
        return manifest.Items("maintainers").Select(m => PersonText.Of(m, limits)).FirstOrDefault();
    }

    static string? Repository(JsonElement manifest)
    {
        var text = manifest.Text("repository") ?? manifest.Get("repository")?.Text("url");
        if (text is null)
            return null;

        // Short forms: "user/repository" is GitHub's, others say whose.
        var (host, path) = text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (text[..colon], text[(colon + 1)..]) : ("github", text);
        if (path.StartsWith('/') || path.Split('/').Length != 2)
            return text;
        return host switch { "github" => $"https://github.com/{path}", "gitlab" => $"https://gitlab.com/{path}", "bitbucket" => $"https://bitbucket.org/{path}", _ => text };
    }

    static List<Dependency> Dependencies(JsonElement manifest, Limits limits)
    {
        var optionalPeers = manifest.Members("peerDependenciesMeta").Where(p => p.Value.IsTrue("optional")).Select(p => p.Name).ToHashSet();
        var needs = manifest.Members("dependencies").Concat(manifest.Members("optionalDependencies"))
            .Concat(manifest.Members("peerDependencies").Where(p => !optionalPeers.Contains(p.Name)));
        HashSet<string> met = [];
        List<Dependency> dependencies = [];
        foreach (var need in needs)
        {
            var name = need.Value.ValueKind == JsonValueKind.String ? Locator.Alias(need.Value.GetString()!) ?? need.Name : need.Name;
            if (dependencies.Count == limits.MaxDependenciesPerPackage)
                break;
            if (name.Length > 0 && name.Length <= limits.MaxFieldBytes && met.Add(name))
                dependencies.Add(new Dependency(name));
        }

        return dependencies;
    }
}
