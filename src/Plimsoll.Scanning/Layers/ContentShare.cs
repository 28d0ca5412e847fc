namespace Plimsoll.Scanning.Layers;

/// <summary>Room for a wanted file in memory, until it is given back.</summary>
readonly struct ContentShare(ContentBudget budget, int taken) : IDisposable
{
    public void Dispose() => budget.Return(taken);
}
