namespace Plimsoll.Trust.Client;

/// <summary>A stream ended by an error of the place that it came from; the session says which file of which mirror.</summary>
public sealed class BrokenOffException(IOException inner) : Exception(inner.Message, inner);
