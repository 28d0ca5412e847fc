using Plimsoll.Core.Findings;
using Plimsoll.Reports.Templates;

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

    /// <summary>What is built, for formats that hand results to the service that builds it.</summary>
    public BuildContext Build { get; init; } = new();

    /// <summary>The user's template, for the format that needs one.</summary>
    public Template? Template { get; init; }

    /// <summary>Whether the result stands in the format's <see cref="Frame"/>, beside others.</summary>
    public bool InFrame { get; init; }

    public bool Shows(Finding finding) => (Severities is null || Severities.Contains(finding.Severity)) && (!OnlyFixed || finding.IsFixable);
}

/// <summary>What stands around and between several results, where several were asked for.</summary>
public sealed record Frame(string Before, string Between, string After);

/// <summary>Writes a result in one format.</summary>
public interface IReport
{
    /// <summary>The name after <c>-o</c>.</summary>
    string Format { get; }

    /// <summary>Null where a document of this format can hold one result only.</summary>
    Frame? Frame { get; }

    void Write(ScanResult result, ReportOptions options, Stream output);
}
