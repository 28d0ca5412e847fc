using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Hostile;

/// <summary>Whatever strangers wrote, a scan ends soon, within bounds, with the right code and one clear sentence, and leaves the cache as it was.</summary>
public sealed class HostileInputTests : IDisposable
{
    const int MaxSeconds = 10;
    const long MaxKibibytes = 512 * 1024;

    readonly PlimsollRun plimsoll = new();

    public static TheoryData<string> Families => [.. Corpus.Families.Keys];

    [Fact]
    public void The_corpus_has_at_least_three_hundred_inputs() => Assert.InRange(Corpus.Families.Values.Sum(family => family().Count()), 300, int.MaxValue);

    [Theory, MemberData(nameof(Families))]
    public void Each_input_ends_soon_and_small_with_its_code_and_one_sentence(string family)
    {
        var database = plimsoll.EmbeddedDatabase();
        var problems = new ConcurrentBag<string>();
        var cases = Corpus.Families[family]().ToList();
        Assert.Equal(cases.Count, cases.Select(c => c.Name).Distinct().Count());
        Parallel.ForEach(cases, new ParallelOptions { MaxDegreeOfParallelism = 2 }, one =>
        {
            foreach (var problem in Run(one, database))
                problems.Add($"{one.Name}: {problem}");
        });
        Assert.Empty(problems.Order(StringComparer.Ordinal));
    }

    public void Dispose() => plimsoll.Dispose();

    static IEnumerable<string> Run(HostileCase one, string database)
    {
        using var directory = new TemporaryDirectory();
        var target = one.Write(directory);
        var usage = directory.Combine("usage");
        var cache = directory.Combine("cache");
        var (code, output, error) = Command.Try(
            "time", ["-q", "-f", "%M %U %S", "-o", usage, PlimsollRun.Binary, "scan", target, "-o", "json", "--db", database], [("PLIMSOLL_CACHE_DIR", cache), ("SOURCE_DATE_EPOCH", "1790000000")]);

        // Of the processors, for other tests run beside this one; nothing here waits for anything else.
        var used = File.ReadAllText(usage).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        if (used[1] + used[2] > MaxSeconds)
            yield return $"took {used[1] + used[2]:0.0} s";
        if (used[0] > MaxKibibytes)
            yield return $"took {used[0]} KiB";
        if (code != one.Code)
            yield return $"ended with {code} and not {one.Code}: {error}{output[..Math.Min(output.Length, 200)]}";
        if (code is 0 or 1)
        {
            using var report = JsonDocument.Parse(output);
            if (error.Contains("bug", StringComparison.Ordinal))
                yield return error;
            yield break;
        }

        if (output.Length > 0)
            yield return $"wrote half a report: {output[..Math.Min(output.Length, 200)]}";
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != 1 || !lines[0].StartsWith("plimsoll: ", StringComparison.Ordinal) || lines[0].Contains("this is a bug", StringComparison.Ordinal) || lines[0].Length > 1000 || lines[0].Any(char.IsControl))
            yield return $"said: {error[..Math.Min(error.Length, 400)]}";
        if (Directory.Exists(cache) && Directory.EnumerateFiles(cache, "*", SearchOption.AllDirectories).FirstOrDefault() is { } kept)
            yield return $"left {kept} in the cache";
    }
}
