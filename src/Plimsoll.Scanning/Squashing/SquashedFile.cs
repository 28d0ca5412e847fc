using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Squashing;

/// <summary>A visible file's evidence, and the copies of the same file that it stands over.</summary>
/// <param name="Below">The nearest lower layer's copy: what tells which layer brought each package of a database.</param>
sealed record SquashedFile(FileEvidence Evidence, int Layer, SquashedFile? Below);
