using System.Diagnostics;

namespace Plimsoll.Fuzz;

/// <summary>Throws inputs at a target until nothing new came for a while. A find is an exception that is not declared, or an input that costs too much; it is written down, made small.</summary>
sealed class Campaign(Target target, int seed, IReadOnlyList<byte[]> corpus, Coverage coverage)
{
    const double MaxSeconds = 2;
    const long MaxBytes = 256L * 1024 * 1024;

    readonly byte[] seen = Coverage.Unseen();

    /// <summary>Every input that took a way not seen before.</summary>
    public List<byte[]> Kept { get; } = [.. corpus];

    /// <param name="quiet">How long nothing new may come before it ends.</param>
    /// <param name="longest">When it ends whatever comes.</param>
    /// <returns>Whether nothing was found.</returns>
    public bool Run(TimeSpan quiet, TimeSpan longest)
    {
        foreach (var good in target.Seeds.Concat(corpus))
            if (Problem(good) is { } early)
                return Report(good, early);
            else
                coverage.AddTo(seen, countTimes: true);
        if (!coverage.IsThere)
            throw new InvalidOperationException("Nothing is instrumented: start it with fuzz/run.");
        var mutator = new Mutator(target.Seeds.Count, [.. target.Seeds, .. corpus], target.Words, seed);
        var (inputs, lastNew, clock) = (0L, TimeSpan.Zero, Stopwatch.StartNew());
        while (clock.Elapsed - lastNew < quiet && clock.Elapsed < longest)
        {
            var input = mutator.Next();
            inputs++;
            if (Problem(input) is { } problem)
                return Report(Shrink(input), problem);
            if (!coverage.AddTo(seen, countTimes: true))
                continue;
            mutator.Keep(input);
            Kept.Add(input);
            lastNew = clock.Elapsed;
        }

        Console.WriteLine($"{target.Name}: {inputs:N0} inputs in {clock.Elapsed.TotalSeconds:0} s, {Edges:N0} edges, nothing new for {(clock.Elapsed - lastNew).TotalSeconds:0} s, seed {seed}: nothing found");
        return true;
    }

    int Edges => seen.Count(s => s != 0);

    /// <summary>What is wrong with an input. One that took long is tried again: the machine may have been busy.</summary>
    string? Problem(byte[] input)
    {
        var shortest = double.MaxValue;
        for (var tries = 0; tries < 3 && shortest > MaxSeconds; tries++)
        {
            coverage.Clear();
            var clock = Stopwatch.StartNew();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                target.Read(input);
            }
            catch (Exception e)
            {
                return e.ToString();
            }

            if (GC.GetAllocatedBytesForCurrentThread() - before is > MaxBytes and var allocated)
                return $"allocated {allocated:N0} bytes";
            shortest = Math.Min(shortest, clock.Elapsed.TotalSeconds);
        }

        return shortest > MaxSeconds ? $"took {shortest:0.0} s" : null;
    }

    byte[] Shrink(byte[] input)
    {
        for (var step = input.Length / 2; step > 0; step /= 2)
            for (var at = 0; at + step <= input.Length;)
            {
                byte[] shorter = [.. input[..at], .. input[(at + step)..]];
                if (Problem(shorter) is not null)
                    input = shorter;
                else
                    at += step;
            }

        return input;
    }

    bool Report(byte[] input, string problem)
    {
        var path = Path.Join(Path.GetTempPath(), $"plimsoll-fuzz-{target.Name}-{Seeds.Hex(input)[..12]}");
        File.WriteAllBytes(path, input);
        Console.WriteLine($"{target.Name}: FOUND, written to {path} ({input.Length:N0} bytes): {problem}");
        return false;
    }
}
