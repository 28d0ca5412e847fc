using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Chunked;

/// <summary>The ranges of a blob that hold what somebody may want, near ones joined: a request costs more than some bytes that nobody needs.</summary>
sealed class ReadPlan
{
    /// <summary>What one more request is worth, in bytes.</summary>
    const long Gap = 64 * 1024;

    const int MaxRanges = 2_000;

    readonly List<(long Start, long End)> ranges = [];

    /// <summary>Bytes of all ranges.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether so many small ranges cost more than the whole layer would.</summary>
    public bool IsScattered => ranges.Count > MaxRanges;

    public static ReadPlan Of(IReadOnlyList<ContentsEntry> entries, ILayerVisitor visitor)
    {
        List<(long Start, long End)> wanted = [];
        foreach (var entry in entries)
            if (entry.Kind == FileKind.File && entry.Chunks.Count > 0 && visitor.MayWant(entry.ToFileEntry()))
                foreach (var chunk in entry.Chunks)
                    if (chunk.Sha256 is not null)
                        wanted.Add((chunk.Offset, chunk.End));
        wanted.Sort();
        return Of(wanted);
    }

    /// <param name="wanted">Ranges in order of their starts.</param>
    public static ReadPlan Of(IEnumerable<(long Start, long End)> wanted)
    {
        var plan = new ReadPlan();
        foreach (var range in wanted)
            plan.Add(range);
        plan.Bytes = plan.ranges.Sum(r => r.End - r.Start);
        return plan;
    }

    /// <summary>Where the range that holds these bytes ends; where they end themselves if they are in none.</summary>
    public long EndOfRange(long start, long end)
    {
        var at = ranges.BinarySearch((start, long.MaxValue));
        at = (at < 0 ? ~at : at) - 1;
        return at >= 0 && ranges[at].End >= end ? ranges[at].End : end;
    }

    void Add((long Start, long End) range)
    {
        if (ranges.Count > 0 && range.Start <= ranges[^1].End + Gap)
            ranges[^1] = (ranges[^1].Start, Math.Max(ranges[^1].End, range.End));
        else
            ranges.Add(range);
    }
}
