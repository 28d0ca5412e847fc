using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Bills.Dialects;

/// <summary>What Plimsoll itself writes: everything that a scan knows of a package, so that a scan of the bill finds what a scan of the subject found.</summary>
static class OwnDialect
{
    const string Prefix = "plimsoll:";

    /// <returns>Null for an entry that Plimsoll did not write.</returns>
    public static InstalledPackage? Installed(BillItem item)
    {
        if (PackageTypes.Of(Fact(item, "type") ?? "") is not { } type || !PackageUrl.TryParse(item.Purl, out var purl))
            return null;
        var version = item.Version ?? "";
        var vendor = item.Supplier == item.Maintainer ? null : item.Supplier;
        var package = new Package
        {
            Type = type,
            Name = item.Name,
            Version = version,
            Architecture = Fact(item, "architecture"),
            SourceName = Other(Fact(item, "sourceName"), item.Name),
            SourceVersion = Other(Fact(item, "sourceVersion"), version),
            Licences = item.Licences,
            Maintainer = item.Maintainer,
            Vendor = vendor,
            Origin = Fact(item, "origin"),
            Module = Fact(item, "module"),
            Qualifiers = type.IsOfSystem() ? [] : [.. purl.Qualifiers],
            Inside = Fact(item, "inside"),
            Basis = Fact(item, "basis"),
            IsDirect = Fact(item, "direct") is { } direct ? direct == "true" : null,
            IsDevelopment = Fact(item, "development") == "true",
            Checksums = item.Checksums,
            Cpes = [.. item.Facts.Where(f => f.Key == Prefix + "cpe").Select(f => f.Value)],
        };
        return new InstalledPackage(package, purl, Fact(item, "foundBy") ?? "sbom", Places(item))
        {
            OwnedBy = Fact(item, "ownedBy"),
            IsJudgedByOwner = Fact(item, "judgedByOwner") == "true",
            IsOfBase = Fact(item, "ofBase") is { } ofBase ? ofBase == "true" : null,
            ContainedIn = Fact(item, "containedIn"),
        };
    }

    /// <summary>Whether it is what a bill of Plimsoll's is about, be nothing else in it.</summary>
    public static bool IsSubject(BillItem item) => Fact(item, "kind") is not null;

    public static OperatingSystem Refine(OperatingSystem system, BillItem item) => system with
    {
        Variant = Fact(item, "variant") ?? system.Variant,
        VersionCodename = Fact(item, "codename") ?? system.VersionCodename,
        Suites = Fact(item, "suites")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? system.Suites,
    };

    public static Digest? DigestOf(BillItem subject) => Core.Digest.TryParse(Fact(subject, "digest"), out var digest) ? digest : null;

    public static Platform? PlatformOf(BillItem subject) => Platform.TryParse(Fact(subject, "platform"), out var platform) ? platform : null;

    /// <summary>What could not be read of the subject itself: <c>code path message</c>, the path's blanks as <c>%20</c>.</summary>
    public static IEnumerable<Gap> Gaps(BillItem subject)
    {
        foreach (var (name, value) in subject.Facts)
            if (name == Prefix + "gap" && value.Split(' ', 3) is [var word, var path, var message])
                yield return new Gap(CodeOf(word), Uri.UnescapeDataString(path), message);
    }

    static List<Place> Places(BillItem item)
    {
        List<Place> places = [];
        for (var number = ""; Fact(item, $"path{number}") is { } path; number = $":{places.Count}")
            places.Add(new Place(Core.Digest.TryParse(Fact(item, $"layer{number}"), out var layer) ? layer : null, path, Fact(item, $"step{number}")));
        return places;
    }

    static string? Fact(BillItem item, string name) => item.Fact(Prefix + name);

    static string? Other(string? value, string than) => value == than ? null : value;

    static GapCode CodeOf(string word) => Enum.TryParse<GapCode>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var code) && Enum.IsDefined(code) ? code : GapCode.Unsupported;
}
