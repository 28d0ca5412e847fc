using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Reports.Json.Saved;

/// <summary>One result of a saved report: the subject, the data, what was seen, the verdict.</summary>
static class SavedResult
{
    public static ScanResult Of(SavedElement report)
    {
        var subject = report.Needed("subject");
        var os = subject.Part("os");
        var packages = report.List("packages").Select(SavedPackage.Of).ToList();
        var gaps = report.List("gaps").Select(g => new Gap(g.Word<GapCode>("code"), g.Text("path"), g.Text("message"))).ToList();
        return new ScanResult
        {
            Subject = new Subject(subject.Word<SubjectKind>("kind"), subject.Text("name"), Digest(subject, "digest"), PlatformOf(subject)),
            Evidence = new SubjectEvidence
            {
                OperatingSystem = os is { } system ? new OperatingSystem(system.Text("id"), system.Text("version")) { PrettyName = system.Optional("name") } : null,
                Base = subject.Part("base") is { } known ? new BaseImage((int)Math.Clamp(known.Whole("layers"), 0, int.MaxValue), known.Optional("name"), Digest(known, "digest"), known.Word<BaseGround>("ground")) : null,
                Packages = packages,
                Observations = [.. report.List("observations").Select(Observation)],
                Gaps = gaps.FindAll(g => !g.IsOfJudging),
            },
            Database = Database(report.Needed("database")),
            EndOfLife = os?.Optional("endOfLife"),
            Findings = SavedFindings.Of(report, packages),
            Gaps = gaps,
            Verdict = Verdict(report.Needed("verdict")),
        };
    }

    public static Digest? Digest(SavedElement element, string name) => element.Optional(name) switch
    {
        null => null,
        var text when Core.Digest.TryParse(text, out var digest) => digest,
        _ => throw element.Wrong(name, "a digest"),
    };

    static Platform? PlatformOf(SavedElement subject) => subject.Optional("platform") switch
    {
        null => null,
        var text when Platform.TryParse(text, out var platform) => platform,
        _ => throw subject.Wrong("platform", "a platform"),
    };

    static Observation Observation(SavedElement saved)
    {
        var facts = saved.Needed("facts");
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in facts.Element.EnumerateObject())
            values[fact.Name] = facts.Text(fact.Name);
        return new Observation(saved.Text("inspector"), saved.Text("subject"), values);
    }

    static DatabaseInfo Database(SavedElement saved) => new(saved.Text("built"), saved.Text("digest"),
        [.. saved.List("sources").Select(s => new DatabaseSource(s.Text("name"), s.Optional("date"), s.Whole("advisories"), s.Text("licence"), s.Text("attribution")))]);

    static Verdict Verdict(SavedElement saved) => new(saved.Word<VerdictResult>("result"), saved.Text("policy"),
        [.. saved.List("reasons").Select(r => new VerdictReason(r.Text("rule"), r.Text("text"), r.Texts("findings")))]);
}
