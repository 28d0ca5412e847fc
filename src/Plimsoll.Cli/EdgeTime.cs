namespace Plimsoll.Cli;

/// <summary>The system's clock, with the date of SOURCE_DATE_EPOCH where that is set.</summary>
sealed class EdgeTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Settings.Now(System);
}
