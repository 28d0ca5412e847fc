namespace Plimsoll.Advisories.Deltas;

/// <summary>What a delta may cost at most, though it is signed: somebody may have been brought to sign it.</summary>
public sealed record DeltaLimits
{
    public static DeltaLimits Default { get; } = new();

    /// <summary>Decompression bombs: plain bytes of one delta.</summary>
    public long MaxPlainBytes { get; init; } = 1L << 30;

    /// <summary>One text as a memory bomb. The largest known list of versions has 300 kB.</summary>
    public int MaxTextBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Rows without end that cost nothing to send.</summary>
    public long MaxRows { get; init; } = 20_000_000;

    /// <summary>What a decoder must remember, as a power of two: 8 MiB, which is what deltas are written with.</summary>
    public int MaxWindowLog { get; init; } = 23;
}
