using Plimsoll.Core.Findings;

namespace Plimsoll.Cli;

/// <summary>How old the advisory data is, and what to say of it.</summary>
static class Freshness
{
    const int DaysOfGrace = 1;

    /// <summary>Whole days since the data was last known to be the newest: of an updated database by its last update, of another by its newest advisory.</summary>
    public static int DaysOld(ChosenDatabase chosen, DatabaseInfo info, DateTimeOffset now)
    {
        if (chosen.Checked is { } time)
            return (int)(now - time).TotalDays;
        return DateOnly.TryParseExact(info.Built, "yyyy-MM-dd", out var day) ? DateOnly.FromDateTime(now.UtcDateTime).DayNumber - day.DayNumber : 0;
    }

    public static bool IsStale(ChosenDatabase chosen, DatabaseInfo info, DateTimeOffset now) =>
        chosen.Checked is { } time ? now - time > TimeSpan.FromDays(DaysOfGrace) : DaysOld(chosen, info, now) > DaysOfGrace;

    /// <returns>A sentence, or null where the data is fresh.</returns>
    public static string? NoteOf(ChosenDatabase chosen, DatabaseInfo info, DateTimeOffset now, bool offline)
    {
        if (!IsStale(chosen, info, now))
            return null;
        var age = $"The advisory data goes up to {info.Built} and is {DaysOld(chosen, info, now):N0} days old";
        return (offline, chosen.Origin) switch
        {
            (true, _) => $"{age}; what was published since is not known, because of --offline.",
            (_, DatabaseOrigin.Given) => $"{age}; build or fetch it again.",
            _ => $"{age}; bring it up to date with: plimsoll db update",
        };
    }
}
