namespace Plimsoll.Images.Chunked;

/// <summary>
/// A layer could not be read in part: its table of contents, or a part that the table promises, is not what it should be.
/// The layer may still be whole: read through, it is proven by its own digest.
/// </summary>
public sealed class UnprovenPartException(string message) : Exception(message);
