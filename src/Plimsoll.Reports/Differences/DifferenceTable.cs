using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Differences;

/// <summary>The difference for a person: packages, then findings, plus before what came and minus before what went.</summary>
public sealed class DifferenceTable : IDifferenceReport
{
    const int SeverityWidth = 10;

    public string Format => "table";

    public void Write(ResultDifference difference, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var ink = new Ink(options.Colour);
        writer.WriteLine(ink.Bold($"{Ink.Safe(difference.Before.Subject.Name)} → {Ink.Safe(difference.After.Subject.Name)}"));
        writer.WriteLine();
        writer.WriteLine(Counts(difference));
        foreach (var change in difference.Packages)
            writer.WriteLine($"  {Line(change)}");
        var (came, gone) = (difference.Came.Where(options.Shows).ToList(), difference.Gone.Where(options.Shows).ToList());
        writer.WriteLine();
        writer.WriteLine($"Findings: {came.Count:N0} came, {gone.Count:N0} went");
        WriteFindings('+', came, ink, writer);
        WriteFindings('-', gone, ink, writer);
    }

    static string Counts(ResultDifference difference)
    {
        var came = difference.Packages.Count(p => p.Before is null);
        var gone = difference.Packages.Count(p => p.After is null);
        return $"Packages: {came:N0} came, {gone:N0} went, {difference.Packages.Count - came - gone:N0} changed";
    }

    static string Line(PackageChange change)
    {
        var name = $"{change.Either.Package.Type.PurlName()} {Ink.Safe(change.Either.Package.Name)}";
        return (change.Before, change.After) switch
        {
            (null, { } came) => $"+ {name} {Ink.Safe(came.Package.Version)}",
            ({ } gone, null) => $"- {name} {Ink.Safe(gone.Package.Version)}",
            var (before, after) => $"~ {name} {Ink.Safe(before!.Package.Version)} → {Ink.Safe(after!.Package.Version)}",
        };
    }

    static void WriteFindings(char sign, IReadOnlyList<Finding> findings, Ink ink, StreamWriter writer)
    {
        foreach (var finding in findings)
        {
            var severity = ink.Of(finding.Severity, finding.Severity.ToString().ToLowerInvariant().PadRight(SeverityWidth));
            var where = finding.Package is { } package ? $" in {Ink.Safe(package.Package.Name)} {Ink.Safe(finding.Installed)}" : "";
            writer.WriteLine($"  {sign} {severity} {Ink.Safe(finding.Id)}{where}");
        }
    }
}
