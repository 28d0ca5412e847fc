namespace Plimsoll.Formats.Zip;

/// <summary>What a file and all archives that are nested in it may cost together: one object, passed to every read.</summary>
/// <param name="totalBytes">Plain bytes that may be read of members, in all.</param>
/// <param name="heldBytes">Plain bytes of packed members that may be held at once: an archive is in memory while those in it are read.</param>
public sealed class ZipBudget(long totalBytes, long heldBytes)
{
    long held;

    /// <summary>Plain bytes that may still be read.</summary>
    public long Left { get; private set; } = totalBytes;

    /// <summary>Takes what a member's bytes cost.</summary>
    /// <returns>false, and nothing is taken, where less is left.</returns>
    internal bool TrySpend(long bytes)
    {
        if (bytes > Left)
            return false;
        Left -= bytes;
        return true;
    }

    internal bool TryHold(long bytes)
    {
        if (bytes > heldBytes - held)
            return false;
        held += bytes;
        return true;
    }

    internal void Release(long bytes) => held -= bytes;
}
