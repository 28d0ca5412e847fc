using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.CocoaPods.Lock;

/// <summary>Reads which pods a project locked: <c>Podfile.lock</c>. A pod's subspecs are one package, for they have one version.</summary>
/// <remarks>CocoaPods writes YAML: <c>PODS</c> with what each needs, <c>DEPENDENCIES</c> as the Podfile names them, <c>EXTERNAL SOURCES</c> and <c>CHECKOUT OPTIONS</c>.</remarks>
public sealed class PodfileLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("cocoapods/lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Podfile.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);
        if (document is null)
            return;
        var root = document.RootElement;
        var pods = Pods(root, evidence);
        var direct = root.Items("DEPENDENCIES").Where(IsText).Select(d => PodEntry.Of(d.GetString()!).Name).ToHashSet(StringComparer.Ordinal);
        var (sources, checkouts) = (ByName(root, "EXTERNAL SOURCES"), ByName(root, "CHECKOUT OPTIONS"));
        foreach (var (name, pod) in pods)
            if (!evidence.Add(new Package
            {
                Type = PackageType.CocoaPods,
                Name = name,
                Version = pod.Version,
                IsDirect = direct.Contains(name),
                Origin = Origin(sources.GetValueOrDefault(name), checkouts.GetValueOrDefault(name), evidence),
                Dependencies = [.. pod.Needs.Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => new Dependency(n, pods.TryGetValue(n, out var other) ? other.Version : null))],
            }))
                return;
    }

    static Dictionary<string, (string Version, SortedSet<string> Needs)> Pods(JsonElement root, EvidenceSink evidence)
    {
        var pods = new Dictionary<string, (string Version, SortedSet<string> Needs)>(StringComparer.Ordinal);
        foreach (var item in root.Items("PODS"))
        {
            var (text, needs) = Entry(item);
            var (name, version) = PodEntry.Of(text);
            if (FieldText.Of(name, evidence.Limits) is null || FieldText.Of(version, evidence.Limits) is null)
            {
                evidence.Gap(GapCode.Malformed, "a pod has no name or no version");
                continue;
            }

            if (!pods.TryGetValue(name, out var known))
                pods[name] = known = (version, new SortedSet<string>(StringComparer.Ordinal));
            if (needs.ValueKind == JsonValueKind.Array)
                known.Needs.UnionWith(needs.EnumerateArray().Where(IsText).Select(n => PodEntry.Of(n.GetString()!).Name).Where(n => n != name && n.Length > 0));
        }

        return pods;
    }

    /// <summary>A pod that needs nothing is a text; one that needs others a mapping of one member.</summary>
    static (string Text, JsonElement Needs) Entry(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object)
            foreach (var member in item.EnumerateObject())
                return (member.Name, member.Value);
        return (IsText(item) ? item.GetString()! : "", default);
    }

    static string? Origin(JsonElement source, JsonElement checkout, EvidenceSink evidence)
    {
        var (git, commit) = (source.Field(":git", evidence), checkout.Field(":commit", evidence));
        return git is not null && commit is not null ? $"{git}@{commit}" : git ?? source.Field(":path", evidence) ?? source.Field(":podspec", evidence);
    }

    static Dictionary<string, JsonElement> ByName(JsonElement root, string list)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.Members(list))
            members[PodEntry.Of(member.Name).Name] = member.Value;
        return members;
    }

    static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;
}
