using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills;

/// <summary>A bill of materials as it was read, in no format's words. It holds the limits of counts and sizes, so that no reader has to.</summary>
sealed class Bill(string format, Limits limits)
{
    readonly List<BillItem> items = [];
    readonly List<BillEdge> edges = [];
    readonly List<Gap> gaps = [];
    bool hasTooMany;

    /// <summary>Format and version, as <c>CycloneDX 1.6</c>.</summary>
    public string Format { get; } = format;

    public Limits Limits { get; } = limits;

    /// <summary>Who wrote it, with a version where that is told.</summary>
    public string? Tool { get; set; }

    /// <summary>What the bill is about.</summary>
    public BillItem? Subject { get; set; }

    /// <summary>Whether the bill says of itself that something is missing in it.</summary>
    public bool IsIncomplete { get; set; }

    public IReadOnlyList<BillItem> Items => items;

    public IReadOnlyList<BillEdge> Edges => edges;

    public IReadOnlyList<Gap> Gaps => gaps;

    /// <returns>false once there are too many: the reader stops, the gap is noted.</returns>
    public bool Add(BillItem item)
    {
        if (item.Name.Length == 0 && item.Purl is null)
            return true;
        if (items.Count >= Limits.MaxPackagesPerFile)
            return TooMany($"it lists more than {Limits.MaxPackagesPerFile:N0} components; the rest were not read");
        items.Add(item);
        return true;
    }

    public bool Add(string? from, BillRelation relation, string? to)
    {
        if (from is null || to is null || from == to)
            return true;
        if (edges.Count >= Limits.MaxRecordsPerFile)
            return TooMany($"it states more than {Limits.MaxRecordsPerFile:N0} relations; the rest were not read");
        edges.Add(new BillEdge(from, relation, to));
        return true;
    }

    /// <summary>A field as it may be kept: trimmed, and null where it is empty or longer than any true one.</summary>
    public string? Field(string? text) => text?.Trim() is { Length: > 0 } field && field.Length <= Limits.MaxFieldBytes ? field : null;

    public void Note(GapCode code, string message)
    {
        if (gaps.Count < Limits.MaxGapsPerFile)
            gaps.Add(new Gap(code, "", message));
    }

    bool TooMany(string message)
    {
        if (!hasTooMany)
            Note(GapCode.TooLarge, message);
        hasTooMany = true;
        return false;
    }
}
