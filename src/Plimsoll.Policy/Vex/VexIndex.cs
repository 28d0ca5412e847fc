using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Policy.Vex;

/// <summary>The index of a VEX repository: which document speaks of which product.</summary>
/// <remarks>VEX Repository Specification 0.1: <c>index.json</c> with <c>packages</c>, each an <c>id</c> (a purl without version) and a <c>location</c> below the repository.</remarks>
public sealed class VexIndex
{
    const int MaxPackages = 1_000_000;

    readonly Dictionary<string, List<string>> locations = new(StringComparer.Ordinal);

    /// <exception cref="MalformedDocumentException">It is no such index, or a location leads out of the repository.</exception>
    public static VexIndex Parse(ReadOnlySpan<byte> bytes)
    {
        using var document = JsonFile.Parse(bytes);
        var index = new VexIndex();
        if (document.RootElement.Get("packages") is not { ValueKind: System.Text.Json.JsonValueKind.Array })
            throw new MalformedDocumentException("it has no list of packages");
        foreach (var package in document.RootElement.Items("packages").Take(MaxPackages))
            if (PackageUrl.TryParse(package.Text("id"), out var purl) && package.Text("location") is { } location)
                index.Add(KeyOf(purl), IsBelow(location) ? location : throw new MalformedDocumentException($"the location '{location}' leads out of the repository"));
        return index;
    }

    /// <summary>What of a purl names a product, whatever its version; for images with the repository.</summary>
    public static string KeyOf(PackageUrl purl)
    {
        var repository = purl.Type == "oci" && purl.Qualifiers.TryGetValue("repository_url", out var url) ? Repositories.Of(url) : "";
        return $"{purl.Type}/{purl.Namespace}/{purl.Name} {repository}";
    }

    /// <summary>Each document once.</summary>
    public IEnumerable<string> Of(IEnumerable<string> keys) => keys.SelectMany(k => locations.GetValueOrDefault(k) ?? []).Distinct(StringComparer.Ordinal);

    void Add(string key, string location)
    {
        if (!locations.TryGetValue(key, out var list))
            locations[key] = list = [];
        list.Add(location);
    }

    static bool IsBelow(string location) => location[0] != '/' && !location.Contains('\0', StringComparison.Ordinal) && !location.Split('/').Contains("..");
}
