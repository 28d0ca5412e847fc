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

    /// <summary>Waits until there is room for a file of so many bytes, which the caller has checked against the limits.</summary>
    public ContentShare Take(long size, CancellationToken cancellation) => new(this, size <= FreeBytes ? 0 : TakeUnits(size, cancellation));

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

    int TakeUnits(long size, CancellationToken cancellation)
    {
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
