using Plimsoll.Advisories.Feeds.Vendors;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Where vendors put the id of an advisory and the names of releases.</summary>
static class VendorIds
{
    /// <summary>The title's first word, where it begins as the vendor's ids do: <c>RHSA-2022:5242: vim security update</c>.</summary>
    public static string? FromTitle(OvalDefinition definition, params ReadOnlySpan<string> prefixes)
    {
        var title = definition.Title.AsSpan().Trim();
        var space = title.IndexOf(' ');
        var word = (space < 0 ? title : title[..space]).TrimEnd(':');
        foreach (var prefix in prefixes)
            if (word.StartsWith(prefix, StringComparison.Ordinal) && word.Length > prefix.Length)
                return word.ToString();
        return null;
    }

    /// <summary>The CVE that the title begins with, else the first one referred to.</summary>
    public static string? FirstCve(OvalDefinition definition)
    {
        if (FromTitle(definition, "CVE-") is { } title && Identifiers.IsCve(title))
            return title;
        return definition.References.Find(reference => Identifiers.IsCve(reference.Id)).Id ?? definition.Cves.Find(cve => Identifiers.IsCve(cve.Id)).Id;
    }

    /// <summary><c>Oracle Linux 9</c> with both prefixes given becomes <c>Oracle Linux:9</c>.</summary>
    public static IReadOnlyList<string> Releases(IEnumerable<string> platforms, string prefix, string ecosystem) =>
    [
        .. platforms
            .Where(platform => platform.StartsWith(prefix, StringComparison.Ordinal) && platform.Length > prefix.Length && char.IsAsciiDigit(platform[prefix.Length]))
            .Select(platform => ecosystem + FirstWord(platform[prefix.Length..]))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    static string FirstWord(string text) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? text[..space] : text;
}
