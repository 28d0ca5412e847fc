namespace Plimsoll.Images.Tar;

/// <summary>Plain bytes of a layer, forward only.</summary>
interface ITarSource
{
    /// <summary>Reads some bytes; 0 at the end.</summary>
    int Read(Span<byte> destination);

    /// <summary>Passes over bytes, by seeking where that is possible.</summary>
    /// <returns>How many there were to pass over.</returns>
    long Skip(long count);

    /// <summary>How much to ask for at once: small where skipping costs nothing.</summary>
    int WindowBytes { get; }
}
