using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Zip;

namespace Plimsoll.Inventory.Java.Archive;

/// <summary>What reading one file with all archives in it may cost, and where what it learns goes.</summary>
sealed class ArchiveReading(EvidenceSink evidence)
{
    // A file of nothing but broken members: each of them costs an exception.
    const int MaxFaults = 1000;
    const int MaxPlaceCharacters = 200;

    // Kept beside the characters of one text.
    const int TextBytes = 64;

    long kept;
    int faults;

    public Limits Limits => evidence.Limits;

    public ZipBudget Budget { get; } = new(evidence.Limits.MaxArchiveBytes, evidence.Limits.MaxFileBytes);

    public ZipLimits ZipLimits { get; } = new()
    {
        MaxMembers = evidence.Limits.MaxArchiveMembers,
        MaxMemberBytes = evidence.Limits.MaxFileBytes,
        MaxRatio = evidence.Limits.MaxCompressionRatio,
        RatioFloorBytes = evidence.Limits.MaxFileBytes / 4,
    };

    /// <summary>Once a limit of the whole file is reached: nothing more is read.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The place of a member: <c>BOOT-INF/lib/a.jar!/META-INF/MANIFEST.MF</c>.</summary>
    public static string Within(string? inside, string name) => inside is null ? name : $"{inside}!/{name}";

    public void Add(Package package)
    {
        var characters = package.Name.Length + package.Version.Length + (package.Inside?.Length ?? 0) + package.Licences.Sum(l => l.Length);
        if (Keep(characters, package.Inside) && !evidence.Add(package))
            IsStopped = true;
    }

    /// <summary>Whether so much more text may be kept: a few packed bytes unfold to names of any length.</summary>
    public bool Keep(long characters, string? inside)
    {
        kept += TextBytes + (characters * sizeof(char));
        if (kept <= Limits.MaxOwnedBytesPerFile)
            return true;
        if (!IsStopped)
            Gap(GapCode.TooLarge, inside, $"names of what it holds take more than {Limits.MaxOwnedBytesPerFile:N0} bytes; the rest was not read");
        IsStopped = true;
        return false;
    }

    public void Note(ZipFault fault, string? inside)
    {
        if (++faults == MaxFaults && !IsStopped)
        {
            IsStopped = true;
            evidence.Gap(GapCode.TooLarge, $"more than {MaxFaults:N0} of its members are broken; the rest was not read");
        }

        var code = fault.Kind switch
        {
            ZipFaultKind.Truncated => GapCode.Truncated,
            ZipFaultKind.TooLarge => GapCode.TooLarge,
            ZipFaultKind.Unsupported => GapCode.Unsupported,
            _ => GapCode.Malformed,
        };
        Gap(code, inside, fault.Message);
    }

    public void Gap(GapCode code, string? inside, string message) => evidence.Gap(code, inside is null ? message : $"{Short(inside)}: {message}");

    // The end tells more than the beginning.
    static string Short(string place) => place.Length <= MaxPlaceCharacters ? place : $"…{place[^MaxPlaceCharacters..]}";
}
