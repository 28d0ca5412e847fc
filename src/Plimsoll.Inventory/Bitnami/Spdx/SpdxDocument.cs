using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Bitnami.Spdx;

/// <summary>The packages of one SPDX document, and which needs which.</summary>
/// <remarks>SPDX 2.3, clauses 7 (packages) and 11 (relationships).</remarks>
sealed class SpdxDocument
{
    readonly EvidenceSink evidence;
    readonly Dictionary<string, Package> byId = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Dependency>> needs = new(StringComparer.Ordinal);

    public SpdxDocument(JsonElement root, EvidenceSink evidence)
    {
        this.evidence = evidence;
        var number = 0;
        foreach (var element in root.Items("packages"))
            if (!evidence.MayRead(++number))
                return;
            else if (element.Text("SPDXID") is { } id && Read(element) is { } package)
                byId.TryAdd(id, package);
        foreach (var element in root.Items("relationships"))
            if (!evidence.MayRead(++number))
                return;
            else
                Relate(element);
    }

    /// <summary>The name of the package that the document is about; null where it does not say.</summary>
    public string? Described { get; private set; }

    public IReadOnlyList<Package> Packages() => [.. byId.Select(p => needs.TryGetValue(p.Key, out var of) ? p.Value with { Dependencies = of } : p.Value)];

    Package? Read(JsonElement element)
    {
        if (!PackageUrl.TryParse(Locators(element, "purl").FirstOrDefault(), out var purl) || purl.Type != PackageType.Bitnami.PurlName())
            return null;
        return new Package
        {
            Type = PackageType.Bitnami,
            Name = purl.Namespace is null ? purl.Name : $"{purl.Namespace}/{purl.Name}",
            Version = purl.Version ?? Bounded(element.Text("versionInfo")) ?? "",
            Architecture = purl.Qualifiers.GetValueOrDefault("arch"),
            Qualifiers = [.. purl.Qualifiers.Where(q => q.Key != "arch")],
            Licences = (Stated(element, "licenseDeclared") ?? Stated(element, "licenseConcluded")) is { } licence ? [licence] : [],
            Cpes = [.. Locators(element, "cpe23Type").Distinct()],
            Basis = "SPDX document",
        };
    }

    void Relate(JsonElement element)
    {
        if (element.Text("spdxElementId") is not { } from || element.Text("relatedSpdxElement") is not { } to || !byId.TryGetValue(to, out var other))
            return;
        switch (element.Text("relationshipType"))
        {
            case "DESCRIBES":
                Described ??= other.Name;
                break;
            case "CONTAINS" or "DEPENDS_ON" when from != to && byId.ContainsKey(from):
                if (!needs.TryGetValue(from, out var of))
                    needs[from] = of = [];
                if (of.Count < evidence.Limits.MaxDependenciesPerPackage)
                    of.Add(new Dependency(other.Name, other.Version));
                break;
        }
    }

    IEnumerable<string> Locators(JsonElement element, string type)
    {
        foreach (var reference in element.Items("externalRefs"))
            if (reference.Text("referenceType") == type && Bounded(reference.Text("referenceLocator")) is { } locator)
                yield return locator;
    }

    string? Stated(JsonElement element, string key) => Bounded(element.Text(key)) is { } text and not ("NOASSERTION" or "NONE") ? text : null;

    string? Bounded(string? text) => text?.Length <= evidence.Limits.MaxFieldBytes ? text : null;
}
