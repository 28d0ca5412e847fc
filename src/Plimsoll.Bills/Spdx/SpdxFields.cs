using Plimsoll.Bills.Dialects;

namespace Plimsoll.Bills.Spdx;

/// <summary>What fields of SPDX 2 mean, for all of its forms.</summary>
static class SpdxFields
{
    const string Ours = "plimsoll:";
    const string Trivy = "aquasecurity:trivy:";

    /// <summary>What Trivy writes of a package as <c>Name: value</c>: attribution texts, later annotations.</summary>
    static readonly string[] TrivyNames = ["PkgID", "PkgType", "LayerDiffID", "LayerDigest", "FilePath", "Class", "Type", "SrcName", "SrcVersion", "SrcRelease", "SrcEpoch", "Modularitylabel"];

    /// <summary>Null where the format's own words for nothing stand.</summary>
    public static string? Stated(string? text) => text is null or "NOASSERTION" or "NONE" ? null : text;

    /// <remarks>SPDX 2.3, clause 7.24. Tags write a hyphen where JSON writes an underscore, and so do some tools everywhere.</remarks>
    public static BillKind Kind(string? purpose) =>
        purpose?.Replace('-', '_') == "OPERATING_SYSTEM" ? BillKind.OperatingSystem : BillKind.Package;

    /// <summary>An external reference: only purls and CPEs name a package.</summary>
    public static void Reference(BillItem item, string? type, string? locator)
    {
        if (locator is null)
            return;
        if (type == "purl" || type?.EndsWith("/purl", StringComparison.Ordinal) == true)
            item.Purl ??= locator;
        else if (type?.Contains("cpe2", StringComparison.OrdinalIgnoreCase) == true)
            item.Cpes.Add(locator);
    }

    /// <summary><c>Organization: name</c> or <c>Person: name (address)</c>.</summary>
    public static void Supplier(BillItem item, string? text)
    {
        if (Stated(text) is not { } agent)
            return;
        if (agent.StartsWith("Person: ", StringComparison.Ordinal))
            item.Maintainer ??= Person(agent["Person: ".Length..]);
        else
            item.Supplier = agent.StartsWith("Organization: ", StringComparison.Ordinal) ? agent["Organization: ".Length..] : agent;
    }

    public static void Originator(BillItem item, string? text)
    {
        if (Stated(text) is { } agent)
            item.Maintainer = Person(agent[(agent.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? colon + 2 : 0)..]);
    }

    /// <summary>The facts in a comment: a line each, ours as <c>plimsoll:name=value</c>, Trivy's as <c>Name: value</c>.</summary>
    public static void Comment(BillItem item, string? comment)
    {
        foreach (var line in (comment ?? "").Split('\n'))
            if (line.StartsWith(Ours, StringComparison.Ordinal) && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                item.Facts.Add(new(line[..equals], LineText.Unescape(line[(equals + 1)..])));
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && TrivyNames.Contains(line[..colon]))
                item.Facts.Add(new(Trivy + line[..colon], line[(colon + 2)..].Trim()));
    }

    /// <summary>A relationship by any of its names, either way round.</summary>
    /// <remarks>SPDX 2.3, clause 11. What owns what is an OTHER of Syft's, told by its comment.</remarks>
    /// <returns>false once there are too many.</returns>
    public static bool Relation(Bill bill, string? from, string? type, string? to, string? comment) => type switch
    {
        "DEPENDS_ON" => bill.Add(from, BillRelation.DependsOn, to),
        "DEPENDENCY_OF" or "RUNTIME_DEPENDENCY_OF" => bill.Add(to, BillRelation.DependsOn, from),
        "CONTAINS" => bill.Add(from, BillRelation.Contains, to),
        "CONTAINED_BY" => bill.Add(to, BillRelation.Contains, from),
        "OTHER" when comment?.StartsWith("ownership-by-file-overlap", StringComparison.Ordinal) == true => bill.Add(from, BillRelation.Owns, to),
        _ => true,
    };

    /// <summary>What is told only of the document as a whole: a single thing that it describes is its subject, and no package in it.</summary>
    public static BillItem? Subject(IReadOnlyCollection<string> described, List<BillItem> items)
    {
        var subject = described.Count == 1 ? items.Find(i => i.Ref == described.First()) : null;
        return subject is { Kind: BillKind.Package } && (items.Count > 1 || OwnDialect.IsSubject(subject)) ? subject : null;
    }

    static string Person(string text) =>
        text.EndsWith(')') && text.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var open ? $"{text[..open]} <{text[(open + 2)..^1]}>" : text;
}
