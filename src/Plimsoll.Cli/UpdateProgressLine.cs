using Plimsoll.Advisories.Updating.Fetching;

namespace Plimsoll.Cli;

/// <summary>One line on a terminal that tells how many feeds have answered, and how fast bytes come.</summary>
sealed class UpdateProgressLine(TextWriter error, TimeProvider time, int feeds) : IProgress<FetchProgress>, IDisposable
{
    const double Mebibyte = 1024 * 1024;

    readonly Lock gate = new();
    readonly SortedSet<string> running = new(StringComparer.Ordinal);
    readonly long started = time.GetTimestamp();
    long bytes;
    int done;
    long shown;

    public void Report(FetchProgress value)
    {
        lock (gate)
        {
            bytes += value.Bytes;
            if (value.Done)
            {
                done++;
                running.Remove(value.Feed);
            }
            else
            {
                running.Add(value.Feed);
            }

            if (done < feeds && shown != 0 && time.GetElapsedTime(shown).TotalMilliseconds < 100)
                return;
            shown = time.GetTimestamp();
            var seconds = Math.Max(0.001, time.GetElapsedTime(started).TotalSeconds);
            var now = done == feeds ? "reading them" : string.Join(' ', running.Take(4));
            error.Write($"\r\e[K{done:N0} of {feeds:N0} feeds, {bytes / Mebibyte:N1} MiB at {bytes / Mebibyte / seconds:N1} MiB/s {now}");
        }
    }

    public void Dispose()
    {
        if (shown != 0)
            error.Write("\r\e[K");
    }
}
