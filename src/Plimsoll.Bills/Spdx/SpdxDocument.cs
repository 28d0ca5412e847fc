namespace Plimsoll.Bills.Spdx;

/// <summary>What tools write in the free texts of SPDX 2.</summary>
static class SpdxDocument
{
    public const string Ref = "SPDXRef-DOCUMENT";

    const string TrivySource = "built package from: ";
    const string SyftSource = "acquired package info from ";

    /// <summary>Plimsoll's own words in a document's comment.</summary>
    public static bool IsIncomplete(string? comment) => comment?.Contains("list of packages may be incomplete", StringComparison.Ordinal) ?? false;

    /// <summary>The declared licence, else the concluded one; a lone reference by the name that the document gives it.</summary>
    public static void AddLicence(BillItem item, string? declared, string? concluded, Dictionary<string, string> names)
    {
        if ((SpdxFields.Stated(declared) ?? SpdxFields.Stated(concluded)) is { } licence)
            item.Licences.Add(SpdxFields.Stated(names.GetValueOrDefault(licence)) ?? licence);
    }

    /// <summary>Trivy names the source package here, Syft the files that it read.</summary>
    public static void AddSource(BillItem item, string? info)
    {
        if (info is null)
            return;
        if (info.StartsWith(TrivySource, StringComparison.Ordinal) && info[TrivySource.Length..].Split(' ') is [var name, .. var version])
        {
            item.Facts.Add(new("aquasecurity:trivy:SrcName", name));
            item.Facts.Add(new("aquasecurity:trivy:SrcVersion", string.Join(' ', version)));
        }
        else if (info.StartsWith(SyftSource, StringComparison.Ordinal) && info.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
        {
            item.Locations.AddRange(info[(colon + 2)..].Split(", "));
        }
    }
}
