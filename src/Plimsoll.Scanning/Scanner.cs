using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Lifecycle;
using Plimsoll.Advisories.Matching;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Images.Subjects;
using Plimsoll.Policy;
using Plimsoll.Policy.Licences;
using Plimsoll.Policy.Vex;
using Plimsoll.Scanning.Bases;

namespace Plimsoll.Scanning;

/// <summary>What a scan is judged by.</summary>
public sealed record JudgeOptions
{
    public FailOn? FailOn { get; init; }

    /// <summary>Statements of VEX documents; null for none.</summary>
    public VexBook? Vex { get; init; }

    public IReadOnlyList<IgnoreRule> Ignore { get; init; } = [];

    /// <summary>How messages name the ignore file.</summary>
    public string IgnoreFile { get; init; } = "";

    /// <summary>Which licences packages may have; null for any.</summary>
    public LicencePolicy? Licences { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>What the base image brought is left out, for its maker to mend.</summary>
    public bool OwnLayersOnly { get; init; }
}

/// <summary>The one pipeline: a subject's evidence, the advisories that match, the verdict.</summary>
public static class Scanner
{
    /// <param name="notes">Sentences about the ignore file that the user should see.</param>
    public static ScanResult Scan(
        OpenedSubject subject, EvidenceGatherer gatherer, ScanOptions options, AdvisoryDatabase database, JudgeOptions judging, out IReadOnlyList<string> notes, CancellationToken cancellation) =>
        Scan(subject.Subject, gatherer.Gather(subject, options, cancellation), options.Limits, database, judging, out notes);

    /// <summary>Judges evidence that was gathered elsewhere: a bill of materials.</summary>
    /// <param name="notes">Sentences about the ignore file that the user should see.</param>
    public static ScanResult Scan(Subject subject, SubjectEvidence evidence, Limits limits, AdvisoryDatabase database, JudgeOptions judging, out IReadOnlyList<string> notes)
    {
        var matches = new Matcher(database, limits).Match(evidence, judging.Today);
        IReadOnlyList<Finding> found = [.. matches.Findings.Concat(OriginRules.Findings(evidence.Observations)).Concat(LicenceRules.Findings(evidence.Packages, judging.Licences)).OrderByDescending(f => f.Severity)];
        if (judging.Vex is { } vex)
            found = VexJudge.Apply(found, vex, subject, evidence);
        var findings = IgnoreFile.Apply(found, judging.Ignore, judging.Today, judging.IgnoreFile, out notes);
        if (judging.OwnLayersOnly)
            findings = OwnLayers.Of(findings, evidence.Base, ref notes);
        var gaps = evidence.Gaps.Concat(matches.Gaps).ToList();
        return new ScanResult
        {
            Subject = subject,
            Evidence = evidence,
            Database = database.Info,
            EndOfLife = evidence.OperatingSystem is { } system ? EndOfLife.Of(system) : null,
            Findings = findings,
            Gaps = gaps,
            Verdict = Judge.Verdict(findings, gaps, judging.FailOn),
        };
    }

    /// <summary>What is there, and nothing of what advisories say of it.</summary>
    public static ScanResult Inventory(OpenedSubject subject, EvidenceGatherer gatherer, ScanOptions options, CancellationToken cancellation) =>
        Inventory(subject.Subject, gatherer.Gather(subject, options, cancellation));

    /// <summary>Evidence that was gathered elsewhere, as a result.</summary>
    public static ScanResult Inventory(Subject subject, SubjectEvidence evidence) => new()
    {
        Subject = subject,
        Evidence = evidence,
        Database = DatabaseInfo.None,
        EndOfLife = evidence.OperatingSystem is { } system ? EndOfLife.Of(system) : null,
        Gaps = evidence.Gaps,
        Verdict = Verdict.None,
    };
}
