namespace Plimsoll.Reports.Differences;

/// <summary>Every form of a difference; the first is what is written where none is asked for.</summary>
public static class DifferenceReports
{
    public static IReadOnlyList<IDifferenceReport> All { get; } = [new DifferenceTable(), new DifferenceJson(), new DifferenceMarkdown()];
}
