using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Common;

/// <summary>What a report says of a finding in words. Control characters of strangers are gone from all of it.</summary>
static class Sentences
{
    public static string Severity(Finding finding) => finding.Severity.ToString().ToLowerInvariant();

    /// <summary>The package, and the source that advisories speak of where that has another name; empty for the subject as a whole.</summary>
    public static string Package(Finding finding)
    {
        if (finding.Package?.Package is not { } package)
            return "";
        var source = package.SourceNameOrName;
        return Printable.Of(source == package.Name ? $"{package.Name} {package.Version}" : $"{package.Name} {package.Version} (of {source})");
    }

    /// <summary>How it is known where the base image ends.</summary>
    public static string GroundOf(BaseGround ground) => ground switch
    {
        BaseGround.Digest => "by the digest that it states",
        BaseGround.Chain => "by an image of these layers that was scanned before",
        _ => "by its history",
    };

    /// <summary>One line: what, in what, how bad.</summary>
    public static string Headline(Finding finding, Plimsoll.Core.Subject subject) =>
        $"{Printable.Of(finding.Id)} ({Severity(finding)}) in {(finding.Package is null ? Printable.Of(subject.Name) : Package(finding))}";

    /// <summary>Title and remedy, where they are known.</summary>
    public static string Detail(Finding finding) => Printable.Of($"{finding.Title} {finding.Remedy}".Trim());

    /// <summary>Why a finding does not count against the subject; null where it does.</summary>
    public static string? Excuse(Finding finding) => finding switch
    {
        { Waived: { } waiver } => Printable.Of($"Accepted{(waiver.Owner.Length > 0 ? $" by {waiver.Owner}" : "")}{(waiver.Until is { } until ? $" until {until:yyyy-MM-dd}" : "")}{(waiver.Reason.Length > 0 ? $": {waiver.Reason}" : ".")}"),
        { Counts: false, Vex: { } word } => Printable.Of($"{Stated(word)}{(Reason(word) is { Length: > 0 } reason ? $": {reason}" : ".")}"),
        { Counts: false } => finding.Status == VulnerabilityStatus.Fixed ? "This version is fixed." : "This version is not affected.",
        _ => null,
    };

    static string Stated(VexWord word) => $"{(word.Status == VulnerabilityStatus.Fixed ? "Fixed" : "Not affected")}, says {word.Author} ({word.Document})";

    static string Reason(VexWord word) => string.Join("; ", new[] { word.Justification, word.Impact }.OfType<string>());

    /// <summary>The highest score that anybody gave; null where nobody did.</summary>
    public static CvssScore? Score(Finding finding) => finding.Cvss.MaxBy(c => c.Score);
}
