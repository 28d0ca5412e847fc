using Plimsoll.Core.Findings;

namespace Plimsoll.Reports;

/// <summary>How to show a result. Nothing here changes the verdict.</summary>
public sealed record ReportOptions
{
    /// <summary>Severities shown; null for all.</summary>
    public IReadOnlySet<Severity>? Severities { get; init; }

    public bool OnlyFixed { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    public bool Colour { get; init; }

    /// <summary>For the age of the data.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>When documents say they were made.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Plimsoll's own version, for documents that name the tool that made them.</summary>
    public string ToolVersion { get; init; } = "0.0.0";

    public bool Shows(Finding finding) => (Severities is null || Severities.Contains(finding.Severity)) && (!OnlyFixed || finding.IsFixable);
}

/// <summary>What stands around and between several results, where several were asked for.</summary>
public sealed record Frame(string Before, string Between, string After);

/// <summary>Writes a result in one format.</summary>
public interface IReport
{
    /// <summary>The name after <c>-o</c>.</summary>
    string Format { get; }

    Frame Frame { get; }

    void Write(ScanResult result, ReportOptions options, Stream output);
}
