namespace Plimsoll.Cli.Mirrors;

/// <summary>One line on a terminal that names what is fetched from a mirror.</summary>
sealed class MirrorProgressLine(TextWriter error) : IProgress<(string File, long Bytes)>, IDisposable
{
    const double Mebibyte = 1024 * 1024;

    bool shown;

    public void Report((string File, long Bytes) value)
    {
        error.Write($"\r\e[Kfetching {value.File}, {value.Bytes / Mebibyte:N1} MiB");
        shown = true;
    }

    public void Dispose()
    {
        if (shown)
            error.Write("\r\e[K");
    }
}
