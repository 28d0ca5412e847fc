using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <param name="Findings">Worst first, then by id, then by purl.</param>
/// <param name="Gaps">What could not be judged.</param>
public sealed record MatchResult(IReadOnlyList<Finding> Findings, IReadOnlyList<Gap> Gaps);
