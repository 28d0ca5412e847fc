using System.Globalization;
using System.Text;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;

namespace Plimsoll.Reports.Csv;

/// <summary>A row a finding, for spreadsheets; the first row names the columns. Columns are added at the end only.</summary>
/// <remarks>RFC 4180.</remarks>
public sealed class CsvReport : IReport
{
    static readonly (string Name, Func<ScanResult, Finding, string?> Value)[] Columns =
    [
        ("subject", (r, _) => r.Subject.Name),
        ("digest", (r, _) => r.Subject.Digest?.ToString()),
        ("platform", (r, _) => r.Subject.Platform?.ToString()),
        ("kind", (_, f) => f.Kind.Snake()),
        ("id", (_, f) => f.Id),
        ("aliases", (_, f) => string.Join(' ', f.Aliases)),
        ("severity", (_, f) => f.Severity.Snake()),
        ("status", (_, f) => f.Status.Snake()),
        ("vendor_state", (_, f) => f.VendorState == VendorState.None ? null : f.VendorState.Snake()),
        ("package", (_, f) => f.Package?.Package.Name),
        ("purl", (_, f) => f.Package?.Purl.ToString()),
        ("installed", (_, f) => f.Installed),
        ("fixed", (_, f) => string.Join(' ', f.Fixed)),
        ("upgrade", (_, f) => f.Upgrade),
        ("cvss_score", (_, f) => Sentences.Score(f)?.Score.ToString("0.0", CultureInfo.InvariantCulture)),
        ("cvss_vector", (_, f) => Sentences.Score(f)?.Vector),
        ("epss", (_, f) => f.Epss?.Probability.ToString(CultureInfo.InvariantCulture)),
        ("exploited_since", (_, f) => f.Kev?.Added),
        ("title", (_, f) => f.Title),
        ("remedy", (_, f) => f.Remedy),
        ("path", (_, f) => f.Package is { Places.Count: > 0 } p ? p.Places[0].Path : null),
        ("layer", (_, f) => f.Package is { Places.Count: > 0 } p ? p.Places[0].Layer?.ToString() : null),
        ("does_not_count", (_, f) => Sentences.Excuse(f)),
        ("link", (_, f) => Links.Page(f)),
    ];

    public string Format => "csv";

    public Frame Frame { get; } = new($"{string.Join(',', Columns.Select(c => c.Name))}\r\n", "", "");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        if (!options.InFrame)
            writer.Write(Frame.Before);
        foreach (var finding in result.Findings.Where(options.Shows))
            writer.WriteLine(string.Join(',', Columns.Select(c => CsvCell.Of(c.Value(result, finding) ?? ""))));
    }
}
