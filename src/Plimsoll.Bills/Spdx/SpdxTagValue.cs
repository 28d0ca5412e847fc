using Plimsoll.Core;
using Plimsoll.Formats;

namespace Plimsoll.Bills.Spdx;

/// <summary>Reads SPDX 2.2 and 2.3 as tags and values.</summary>
/// <remarks>SPDX 2.3, clauses 6 to 12: which tag belongs to which package is told by their order, and for annotations by <c>SPDXREF</c>.</remarks>
sealed class SpdxTagValue
{
    readonly Bill bill;
    readonly List<BillItem> items = [];
    readonly HashSet<string> described = [];
    readonly Dictionary<string, string> licences = new(StringComparer.Ordinal);
    readonly List<(string From, string Type, string To, string Comment)> relations = [];
    readonly List<(string Ref, string Comment)> annotations = [];
    readonly List<(BillItem Item, string? Declared, string? Concluded)> stated = [];
    BillItem? package;
    string annotated = "";
    string licence = "";

    SpdxTagValue(Bill bill) => this.bill = bill;

    /// <exception cref="MalformedDocumentException">It is no such document, or several.</exception>
    public static Bill Read(string document, Limits limits)
    {
        string? version = null;
        SpdxTagValue? reader = null;
        foreach (var (tag, value) in TagReader.Read(document, limits))
        {
            if (tag == "SPDXVersion")
            {
                if (version is not null)
                    throw new MalformedDocumentException("it holds several documents, and one is read; take them apart");
                version = value.StartsWith("SPDX-2.", StringComparison.Ordinal) ? value["SPDX-".Length..] : throw new MalformedDocumentException($"it is '{value}', and SPDX 2.2 and 2.3 are read as tags and values");
                reader = new SpdxTagValue(new Bill($"SPDX {version}", limits));
            }
            else if (reader is not null && !reader.Take(tag, value))
            {
                break;
            }
        }

        return reader?.Finish() ?? throw new MalformedDocumentException("it has no SPDXVersion");
    }

    bool Take(string tag, string value)
    {
        switch (tag)
        {
            case "PackageName": return Start(value);
            case "FileName" or "SnippetSPDXID": package = null; break;
            case "LicenseID": (package, licence) = (null, value); break;
            case "LicenseName": licences[licence] = value; break;
            case "Creator" when value.StartsWith("Tool: ", StringComparison.Ordinal): bill.Tool ??= value["Tool: ".Length..]; break;
            case "DocumentComment": bill.IsIncomplete = SpdxDocument.IsIncomplete(value); break;
            case "Relationship": return Relate(value);
            case "RelationshipComment" when relations.Count > 0: relations[^1] = relations[^1] with { Comment = value }; break;
            case "SPDXREF": annotated = value; break;
            case "AnnotationComment" when annotations.Count < bill.Limits.MaxRecordsPerFile: annotations.Add((annotated, value)); break;
            default: TakeField(tag, bill.Field(value)); break;
        }

        return true;
    }

    bool Start(string name)
    {
        package = new BillItem { Name = bill.Field(name) ?? "" };
        items.Add(package);
        return items.Count < bill.Limits.MaxPackagesPerFile + 2;
    }

    bool Relate(string value)
    {
        if (value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var from, var type, var to])
            return true;
        if (type == "DESCRIBES" && from == SpdxDocument.Ref)
            described.Add(to);
        relations.Add((from, type, to, ""));
        return relations.Count <= bill.Limits.MaxRecordsPerFile;
    }

    void TakeField(string tag, string? value)
    {
        if (package is null)
            return;
        switch (tag)
        {
            case "SPDXID": package.Ref = value ?? ""; break;
            case "PackageVersion": package.Version = SpdxFields.Stated(value); break;
            case "PackageDescription": package.Description = value; break;
            case "PackageSupplier": SpdxFields.Supplier(package, value); break;
            case "PackageOriginator": SpdxFields.Originator(package, value); break;
            case "PackageSourceInfo": SpdxDocument.AddSource(package, value); break;
            case "PackageAttributionText": SpdxFields.Comment(package, value); break;
            case "PackageLicenseDeclared": stated.Add((package, value, null)); break;
            case "PackageLicenseConcluded": stated.Add((package, null, value)); break;
            case "PrimaryPackagePurpose": package.Kind = SpdxFields.Kind(value); break;
            case "ExternalRef" when value?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var type, var locator]: SpdxFields.Reference(package, type, locator); break;
            case "PackageChecksum" when value?.Split(':', StringSplitOptions.TrimEntries) is [var algorithm, var hex]:
                if (CycloneDx.CycloneDxFields.Checksum(algorithm, hex) is { } checksum)
                    package.Checksums.Add(checksum);
                break;
            default: break;
        }
    }

    Bill Finish()
    {
        foreach (var group in stated.GroupBy(s => s.Item))
            SpdxDocument.AddLicence(group.Key, group.FirstOrDefault(g => g.Declared is not null).Declared, group.FirstOrDefault(g => g.Concluded is not null).Concluded, licences);
        var byRef = items.GroupBy(i => i.Ref, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var (reference, comment) in annotations)
            if (byRef.TryGetValue(reference, out var item))
                SpdxFields.Comment(item, comment);
        bill.Subject = SpdxFields.Subject(described, items);
        foreach (var item in items)
            if (item != bill.Subject && !bill.Add(item))
                break;
        foreach (var (from, type, to, comment) in relations)
            if (!SpdxFields.Relation(bill, from, type, to, comment))
                break;
        return bill;
    }
}
