namespace Plimsoll.Fuzz;

/// <summary>Inputs that campaigns bred and that are kept: the smallest few that together take every edge found. One file a target, one input a line, in base64.</summary>
sealed class Corpus(string directory, Coverage coverage)
{
    const int MaxInputBytes = 2048;
    const int MaxBytes = 16 * 1024;

    public IReadOnlyList<byte[]> Of(Target target) =>
        File.Exists(PathOf(target)) ? [.. File.ReadLines(PathOf(target)).Select(Convert.FromBase64String)] : [];

    /// <summary>Keeps of <paramref name="inputs"/> what the target's seeds do not show already.</summary>
    public int Distil(Target target, IEnumerable<byte[]> inputs)
    {
        var seen = Coverage.Unseen();
        foreach (var seed in target.Seeds)
            Adds(seed);
        List<byte[]> kept = [];
        var bytes = 0;
        foreach (var input in inputs.Where(i => i.Length is > 0 and <= MaxInputBytes).OrderBy(i => i.Length).ThenBy(Convert.ToBase64String, StringComparer.Ordinal))
            if (bytes + input.Length <= MaxBytes && Adds(input))
            {
                kept.Add(input);
                bytes += input.Length;
            }

        if (kept.Count > 0)
            File.WriteAllLines(PathOf(target), kept.Select(Convert.ToBase64String));
        return kept.Count;

        bool Adds(byte[] input)
        {
            coverage.Clear();
            target.Read(input);
            return coverage.AddTo(seen, countTimes: false);
        }
    }

    string PathOf(Target target) => Path.Join(directory, $"{target.Name}.txt");
}
