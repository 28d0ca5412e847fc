using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Matching;

/// <summary>What one advisory's word on a package comes to, once the installed version is compared.</summary>
/// <param name="Comparison">The comparison that decided, as a person would write it.</param>
public sealed record Judgement(Candidate Candidate, VulnerabilityStatus Status, string? Fixed, string Comparison);
