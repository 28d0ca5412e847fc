using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Reports.Json;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Reports.Sbom;

/// <summary>The properties of each kind of item.</summary>
static class ItemProperties
{
    const string Prefix = "plimsoll:";

    /// <param name="gaps">What of the subject could not be read: whoever scans the bill must know it too.</param>
    public static IReadOnlyList<BomProperty> Of(Subject subject, IReadOnlyList<Gap> gaps) =>
    [
        .. Known(
            ("kind", subject.Kind.Snake()),
            ("digest", subject.Digest?.ToString()),
            ("platform", subject.Platform?.ToString())),
        .. gaps.Select(g => new BomProperty($"{Prefix}gap", $"{g.Code.Snake()} {Uri.EscapeDataString(Clean.Unicode(g.Path)).Replace("%2F", "/", StringComparison.Ordinal)} {g.Message}")),
    ];

    public static IReadOnlyList<BomProperty> Of(OperatingSystem system, string? endOfLife) => Known(
        ("codename", system.VersionCodename),
        ("variant", system.Variant),
        ("suites", system.Suites.Count == 0 ? null : string.Join(' ', system.Suites)),
        ("endOfLife", endOfLife));

    public static IReadOnlyList<BomProperty> Of(InstalledPackage installed)
    {
        var package = installed.Package;
        return
        [
            .. Known(
                ("type", package.Type.PurlName()),
                ("foundBy", installed.FoundBy),
                ("architecture", package.Architecture),
                ("sourceName", package.SourceNameOrName),
                ("sourceVersion", package.SourceVersionOrVersion),
                ("origin", package.Origin == package.Vendor ? null : package.Origin),
                ("module", package.Module),
                ("inside", package.Inside),
                ("basis", package.Basis),
                ("direct", package.IsDirect is { } direct ? Word(direct) : null),
                ("development", package.IsDevelopment ? Word(true) : null),
                ("ownedBy", installed.OwnedBy),
                ("judgedByOwner", installed.IsJudgedByOwner ? Word(true) : null),
                ("ofBase", installed.IsOfBase is { } ofBase ? Word(ofBase) : null),
                ("containedIn", installed.ContainedIn)),
            .. package.Cpes.Select(c => new BomProperty($"{Prefix}cpe", c)),
            .. installed.Places.SelectMany(Of),
        ];
    }

    static string Word(bool truth) => truth ? "true" : "false";

    /// <summary>The first place's names stand alone; those of further places carry their number.</summary>
    static IReadOnlyList<BomProperty> Of(Place place, int index)
    {
        var number = index == 0 ? "" : $":{index}";
        return Known(($"path{number}", place.Path), ($"layer{number}", place.Layer?.ToString()), ($"step{number}", place.Step));
    }

    static List<BomProperty> Known(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        List<BomProperty> known = [];
        foreach (var (name, value) in facts)
            if (!string.IsNullOrEmpty(value))
                known.Add(new BomProperty(Prefix + name, value));
        return known;
    }
}
