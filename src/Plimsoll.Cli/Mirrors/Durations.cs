using System.Globalization;
using Plimsoll.Core;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Cli.Mirrors;

/// <summary>Times and thresholds as users write them: <c>30d</c>, <c>timestamp=12h,targets=30d</c>, <c>2</c>, <c>root=2,targets=1</c>.</summary>
static class Durations
{
    const int MaxNumber = 100_000;

    public static TimeSpan Parse(string text)
    {
        var unit = text.Length > 1 ? text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            'y' => TimeSpan.FromDays(365),
            _ => TimeSpan.Zero,
        } : TimeSpan.Zero;
        return unit > TimeSpan.Zero && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MaxNumber
            ? unit * count
            : throw new UsageException($"'{text}' is no time; write it as 12h, 30d or 1y.");
    }

    public static Lifetimes Lifetimes(string? text)
    {
        var lifetimes = Trust.Repository.Lifetimes.Default;
        foreach (var (role, value) in ByRole(text, "--expires"))
            lifetimes = role switch
            {
                Role.Root => lifetimes with { Root = Parse(value) },
                Role.Targets => lifetimes with { Targets = Parse(value) },
                Role.Snapshot => lifetimes with { Snapshot = Parse(value) },
                _ => lifetimes with { Timestamp = Parse(value) },
            };
        return lifetimes;
    }

    /// <summary>Thresholds: as given, else as before, else 1. A bare number is the root's.</summary>
    public static Dictionary<string, int> Thresholds(string? text, RootMetadata? former)
    {
        var thresholds = Role.All.ToDictionary(r => r, r => former?.Roles[r].Threshold ?? 1);
        foreach (var (role, value) in ByRole(text is not null && !text.Contains('=', StringComparison.Ordinal) ? $"{Role.Root}={text}" : text, "--threshold"))
            thresholds[role] = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 256
                ? count
                : throw new UsageException($"'{value}' is no threshold; write how many of its keys must sign, as in --threshold 2 or --threshold root=2,targets=2.");
        return thresholds;
    }

    static IEnumerable<(string Role, string Value)> ByRole(string? text, string option)
    {
        foreach (var part in text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            yield return part.Split('=') is [var role, var value] && Role.All.Contains(role)
                ? (role, value)
                : throw new UsageException($"'{part}' is not of the form that {option} takes; write ROLE=VALUE, where the role is one of {string.Join(", ", Role.All)}.");
    }
}
