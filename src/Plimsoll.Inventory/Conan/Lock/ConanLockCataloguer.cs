using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Conan.Lock;

/// <summary>Reads which packages a Conan project locked: <c>conan.lock</c> of Conan 1 (a graph) and Conan 2 (lists).</summary>
/// <remarks>Conan 1: <c>graph_lock.nodes</c>, by number, with <c>ref</c>, <c>requires</c> and <c>build_requires</c>. Conan 2: <c>requires</c>, <c>build_requires</c>, <c>python_requires</c>.</remarks>
public sealed class ConanLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("conan/lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("conan.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Json(file, evidence);
        if (document is null)
            return;
        var root = document.RootElement;
        if (root.Get("graph_lock")?.Get("nodes") is { ValueKind: JsonValueKind.Object } nodes)
            ReadGraph(nodes, evidence);
        else if (root.Get("requires") is not null || root.Get("build_requires") is not null || root.Get("python_requires") is not null)
            ReadLists(root, evidence);
        else
            evidence.Gap(GapCode.Unsupported, "it is of no form of lock file that is known");
    }

    static void ReadLists(JsonElement root, EvidenceSink evidence)
    {
        foreach (var list in new[] { "requires", "build_requires", "python_requires", "config_requires" })
            foreach (var item in root.Items(list))
                if (Reference(item, evidence) is { } reference && !evidence.Add(reference.ToPackage(isDevelopment: list != "requires")))
                    return;
    }

    /// <summary>The node that nobody requires is the project itself, with what it was called, if anything.</summary>
    static void ReadGraph(JsonElement nodes, EvidenceSink evidence)
    {
        var references = new Dictionary<string, ConanReference>(StringComparer.Ordinal);
        foreach (var node in nodes.EnumerateObject())
            if (ConanReference.Of(node.Value.Text("ref"), evidence.Limits) is { } reference)
                references.TryAdd(node.Name, reference);
        var root = nodes.EnumerateObject().Select(n => n.Value).FirstOrDefault(n => n.Text("path") is not null || n.Text("ref") is null);
        var direct = Numbers(root).ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.EnumerateObject())
            if (node.Value.Text("path") is null && references.TryGetValue(node.Name, out var reference)
                && !evidence.Add(reference.ToPackage(direct.Contains(node.Name), node.Value.Text("context") == "build", Needs(node.Value, references, evidence))))
                return;
    }

    static IReadOnlyList<Dependency> Needs(JsonElement node, Dictionary<string, ConanReference> references, EvidenceSink evidence) =>
        [.. Numbers(node).Take(evidence.Limits.MaxDependenciesPerPackage).Where(references.ContainsKey).Select(n => references[n].ToDependency())];

    static IEnumerable<string> Numbers(JsonElement node) =>
        node.Items("requires").Concat(node.Items("build_requires")).Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!);

    static ConanReference? Reference(JsonElement item, EvidenceSink evidence)
    {
        var reference = item.ValueKind == JsonValueKind.String ? ConanReference.Of(item.GetString(), evidence.Limits) : null;
        if (reference is null)
            evidence.Gap(GapCode.Malformed, "an entry is no reference to a package and its version");
        return reference;
    }
}
