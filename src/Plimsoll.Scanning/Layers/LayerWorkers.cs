using System.Runtime.ExceptionServices;

namespace Plimsoll.Scanning.Layers;

/// <summary>Runs work on a few threads of their own. The first failure stops the rest, and is the one that is thrown.</summary>
sealed class LayerWorkers(int threads)
{
    public void Run(IReadOnlyList<int> items, Action<int, CancellationToken> work, CancellationToken cancellation)
    {
        if (items.Count == 0)
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var next = -1;
        var failures = new Exception?[items.Count];
        void Loop()
        {
            for (int at; (at = Interlocked.Increment(ref next)) < items.Count;)
            {
                try
                {
                    stop.Token.ThrowIfCancellationRequested();
                    work(items[at], stop.Token);
                }
                catch (Exception e)
                {
                    failures[at] = e;
                    stop.Cancel();
                }
            }
        }

        var others = new Thread[Math.Clamp(threads, 1, items.Count) - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Loop) { IsBackground = true, Name = $"layer {i}" };
            others[i].Start();
        }

        Loop();
        foreach (var other in others)
            other.Join();
        Throw(failures, items, cancellation);
    }

    /// <summary>The failure of the lowest layer, so that the same input tells the same tale; failures that only say "stopped" are left out.</summary>
    static void Throw(Exception?[] failures, IReadOnlyList<int> items, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var first = failures.Zip(items).Where(f => f.First is not (null or OperationCanceledException)).OrderBy(f => f.Second).FirstOrDefault().First;
        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }
}
