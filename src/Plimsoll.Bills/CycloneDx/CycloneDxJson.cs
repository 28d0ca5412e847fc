using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Bills.CycloneDx;

/// <summary>Reads CycloneDX in JSON.</summary>
/// <remarks>ECMA-424; the JSON schemas 1.2 to 1.7. Components may stand in components: as deep as a document may be, which <see cref="JsonFile"/> bounds.</remarks>
static class CycloneDxJson
{
    public static bool Recognises(JsonElement root) =>
        root.Text("bomFormat") == "CycloneDX" || (root.Text("specVersion") is not null && (root.Get("components") ?? root.Get("metadata") ?? root.Get("vulnerabilities")) is not null);

    /// <exception cref="MalformedDocumentException">It is of a version that is not read.</exception>
    public static Bill Read(JsonElement root, Limits limits)
    {
        var version = root.Text("specVersion") ?? "";
        if (!version.StartsWith("1.", StringComparison.Ordinal))
            throw new MalformedDocumentException($"it is CycloneDX '{version}', and 1.2 to 1.7 are read");
        var bill = new Bill($"CycloneDX {version}", limits) { Tool = Tool(root) };
        if (root.Get("metadata")?.Get("component") is { ValueKind: JsonValueKind.Object } subject)
            bill.Subject = Item(subject, bill);
        Add(root, null, bill);
        foreach (var dependency in root.Items("dependencies"))
            foreach (var to in dependency.Items("dependsOn"))
                if (to.ValueKind == JsonValueKind.String && !bill.Add(dependency.Text("ref"), BillRelation.DependsOn, to.GetString()))
                    break;
        bill.IsIncomplete = root.Items("compositions").Any(c => CycloneDxFields.IsIncomplete(c.Text("aggregate")));
        return bill;
    }

    static bool Add(JsonElement parent, string? parentRef, Bill bill)
    {
        foreach (var component in parent.Items("components"))
        {
            var item = Item(component, bill);
            if (!bill.Add(item) || !bill.Add(parentRef, BillRelation.Contains, item.Ref) || !Add(component, item.Ref, bill))
                return false;
        }

        return true;
    }

    static BillItem Item(JsonElement component, Bill bill)
    {
        var item = new BillItem
        {
            Ref = component.Text("bom-ref") ?? component.Text("purl") ?? "",
            Kind = CycloneDxFields.Kind(component.Text("type")),
            Group = bill.Field(component.Text("group")),
            Name = bill.Field(component.Text("name")) ?? "",
            Version = bill.Field(component.Text("version")),
            Purl = bill.Field(component.Text("purl")),
            Description = bill.Field(component.Text("description")),
            Supplier = bill.Field(component.Get("supplier")?.Text("name")),
            Maintainer = bill.Field(component.Text("publisher") ?? component.Text("author")),
        };
        if (bill.Field(component.Text("cpe")) is { } cpe)
            item.Cpes.Add(cpe);
        foreach (var hash in component.Items("hashes"))
            if (CycloneDxFields.Checksum(hash.Text("alg"), hash.Text("content")) is { } checksum)
                item.Checksums.Add(checksum);
        foreach (var licence in component.Items("licenses"))
            if (bill.Field(licence.Get("license")?.Text("id") ?? licence.Get("license")?.Text("name") ?? licence.Text("expression")) is { } stated)
                item.Licences.Add(stated);
        foreach (var property in component.Items("properties"))
            if (bill.Field(property.Text("name")) is { } name && property.Text("value") is { } value && value.Length <= bill.Limits.MaxFieldBytes)
                item.Facts.Add(new(name, value));
        foreach (var occurrence in component.Get("evidence")?.Items("occurrences") ?? [])
            if (bill.Field(occurrence.Text("location")) is { } location)
                item.Locations.Add(location);
        return item;
    }

    /// <summary>Until 1.4 a list of tools, since then components too.</summary>
    static string? Tool(JsonElement root)
    {
        if (root.Get("metadata") is not { } metadata)
            return null;
        var tools = metadata.Items("tools").Concat(metadata.Get("tools")?.Items("components") ?? []);
        return tools.Select(t => $"{t.Text("name")} {t.Text("version")}".Trim()).FirstOrDefault(t => t.Length > 0);
    }
}
