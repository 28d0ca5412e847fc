using System.Globalization;

namespace Plimsoll.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Quiet">Seconds without anything new after which a target is done.</param>
/// <param name="More">Files to breed from beside the built-in inputs.</param>
sealed record CampaignOptions(string Target, double Quiet, int Seed, IReadOnlyList<string> More)
{
    /// <summary>A target whose every minute brings something new is left after so many times the quiet it waits for.</summary>
    const int Patience = 4;

    public TimeSpan QuietTime => TimeSpan.FromSeconds(Quiet);

    public TimeSpan Longest => TimeSpan.FromSeconds(Quiet * Patience);

    public static CampaignOptions Parse(string[] arguments) => new(
        arguments[0],
        arguments.Length > 1 ? double.Parse(arguments[1], CultureInfo.InvariantCulture) : 600,
        arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : Environment.TickCount,
        [.. arguments.Skip(3)]);
}
