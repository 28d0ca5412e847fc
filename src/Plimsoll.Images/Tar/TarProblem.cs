using Plimsoll.Core;

namespace Plimsoll.Images.Tar;

/// <summary>The sentences for damaged archives.</summary>
static class TarProblem
{
    public static UnreadableSubjectException Cut(string place, long at) =>
        new($"{place} ends in the middle of an entry, at byte {at:N0}; it was cut short, fetch it again.");

    public static UnreadableSubjectException Broken(string place, long at, string what) =>
        new($"{place} is damaged: its header at byte {at:N0} {what}; fetch it again or have it built anew.");
}
