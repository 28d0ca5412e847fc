namespace Plimsoll.Scanning.Layers;

/// <summary>A wanted file in memory, until it is given back.</summary>
readonly ref struct HeldContent(ContentBudget budget, int taken, ReadOnlySpan<byte> bytes) : IDisposable
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public void Dispose() => budget.Return(taken);
}
