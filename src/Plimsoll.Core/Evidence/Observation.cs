namespace Plimsoll.Core.Evidence;

/// <summary>A fact that a reader saw. It says what is there, never what is wrong with it.</summary>
/// <param name="Reader">Id of the reader, which is its folder.</param>
/// <param name="Subject">What it is about, usually a path.</param>
/// <param name="Facts">Names and values, in the order of the names.</param>
public sealed record Observation(string Reader, string Subject, IReadOnlyDictionary<string, string> Facts);
