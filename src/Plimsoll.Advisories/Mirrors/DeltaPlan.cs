using Plimsoll.Trust.Metadata;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>The chain of deltas from a database to the newest.</summary>
static class DeltaPlan
{
    const int MaxSteps = 60;

    /// <returns>Null where no chain leads there, or the whole database costs less.</returns>
    public static IReadOnlyList<TargetFile>? From(string content, string wanted, TargetsMetadata targets, long wholeLength)
    {
        var deltas = MirrorNames.DeltasByStart(targets);
        List<TargetFile> chain = [];
        long cost = 0;
        for (var at = content; at != wanted; at = MirrorNames.EndOf(chain[^1]))
        {
            if (chain.Count == MaxSteps || !deltas.TryGetValue(at, out var step) || (cost += step.Length) >= wholeLength)
                return null;
            chain.Add(step);
        }

        return chain;
    }
}
