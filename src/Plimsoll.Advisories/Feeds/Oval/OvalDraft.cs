using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds.Oval;

/// <summary>An advisory while its definitions come in.</summary>
sealed class OvalDraft(string id)
{
    const int MaxUrl = 2048;

    readonly AffectedPackages affected = new();
    readonly SortedSet<string> aliases = new(StringComparer.Ordinal);
    readonly SortedSet<string> cvss = new(StringComparer.Ordinal);
    readonly SortedSet<string> weaknesses = new(StringComparer.Ordinal);
    Severity severity;
    string? published;
    string? modified;
    string? reference;

    public void Add(OvalDefinition definition, IReadOnlyList<AffectedPackage> packages)
    {
        foreach (var package in packages)
            affected.Add(package);
        severity = SeverityWords.Worse(severity, SeverityWords.Of(definition.Severity));
        published = Earlier(published, Identifiers.Day(definition.Issued));
        modified = Later(modified, Identifiers.Day(definition.Updated));
        foreach (var stated in definition.References)
            Add(stated);
        foreach (var cve in definition.Cves)
            AddAlias(cve.Id);
    }

    public void Add(OvalCve cve)
    {
        if (Identifiers.Vector(cve.Cvss3) is { } vector3)
            cvss.Add(vector3);
        if (Identifiers.Vector(cve.Cvss2) is { } vector2)
            cvss.Add(vector2);
        weaknesses.UnionWith(Identifiers.Weaknesses(cve.Cwe));
    }

    public Advisory ToAdvisory() => new()
    {
        Id = id,
        Aliases = [.. aliases],
        Affected = affected.ToList(),
        Severity = severity,
        Cvss = [.. cvss],
        Weaknesses = [.. weaknesses],
        Published = published,
        Modified = modified,
        References = reference is null ? [] : [reference],
    };

    void Add(OvalReference stated)
    {
        if (stated.Id == id && reference is null && stated.Url.Length <= MaxUrl && stated.Url.StartsWith("https://", StringComparison.Ordinal))
            reference = stated.Url;
        AddAlias(stated.Id);
    }

    // What speaks of one CVE is not the same thing as another that it mentions.
    void AddAlias(string cve)
    {
        if (!Identifiers.IsCve(id) && Identifiers.IsCve(cve))
            aliases.Add(cve);
    }

    static string? Earlier(string? left, string? right) => left is null || (right is not null && string.CompareOrdinal(right, left) < 0) ? right : left;

    static string? Later(string? left, string? right) => left is null || (right is not null && string.CompareOrdinal(right, left) > 0) ? right : left;
}
