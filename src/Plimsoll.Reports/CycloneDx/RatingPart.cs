using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.CycloneDx;

/// <summary>How severe, by whom: what the finding counts as first, then every score that was published.</summary>
sealed class RatingPart(BomWriter writer, CycloneDxVersion version)
{
    public void Write(Finding finding)
    {
        writer.StartList("ratings");
        Write(finding.SeveritySource, null, Word(finding.Severity), "other", null);
        foreach (var score in finding.Cvss)
            Write(score.Source, score.Score, null, Method(score.Version), score.Vector);
        writer.EndList();
    }

    void Write(string? source, double? score, string? severity, string method, string? vector)
    {
        writer.StartItem("rating");
        if (source is not null)
        {
            writer.StartObject("source");
            writer.Text("name", source);
            writer.EndObject();
        }

        if (score is { } number)
            writer.Score(number);
        writer.Optional("severity", severity);
        writer.Text("method", method);
        writer.Optional("vector", vector);
        writer.EndObject();
    }

    static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        Severity.Negligible => "info",
        _ => "unknown",
    };

    string Method(string cvss) => cvss switch
    {
        "2.0" => "CVSSv2",
        "3.0" => "CVSSv3",
        "3.1" => "CVSSv31",
        "4.0" when version.IsAtLeast15 => "CVSSv4",
        _ => "other",
    };
}
