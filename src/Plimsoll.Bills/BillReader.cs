using Plimsoll.Bills.Dialects;
using Plimsoll.Bills.Systems;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Bills;

/// <summary>Reads bills of materials: Plimsoll's own and those of other tools.</summary>
public static class BillReader
{
    /// <summary>The observation that a bill was read: its format, who made it, and of what.</summary>
    public const string Reader = "sbom";

    /// <summary>The fact of <see cref="Reader"/>'s observation that is the purl of what the bill is about.</summary>
    public const string SubjectPurl = "purl";

    const int MaxNamed = 3;

    /// <summary>Whether the first bytes of a file are those of a bill in one of the plain forms, and of nothing else.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => BillFile.Recognises(head);

    /// <summary>Reads a bill as evidence of what it is about.</summary>
    /// <param name="file">How gaps name it.</param>
    /// <exception cref="MalformedDocumentException">It is none that is read; the message is half a sentence that says why.</exception>
    public static ReadBill Read(ReadOnlySpan<byte> bytes, string file, Limits limits)
    {
        var bill = BillFile.Read(bytes, limits);
        List<string> unnamed = [];
        var packages = Packages(bill, unnamed);
        var subject = bill.Subject;
        return new ReadBill(subject is null ? null : DigestOf(subject), subject is null ? null : OwnDialect.PlatformOf(subject), new SubjectEvidence
        {
            OperatingSystem = SystemIn(bill) ?? SystemOf.Agreed(packages),
            Packages = packages,
            Observations = [Observation(bill, file)],
            Gaps = [.. Gaps(bill, unnamed, file)],
        });
    }

    /// <summary>The packages of a bill that was found within a subject, as its reader may give them to others.</summary>
    /// <exception cref="MalformedDocumentException">It is none that is read.</exception>
    public static IReadOnlyList<Package> PackagesIn(ReadOnlySpan<byte> bytes, Limits limits)
    {
        var bill = BillFile.Read(bytes, limits);
        var packages = Packages(bill, null);
        var byPurl = packages.GroupBy(p => p.Purl.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Package, StringComparer.Ordinal);
        return [.. packages.Select(p => p.Package with
        {
            Dependencies = [.. p.DependsOn.Select(d => byPurl[d]).Where(d => d.Type == p.Package.Type).Select(d => new Dependency(d.Name, d.Version.Length == 0 ? null : d.Version))],
        })];
    }

    static OperatingSystem? SystemIn(Bill bill)
    {
        foreach (var item in bill.Items)
            if (item.Kind == BillKind.OperatingSystem)
                return SystemOf.Item(item);
        return null;
    }

    /// <summary>In the order of their purls. Of others' bills, what is listed twice under one purl is one package in two places; ours lists what it means.</summary>
    static List<InstalledPackage> Packages(Bill bill, List<string>? unnamed)
    {
        var purls = new Dictionary<string, string>(StringComparer.Ordinal);
        var merged = new Dictionary<string, int>(StringComparer.Ordinal);
        List<InstalledPackage> packages = [];
        foreach (var (item, installed) in BillPackages.Of(bill, unnamed))
        {
            var purl = installed.Purl.ToString();
            if (item.Ref.Length > 0)
                purls.TryAdd(item.Ref, purl);
            if (OwnDialect.Installed(item) is null && merged.TryGetValue(purl, out var at))
                packages[at] = packages[at] with { Places = [.. packages[at].Places.Concat(installed.Places).Distinct()] };
            else
            {
                merged.TryAdd(purl, packages.Count);
                packages.Add(installed);
            }
        }

        var relations = new BillRelations(bill, purls);
        return [.. packages.Select(relations.Apply).OrderBy(p => p.Purl.ToString(), StringComparer.Ordinal)];
    }

    static IEnumerable<Gap> Gaps(Bill bill, List<string> unnamed, string file)
    {
        List<Gap> own = bill.Subject is null ? [] : [.. OwnDialect.Gaps(bill.Subject)];
        foreach (var gap in own)
            yield return gap;
        foreach (var gap in bill.Gaps)
            yield return gap with { Path = file };
        if (bill.IsIncomplete && own.Count == 0)
            yield return new Gap(GapCode.Unsupported, file, "the bill says of itself that its list is incomplete");
        if (unnamed.Count > 0)
            yield return new Gap(GapCode.NoAdvisories, file,
                $"{unnamed.Count:N0} {(unnamed.Count == 1 ? "component has" : "components have")} no package URL of a type that advisories speak of, and {(unnamed.Count == 1 ? "was" : "were")} not judged: {string.Join(", ", unnamed.Take(MaxNamed))}{(unnamed.Count > MaxNamed ? ", …" : "")}");
    }

    static Digest? DigestOf(BillItem subject)
    {
        if ((OwnDialect.DigestOf(subject) ?? TrivyDialect.DigestOf(subject)) is { } known)
            return known;
        foreach (var text in (string?[])[PackageUrl.TryParse(subject.Purl, out var purl) ? purl.Version : null, subject.Version, .. subject.Checksums])
            if (Core.Digest.TryParse(text, out var digest))
                return digest;
        return null;
    }

    static Observation Observation(Bill bill, string file)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["format"] = bill.Format };
        foreach (var (name, value) in ((string, string?)[])[("tool", bill.Tool), ("subject", bill.Subject?.FullName), (SubjectPurl, bill.Subject?.Purl)])
            if (value is { Length: > 0 })
                facts[name] = value;
        return new Observation(Reader, file, facts);
    }
}
