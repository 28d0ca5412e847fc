namespace Plimsoll.Cli;

/// <summary>Exit codes, the same for every verb.</summary>
static class ExitCode
{
    /// <summary>The job was done and the verdict is fit, or unknown: a gap alone is no failure.</summary>
    public const int Done = 0;

    /// <summary>The job was done and the verdict is unfit, or the gate was met.</summary>
    public const int Unfit = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>The subject could not be read, or a needed service answered with an error.</summary>
    public const int Unreadable = 3;

    public const int Interrupted = 130;
}
