using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Scanning.Bases;

/// <summary>Says of each package whether the base image brought it.</summary>
static class BaseSettler
{
    public static SubjectEvidence Settle(SubjectEvidence evidence, BaseImage? known, IReadOnlyList<ILayer> layers)
    {
        if (known is null)
            return evidence;
        var own = layers.Skip(known.Layers).Select(l => l.Id).ToHashSet();
        return evidence with { Base = known, Packages = [.. evidence.Packages.Select(p => p with { IsOfBase = p.Places.All(place => !own.Contains(place.Layer)) })] };
    }
}
