using Plimsoll.Core;
using Plimsoll.Formats;
using Plimsoll.Formats.Xml;

namespace Plimsoll.Bills.CycloneDx;

/// <summary>Reads CycloneDX in XML, forward, element by element.</summary>
/// <remarks>ECMA-424; the XML schemas 1.2 to 1.7.</remarks>
sealed class CycloneDxXml
{
    readonly XmlWalk xml;
    readonly Bill bill;

    CycloneDxXml(XmlWalk xml, Bill bill) => (this.xml, this.bill) = (xml, bill);

    /// <exception cref="MalformedDocumentException">It is no such document, or breaks a limit.</exception>
    public static Bill Read(Stream content, Limits limits)
    {
        using var walk = new XmlWalk(content, XmlLimits.Default with { MaxCharacters = limits.MaxFileBytes, MaxFieldCharacters = limits.MaxFieldBytes });
        walk.Root("bom");
        var version = walk.Space[(walk.Space.LastIndexOf('/') + 1)..];
        if (!walk.Space.StartsWith("http://cyclonedx.org/schema/bom/1.", StringComparison.Ordinal))
            throw new MalformedDocumentException($"its root is in the name space '{walk.Space}', and those of CycloneDX 1.2 to 1.7 are read");
        var bill = new Bill($"CycloneDX {version}", limits);
        new CycloneDxXml(walk, bill).ReadBill();
        walk.End();
        return bill;
    }

    void ReadBill()
    {
        for (var level = xml.Enter(); xml.Child(level);)
            switch (xml.Name)
            {
                case "metadata": ReadMetadata(); break;
                case "components": ReadComponents(null); break;
                case "dependencies": ReadDependencies(); break;
                case "compositions": ReadCompositions(); break;
                default: break;
            }
    }

    void ReadMetadata()
    {
        for (var level = xml.Enter(); xml.Child(level);)
            switch (xml.Name)
            {
                case "component": bill.Subject = ReadComponent().Item; break;
                case "tools": ReadTools(); break;
                default: break;
            }
    }

    void ReadTools()
    {
        for (var level = xml.Enter(); xml.Child(level);)
            switch (xml.Name)
            {
                case "components": ReadTools(); break;
                case "tool" or "component":
                    var (name, version) = ("", "");
                    for (var inner = xml.Enter(); xml.Child(inner);)
                        _ = xml.Name switch { "name" => name = xml.Text(), "version" => version = xml.Text(), _ => "" };
                    bill.Tool ??= name.Length == 0 ? null : $"{name} {version}".Trim();
                    break;
                default: break;
            }
    }

    void ReadComponents(string? parent)
    {
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "component")
            {
                var (item, inner) = ReadComponent();
                if (!bill.Add(item) || !bill.Add(parent, BillRelation.Contains, item.Ref))
                    return;
                foreach (var contained in inner)
                    if (!bill.Add(contained.Item) || !bill.Add(contained.Parent ?? item.Ref, BillRelation.Contains, contained.Item.Ref))
                        return;
            }
    }

    /// <summary>A component, and those in it: a document that is walked forward tells of them before its end.</summary>
    (BillItem Item, List<(BillItem Item, string? Parent)> Inner) ReadComponent()
    {
        var item = new BillItem { Ref = xml.Attribute("bom-ref") ?? "", Kind = CycloneDxFields.Kind(xml.Attribute("type")) };
        List<(BillItem Item, string? Parent)> inner = [];
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "components")
                ReadInner(inner);
            else
                ReadField(item);
        if (item.Ref.Length == 0)
            item.Ref = item.Purl ?? "";
        return (item, inner);
    }

    void ReadInner(List<(BillItem Item, string? Parent)> inner)
    {
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "component")
            {
                xml.Keep();
                var (item, deeper) = ReadComponent();
                inner.Add((item, null));
                inner.AddRange(deeper.Select(d => (d.Item, (string?)(d.Parent ?? item.Ref))));
                if (inner.Count > bill.Limits.MaxPackagesPerFile)
                    throw new MalformedDocumentException($"it nests more than {bill.Limits.MaxPackagesPerFile:N0} components in one");
            }
    }

    void ReadField(BillItem item)
    {
        switch (xml.Name)
        {
            case "group": item.Group = bill.Field(xml.Text()); break;
            case "name": item.Name = xml.Text(); break;
            case "version": item.Version = bill.Field(xml.Text()); break;
            case "description": item.Description = bill.Field(xml.Text()); break;
            case "publisher": item.Maintainer = bill.Field(xml.Text()); break;
            case "author": item.Maintainer ??= bill.Field(xml.Text()); break;
            case "purl": item.Purl = bill.Field(xml.Text()); break;
            case "cpe": item.Cpes.Add(xml.Text()); break;
            case "supplier": item.Supplier = Child("name"); break;
            case "hashes": Each("hash", () => CycloneDxFields.Checksum(xml.Attribute("alg"), xml.Text()), item.Checksums); break;
            case "licenses": ReadLicences(item); break;
            case "properties": ReadProperties(item); break;
            case "evidence": ReadEvidence(item); break;
            default: break;
        }
    }

    void ReadLicences(BillItem item)
    {
        for (var level = xml.Enter(); xml.Child(level);)
            if ((xml.Name == "expression" ? bill.Field(xml.Text()) : Child("id", "name")) is { } stated)
                item.Licences.Add(stated);
    }

    void ReadProperties(BillItem item)
    {
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "property" && xml.Attribute("name") is { Length: > 0 } name)
                item.Facts.Add(new(name, xml.Text(trimmed: false)));
    }

    void ReadEvidence(BillItem item)
    {
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == "occurrences")
                Each("occurrence", () => Child("location"), item.Locations);
    }

    void ReadDependencies()
    {
        for (var level = xml.Enter(); xml.Child(level);)
        {
            var from = xml.Attribute("ref");
            for (var inner = xml.Enter(); xml.Child(inner);)
                if (xml.Name == "dependency" && !bill.Add(from, BillRelation.DependsOn, xml.Attribute("ref")))
                    return;
        }
    }

    void ReadCompositions()
    {
        for (var level = xml.Enter(); xml.Child(level);)
            bill.IsIncomplete |= CycloneDxFields.IsIncomplete(Child("aggregate"));
    }

    void Each(string element, Func<string?> read, List<string> into)
    {
        for (var level = xml.Enter(); xml.Child(level);)
            if (xml.Name == element && read() is { } value)
                into.Add(value);
    }

    /// <summary>The text of the first child of one of these names.</summary>
    string? Child(params ReadOnlySpan<string> names)
    {
        string? found = null;
        for (var level = xml.Enter(); xml.Child(level);)
            if (found is null && names.Contains(xml.Name))
                found = bill.Field(xml.Text());
        return found;
    }
}
