using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>Settles, on the squashed evidence, what needs more than one file or layer.</summary>
static class Settlement
{
    public static SubjectEvidence Of(Squash squash, IReadOnlyList<LayerEvidence> layers, IReadOnlyList<ILayer> stored, Limits limits)
    {
        var files = squash.Files.ToList();
        var seen = files.SelectMany(f => f.Evidence.Observations).ToList();
        var system = OperatingSystemSettler.Settle(seen);
        var (packages, observations) = DebianLicences.Settle(PackageSettler.Settle(files, system, stored), seen, squash.Links, limits.MaxLinkHops);
        return new SubjectEvidence
        {
            OperatingSystem = system is null ? null : UbuntuSuites.Settle(system, observations, packages),
            Packages = packages,
            Observations = observations,
            Gaps = [.. files.SelectMany(f => f.Evidence.Gaps).Concat(layers.SelectMany(l => l.Gaps)).OrderBy(g => g.Path, StringComparer.Ordinal)],
        };
    }
}
