namespace Plimsoll.Advisories.Deltas;

/// <summary>A delta that is none, or that does not lead where it says. What it was to make is thrown away; a full database leads there too.</summary>
public sealed class MalformedDeltaException(string why, Exception? inner = null) : Exception($"The delta cannot be applied: {why}.", inner);
