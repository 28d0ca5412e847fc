using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>Settles, on the squashed evidence, what needs more than one file or layer.</summary>
static class Settlement
{
    public static SubjectEvidence Of(Squash squash, IReadOnlyList<LayerEvidence> layers, IReadOnlyList<ILayer> stored)
    {
        var files = squash.Files.ToList();
        var observations = files.SelectMany(f => f.Evidence.Observations).ToList();
        var system = OperatingSystemSettler.Settle(observations);
        List<Gap> gaps = [];
        var packages = PackageSettler.Settle(RpmDatabases.Settle(files, gaps), system, stored);
        return new SubjectEvidence
        {
            OperatingSystem = system is null ? null : RedHatStreams.Settle(UbuntuSuites.Settle(system, observations, packages), observations),
            Packages = packages,
            Observations = observations,
            Gaps = [.. files.SelectMany(f => f.Evidence.Gaps).Concat(layers.SelectMany(l => l.Gaps)).Concat(gaps).OrderBy(g => g.Path, StringComparer.Ordinal)],
        };
    }
}
