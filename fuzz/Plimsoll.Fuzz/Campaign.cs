using System.Diagnostics;

namespace Plimsoll.Fuzz;

/// <summary>Throws inputs at a target for a while. A find is an exception that is not declared, or an input that costs too much; it is written down, made small.</summary>
static class Campaign
{
    const double MaxSeconds = 2;
    const long MaxBytes = 256L * 1024 * 1024;

    /// <returns>Whether nothing was found.</returns>
    public static bool Run(Target target, int seed, TimeSpan time)
    {
        foreach (var good in target.Seeds)
            if (Problem(target, good, out _) is { } early)
                return Report(target, good, early);
        var mutator = new Mutator(target, seed);
        var clock = Stopwatch.StartNew();
        var (inputs, kept) = (0L, 0);
        var costs = new HashSet<long>();
        while (clock.Elapsed < time)
        {
            var input = mutator.Next();
            inputs++;
            if (Problem(target, input, out var allocated) is { } problem)
                return Report(target, Shrink(target, input), problem);

            // How much was allocated is a poor man's trace of the way an input took, and needs no instrumented build.
            if (costs.Count < 20_000 && costs.Add(allocated / 64))
            {
                mutator.Keep(input);
                kept++;
            }
        }

        Console.WriteLine($"{target.Name}: {inputs:N0} inputs in {clock.Elapsed.TotalSeconds:0} s, {kept:N0} kept, seed {seed}: nothing found");
        return true;
    }

    static string? Problem(Target target, byte[] input, out long allocated)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        string? failure = null;
        try
        {
            target.Read(input);
        }
        catch (Exception e)
        {
            failure = e.ToString();
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return failure ?? (clock.Elapsed.TotalSeconds > MaxSeconds ? $"took {clock.Elapsed.TotalSeconds:0.0} s" : allocated > MaxBytes ? $"allocated {allocated:N0} bytes" : null);
    }

    static byte[] Shrink(Target target, byte[] input)
    {
        for (var step = input.Length / 2; step > 0; step /= 2)
            for (var at = 0; at + step <= input.Length;)
            {
                byte[] shorter = [.. input[..at], .. input[(at + step)..]];
                if (Problem(target, shorter, out _) is not null)
                    input = shorter;
                else
                    at += step;
            }

        return input;
    }

    static bool Report(Target target, byte[] input, string problem)
    {
        var path = Path.Join(Path.GetTempPath(), $"plimsoll-fuzz-{target.Name}-{Seeds.Hex(input)[..12]}");
        File.WriteAllBytes(path, input);
        Console.WriteLine($"{target.Name}: FOUND, written to {path} ({input.Length:N0} bytes): {problem}");
        return false;
    }
}
