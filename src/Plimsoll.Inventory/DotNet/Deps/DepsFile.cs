using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.DotNet.Deps;

/// <summary>The file in which an application, or a shared runtime, names the libraries that it was deployed with.</summary>
/// <remarks>.NET's host, "deps.json": one target is the one it was made for; its libraries are <c>NAME/VERSION</c>.</remarks>
static class DepsFile
{
    /// <param name="inside">Where it lies, in a file that holds others.</param>
    public static void Read(ReadOnlySpan<byte> json, string? inside, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(json);
            Read(document.RootElement, inside, evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void Read(JsonElement root, string? inside, EvidenceSink evidence)
    {
        if (Target(root) is not { ValueKind: JsonValueKind.Object } target)
        {
            evidence.Gap(GapCode.Malformed, "it names no target, as a file of dependencies does");
            return;
        }

        var about = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.Members("libraries"))
            about[member.Name] = member.Value;
        var libraries = new List<(string Name, DepsLibrary Library)>();
        foreach (var member in target.EnumerateObject().Take(evidence.Limits.MaxRecordsPerFile))
            if (LibraryKey.Of(member.Name) is { } key)
                libraries.Add((key.Name, new DepsLibrary(key.Name, key.Version, member.Value, about.TryGetValue(member.Name, out var library) ? library : null)));
            else
                evidence.Gap(GapCode.Malformed, "a library has no name or no version");
        Keep(libraries, inside, evidence);
    }

    static void Keep(List<(string Name, DepsLibrary Library)> libraries, string? inside, EvidenceSink evidence)
    {
        var projects = libraries.Where(l => l.Library.IsProject).ToList();
        var direct = projects.SelectMany(p => p.Library.Needs).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, library) in libraries)
            if (library.IsListed && (library.IsProject || library.IsDeployed) && !evidence.Add(library.ToPackage(inside, projects.Count == 0 ? null : direct.Contains(name), evidence.Limits)))
                return;
    }

    /// <summary>The target that the application was made for: by its name, which older files state alone; else the only one.</summary>
    static JsonElement? Target(JsonElement root)
    {
        var name = root.Get("runtimeTarget") is { ValueKind: JsonValueKind.String } text ? text.GetString() : root.Get("runtimeTarget")?.Text("name");
        if (name is not null && root.Get("targets")?.Get(name) is { } target)
            return target;
        return root.Members("targets").Select(t => (JsonElement?)t.Value).LastOrDefault();
    }
}
