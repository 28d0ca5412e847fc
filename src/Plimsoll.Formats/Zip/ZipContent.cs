using System.Buffers;

namespace Plimsoll.Formats.Zip;

/// <summary>A member's plain bytes: a part of the archive where it is stored, and a buffer that goes back when disposed where it was packed.</summary>
public ref struct ZipContent
{
    readonly ZipBudget? budget;
    byte[]? rented;

    internal ZipContent(ReadOnlySpan<byte> stored) => Bytes = stored;

    internal ZipContent(byte[] rented, int length, ZipBudget budget)
    {
        (this.rented, this.budget) = (rented, budget);
        Bytes = rented.AsSpan(0, length);
    }

    /// <summary>Good until it is disposed.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public void Dispose()
    {
        if (rented is null)
            return;
        budget!.Release(Bytes.Length);
        ArrayPool<byte>.Shared.Return(rented);
        rented = null;
        Bytes = [];
    }
}
