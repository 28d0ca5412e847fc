using Plimsoll.Core;
using Plimsoll.Scanning.Layers;

namespace Plimsoll.Scanning.Tests.Layers;

public sealed class ContentBudgetTests : IDisposable
{
    const int MiB = 1024 * 1024;

    readonly ContentBudget budget = new(Limits.Default with { MaxFileBytes = 3 * MiB });

    [Fact]
    public void A_file_waits_until_there_is_room_and_small_ones_do_not()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using (Take(2 * MiB))
        {
            Take(MiB).Dispose();
            Take(1000).Dispose();
            Assert.ThrowsAny<OperationCanceledException>(() => Take(2 * MiB, soon.Token).Dispose());
        }

        Take(3 * MiB).Dispose();
    }

    [Fact]
    public void Threads_that_all_want_the_most_go_one_by_one()
    {
        var (holding, most) = (0, 0);
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using var held = Take(3 * MiB);
            most = Math.Max(most, Interlocked.Increment(ref holding));
            Thread.Yield();
            Interlocked.Decrement(ref holding);
        });
        Assert.Equal(1, most);
    }

    public void Dispose() => budget.Dispose();

    ContentShare Take(int size, CancellationToken cancellation = default) => budget.Take(size, cancellation);
}
