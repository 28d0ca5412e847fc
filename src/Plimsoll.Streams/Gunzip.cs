using Plimsoll.Streams.Isal;

namespace Plimsoll.Streams;

/// <summary>Opens gzip with the fastest inflater there is. Whichever it is, what comes out and what is refused is the same.</summary>
public static class Gunzip
{
    /// <summary>Whether ISA-L is on this machine and inflates as it should; false is no failure, only slower.</summary>
    public static bool HasIsal => IsalLibrary.Works;

    /// <param name="stored">Closed with the stream that is returned.</param>
    /// <param name="managed">Keeps to the inflater that .NET carries.</param>
    public static Stream Open(Stream stored, bool managed) => !managed && HasIsal ? new IsalGzipStream(stored) : new WholeGzipStream(stored);
}
