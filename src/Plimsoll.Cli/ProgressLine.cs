using Plimsoll.Images.Subjects;

namespace Plimsoll.Cli;

/// <summary>One line on a terminal that tells how far the layers are, and how fast; nothing where there is no terminal.</summary>
sealed class ProgressLine(TextWriter error, TimeProvider time) : IProgress<LayerProgress>, IDisposable
{
    const long Mebibyte = 1024 * 1024;
    readonly Lock gate = new();
    readonly Dictionary<int, LayerProgress> layers = [];
    readonly long started = time.GetTimestamp();
    long shown;

    public void Report(LayerProgress value)
    {
        lock (gate)
        {
            layers[value.Layer] = value;
            if (shown != 0 && time.GetElapsedTime(shown).TotalMilliseconds < 100)
                return;
            shown = time.GetTimestamp();
            var bytes = layers.Values.Sum(l => l.BytesRead);
            var seconds = Math.Max(0.001, time.GetElapsedTime(started).TotalSeconds);
            var running = string.Join(' ', layers.Values.Where(l => !l.Done && l.BytesTotal > 0).OrderBy(l => l.Layer).Take(4)
                .Select(l => $"layer {l.Layer + 1} {l.BytesRead * 100 / l.BytesTotal!.Value}%"));
            error.Write($"\r\e[K{layers.Values.Count(l => l.Done)} layers read, {bytes / Mebibyte:N0} MiB at {bytes / Mebibyte / seconds:N0} MiB/s {running}");
        }
    }

    public void Dispose()
    {
        if (shown != 0)
            error.Write("\r\e[K");
    }
}
