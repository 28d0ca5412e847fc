using Plimsoll.Core.Findings;

namespace Plimsoll.Policy.Vex;

/// <summary>One statement of a VEX document.</summary>
/// <param name="Ids">The vulnerability by all of its names.</param>
/// <param name="Word">What is said, and by whom.</param>
/// <param name="Time">When; null where the document does not tell, and then it is older than any that does.</param>
public sealed record VexStatement(IReadOnlyList<string> Ids, IReadOnlyList<VexProduct> Products, VexWord Word, DateTimeOffset? Time);
