namespace Plimsoll.Reports.Differences;

/// <summary>Writes a difference in one format.</summary>
public interface IDifferenceReport
{
    /// <summary>The name after <c>-o</c>.</summary>
    string Format { get; }

    void Write(ResultDifference difference, ReportOptions options, Stream output);
}
