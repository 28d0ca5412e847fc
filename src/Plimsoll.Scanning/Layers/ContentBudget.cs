using Plimsoll.Core;

namespace Plimsoll.Scanning.Layers;

/// <summary>What the layers read at the same time hold of wanted files: all together no more than <see cref="Limits.MaxFileBytes"/>, which is one file of the largest size.</summary>
/// <remarks>Without it each thread may hold such a file, and what a scan needs depends on the number of processors.</remarks>
sealed class ContentBudget(Limits limits) : IDisposable
{
    const int UnitBytes = 1024 * 1024;

    // Most files are smaller, and even 256 threads hold little of them.
    const int FreeBytes = 64 * 1024;

    readonly SemaphoreSlim units = new(Units(limits.MaxFileBytes));

    // One takes units at a time: two that each hold half of what they need would wait for each other.
    readonly SemaphoreSlim turn = new(1);

    /// <summary>Reads up to <paramref name="size"/> bytes, which the caller has checked against the limits, as soon as there is room for them.</summary>
    /// <remarks>The array is not cleared: the system backs its pages only as bytes arrive, so a header that claims much and brings little costs little.</remarks>
    public HeldContent Read(Stream content, long size, CancellationToken cancellation)
    {
        var taken = Take(size, cancellation);
        try
        {
            var buffer = GC.AllocateUninitializedArray<byte>((int)size);
            return new HeldContent(this, taken, buffer.AsSpan(0, content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)));
        }
        catch
        {
            Return(taken);
            throw;
        }
    }

    public void Return(int taken)
    {
        if (taken > 0)
            units.Release(taken);
    }

    public void Dispose()
    {
        units.Dispose();
        turn.Dispose();
    }

    static int Units(long bytes) => (int)((bytes + UnitBytes - 1) / UnitBytes);

    int Take(long size, CancellationToken cancellation)
    {
        if (size <= FreeBytes)
            return 0;
        turn.Wait(cancellation);
        var taken = 0;
        try
        {
            for (var needed = Units(size); taken < needed; taken++)
                units.Wait(cancellation);
            return taken;
        }
        catch
        {
            Return(taken);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }
}
