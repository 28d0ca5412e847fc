using System.CommandLine;

namespace Plimsoll.Cli;

/// <summary>Options that fall back on <c>PLIMSOLL_…</c> variables, and the places where data lies.</summary>
static class Settings
{
    /// <summary>An option whose default is the variable of its name.</summary>
    public static Option<string?> Text(string name, string description, string? argument = null) => new(name)
    {
        Description = description,
        HelpName = argument,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(VariableOf(name)) is { Length: > 0 } value ? value : null,
    };

    public static Option<bool> Flag(string name, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(VariableOf(name)) is "1" or "true" or "yes",
    };

    /// <summary>Plimsoll's directory below the XDG cache home.</summary>
    public static string CacheHome(string? given)
    {
        if (given is not null)
            return Path.GetFullPath(given);
        var xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } set ? set : Path.GetTempPath();
        return Path.Join(xdg is { Length: > 0 } && Path.IsPathRooted(xdg) ? xdg : Path.Join(home, ".cache"), "plimsoll");
    }

    /// <summary>Today, or the day of SOURCE_DATE_EPOCH where a reproducible report is wanted.</summary>
    public static DateOnly Today(TimeProvider time) =>
        long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    static string VariableOf(string option) => $"PLIMSOLL_{option.TrimStart('-').Replace('-', '_').ToUpperInvariant()}";
}
