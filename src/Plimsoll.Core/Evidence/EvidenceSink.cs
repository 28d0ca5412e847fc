namespace Plimsoll.Core.Evidence;

/// <summary>Where a reader puts what it learns of one file. It holds the limits of counts, so that no reader has to.</summary>
public sealed class EvidenceSink(string path, string reader, Limits limits)
{
    // Most files are a package's list and nothing else, and there are a hundred thousand: what stays empty is not made.
    List<Package>? packages;
    List<Ownership>? ownerships;
    List<Observation>? observations;
    List<Gap>? gaps;
    int gapsNotKept;
    long ownedBytes;
    bool ownsTooMuch;

    public string Path { get; } = path;

    public Limits Limits { get; } = limits;

    /// <summary>Keeps a package.</summary>
    /// <returns>false once the file holds more packages than <see cref="Limits.MaxPackagesPerFile"/>: the reader stops, the gap is noted.</returns>
    public bool Add(Package package)
    {
        packages ??= [];
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

    /// <summary>Whether a package may own paths of so many bytes beside what the file's others own; if not, the gap is noted, once.</summary>
    public bool MayOwn(long bytes)
    {
        if (ownsTooMuch)
            return false;
        if (ownedBytes + bytes <= Limits.MaxOwnedBytesPerFile)
            return true;
        ownsTooMuch = true;
        Gap(GapCode.TooLarge, $"the paths that packages own take more than {Limits.MaxOwnedBytesPerFile:N0} bytes; the rest were not kept");
        return false;
    }

    public void Add(Ownership ownership)
    {
        ownedBytes += ownership.Paths.Length;
        (ownerships ??= []).Add(ownership);
    }

    public void Add(Observation observation) => (observations ??= []).Add(observation);

    /// <summary>Notes what could not be read. <paramref name="message"/> is half a sentence: what, and where in the file.</summary>
    public void Gap(GapCode code, string message)
    {
        gaps ??= [];
        if (gaps.Count < Limits.MaxGapsPerFile)
            gaps.Add(new Gap(code, Path, message));
        else
            gapsNotKept++;
    }

    public FileEvidence ToEvidence() => new()
    {
        Path = Path,
        Reader = reader,
        Packages = Exactly(packages),
        Ownerships = Exactly(ownerships),
        Observations = Exactly(observations),
        Gaps = gapsNotKept == 0 ? Exactly(gaps) : [.. gaps!, new Gap(GapCode.Malformed, Path, $"{gapsNotKept:N0} more problems of this file are not listed")],
    };

    static T[] Exactly<T>(List<T>? items) => items?.ToArray() ?? [];
}
