using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>Settles, on the squashed evidence, what needs more than one file or layer.</summary>
static class Settlement
{
    /// <param name="declared">The readers whose files only ask for packages.</param>
    public static SubjectEvidence Of(Squash squash, IReadOnlyList<LayerEvidence> layers, IReadOnlyList<ILayer> stored, IReadOnlySet<string> declared, Limits limits)
    {
        var files = SourceTrees.Settle([.. squash.Files], declared);
        var seen = files.SelectMany(f => f.Evidence.Observations).ToList();
        var system = OperatingSystemSettler.Settle(seen);
        List<Gap> gaps = [];
        var installed = PackageSettler.Settle(RpmDatabases.Settle(files, gaps), system, stored);
        var (owned, unowned) = OwnershipSettler.Settle(files, installed, seen, system);
        var (packages, observations) = DebianLicences.Settle(Containment.Settle(DependencySettler.Settle(owned)), unowned, squash.Links, limits.MaxLinkHops);
        return new SubjectEvidence
        {
            OperatingSystem = system is null ? null : RedHatStreams.Settle(UbuntuSuites.Settle(system, observations, packages), observations),
            Packages = packages,
            Observations = observations,
            Gaps = [.. files.SelectMany(f => f.Evidence.Gaps).Concat(layers.SelectMany(l => l.Gaps)).Concat(gaps).OrderBy(g => g.Path, StringComparer.Ordinal)],
        };
    }
}
