using System.Text.Json;
using Plimsoll.Bills.CycloneDx;
using Plimsoll.Bills.Dialects;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Bills.Spdx3;

/// <summary>Reads SPDX 3.0.1 in JSON-LD: a graph of elements that name each other by IRI.</summary>
/// <remarks>SPDX 3.0.1, profiles Core, Software, SimpleLicensing, Extension; in the compact form that its own context gives, which is the only one that its schema allows.</remarks>
sealed class Spdx3Json
{
    readonly Bill bill;
    readonly Dictionary<string, BillItem> items = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> licences = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    Spdx3Json(Bill bill) => this.bill = bill;

    public static bool Recognises(JsonElement root) => root.Get("@graph") is { ValueKind: JsonValueKind.Array } && Contexts(root).Any(c => c.Contains("spdx.org/rdf/3.", StringComparison.Ordinal));

    public static Bill Read(JsonElement root, Limits limits)
    {
        var context = Contexts(root).First(c => c.Contains("spdx.org/rdf/3.", StringComparison.Ordinal));
        var version = context[(context.IndexOf("/rdf/", StringComparison.Ordinal) + "/rdf/".Length)..].Split('/')[0];
        var reader = new Spdx3Json(new Bill($"SPDX {version}", limits));
        reader.ReadNames(root);
        reader.ReadPackages(root);
        reader.ReadRelations(root);
        reader.Finish(root);
        return reader.bill;
    }

    static IEnumerable<string> Contexts(JsonElement root) => root.Get("@context") switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } => root.Texts("@context"),
        _ => [],
    };

    static string? TypeOf(JsonElement element) => element.Text("type") ?? element.Text("@type");

    static string? IdOf(JsonElement element) => element.Text("spdxId") ?? element.Text("@id");

    /// <summary>Agents, tools, and licences: what packages name by IRI.</summary>
    void ReadNames(JsonElement root)
    {
        foreach (var element in root.Items("@graph"))
        {
            if (IdOf(element) is not { } id)
                continue;
            switch (TypeOf(element))
            {
                case "Tool": bill.Tool ??= bill.Field(element.Text("name")); break;
                case "Agent" or "Organization" or "Person" or "SoftwareAgent": names[id] = Agent(element); break;
                case "simplelicensing_LicenseExpression": licences[id] = bill.Field(element.Text("simplelicensing_licenseExpression")) ?? ""; break;
                case "simplelicensing_SimpleLicensingText" when bill.Field(element.Text("name")) is { } name: texts[name] = bill.Field(element.Text("simplelicensing_licenseText")) ?? name; break;
                default: break;
            }
        }
    }

    string Agent(JsonElement element)
    {
        var mail = element.Items("externalIdentifier").Where(e => e.Text("externalIdentifierType") == "email").Select(e => bill.Field(e.Text("identifier"))).FirstOrDefault();
        return bill.Field(element.Text("name")) is not { } name ? "" : mail is null ? name : $"{name} <{mail}>";
    }

    void ReadPackages(JsonElement root)
    {
        // One of them may be the subject, and one beyond the limit shows that there are more.
        foreach (var element in root.Items("@graph"))
            if (TypeOf(element) == "software_Package" && IdOf(element) is { } id && items.Count < bill.Limits.MaxPackagesPerFile + 2)
                items[id] = Item(element, id);
    }

    BillItem Item(JsonElement element, string id)
    {
        var supplier = bill.Field(names.GetValueOrDefault(element.Text("suppliedBy") ?? ""));
        var item = new BillItem
        {
            Ref = id,
            Kind = element.Text("software_primaryPurpose") == "operatingSystem" ? BillKind.OperatingSystem : BillKind.Package,
            Name = bill.Field(element.Text("name")) ?? "",
            Version = bill.Field(element.Text("software_packageVersion")),
            Purl = bill.Field(element.Text("software_packageUrl")),
            Description = bill.Field(element.Text("description")),
            Supplier = supplier,
            Maintainer = element.Texts("originatedBy").Select(o => bill.Field(names.GetValueOrDefault(o))).FirstOrDefault(o => o is not null),
        };
        foreach (var identifier in element.Items("externalIdentifier"))
            if (bill.Field(identifier.Text("identifier")) is { } named)
                switch (identifier.Text("externalIdentifierType"))
                {
                    case "packageUrl": item.Purl ??= named; break;
                    case "cpe22" or "cpe23": item.Cpes.Add(named); break;
                    default: break;
                }
        foreach (var hash in element.Items("verifiedUsing"))
            if (CycloneDxFields.Checksum(hash.Text("algorithm"), hash.Text("hashValue")) is { } checksum)
                item.Checksums.Add(checksum);
        foreach (var property in element.Items("extension").SelectMany(e => e.Items("extension_cdxProperty")))
            if (bill.Field(property.Text("extension_cdxPropName")) is { } name && property.Text("extension_cdxPropValue") is { } value && value.Length <= bill.Limits.MaxFieldBytes)
                item.Facts.Add(new(name, value));
        return item;
    }

    void ReadRelations(JsonElement root)
    {
        foreach (var element in root.Items("@graph"))
        {
            if (TypeOf(element) is not ("Relationship" or "LifecycleScopedRelationship") || element.Text("from") is not { } from)
                continue;
            bill.IsIncomplete |= element.Text("completeness") == "incomplete";
            foreach (var to in element.Items("to"))
                if (to.ValueKind == JsonValueKind.String && !Relate(from, element.Text("relationshipType"), to.GetString()!))
                    return;
        }
    }

    bool Relate(string from, string? type, string to)
    {
        switch (type)
        {
            case "contains": return bill.Add(from, BillRelation.Contains, to);
            case "dependsOn": return bill.Add(from, BillRelation.DependsOn, to);
            case "hasDeclaredLicense" when items.TryGetValue(from, out var item) && licences.TryGetValue(to, out var licence) && licence.Length > 0:
                item.Licences.Add(texts.GetValueOrDefault(licence) ?? licence);
                return true;
            default: return true;
        }
    }

    /// <summary>The root of the bill, or of the document, is its subject.</summary>
    void Finish(JsonElement root)
    {
        var roots = root.Items("@graph").Where(e => TypeOf(e) is "software_Sbom" or "SpdxDocument").SelectMany(e => e.Texts("rootElement")).Where(items.ContainsKey).Distinct().ToList();
        bill.Subject = roots is [var only] && (items.Count > 1 || OwnDialect.IsSubject(items[only])) ? items[only] : null;
        foreach (var item in items.Values)
            if (item != bill.Subject && !bill.Add(item))
                break;
    }
}
