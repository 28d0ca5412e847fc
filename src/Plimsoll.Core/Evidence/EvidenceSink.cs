namespace Plimsoll.Core.Evidence;

/// <summary>Where a reader puts what it learns of one file. It holds the limits of counts, so that no reader has to.</summary>
public sealed class EvidenceSink(string path, string reader, Limits limits)
{
    readonly List<Package> packages = [];
    readonly List<Ownership> ownerships = [];
    readonly List<Observation> observations = [];
    readonly List<Gap> gaps = [];
    int gapsNotKept;

    public string Path { get; } = path;

    public Limits Limits { get; } = limits;

    /// <summary>Keeps a package.</summary>
    /// <returns>false once the file holds more packages than <see cref="Limits.MaxPackagesPerFile"/>: the reader stops, the gap is noted.</returns>
    public bool Add(Package package)
    {
        if (packages.Count == Limits.MaxPackagesPerFile)
        {
            Gap(GapCode.TooLarge, $"more than {Limits.MaxPackagesPerFile:N0} packages; the rest were not read");
            return false;
        }

        packages.Add(package);
        return true;
    }

    /// <summary>Whether a record, counted from 1, may still be looked at; if not, the gap is noted.</summary>
    public bool MayRead(int record)
    {
        if (record <= Limits.MaxRecordsPerFile)
            return true;
        Gap(GapCode.TooLarge, $"more than {Limits.MaxRecordsPerFile:N0} records; the rest were not read");
        return false;
    }

    public void Add(Ownership ownership) => ownerships.Add(ownership);

    public void Add(Observation observation) => observations.Add(observation);

    /// <summary>Notes what could not be read. <paramref name="message"/> is half a sentence: what, and where in the file.</summary>
    public void Gap(GapCode code, string message)
    {
        if (gaps.Count < Limits.MaxGapsPerFile)
            gaps.Add(new Gap(code, Path, message));
        else
            gapsNotKept++;
    }

    public FileEvidence ToEvidence() => new()
    {
        Path = Path,
        Reader = reader,
        Packages = packages,
        Ownerships = ownerships,
        Observations = observations,
        Gaps = gapsNotKept == 0 ? gaps : [.. gaps, new Gap(GapCode.Malformed, Path, $"{gapsNotKept:N0} more problems of this file are not listed")],
    };
}
