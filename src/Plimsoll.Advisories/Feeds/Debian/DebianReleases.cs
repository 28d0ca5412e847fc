namespace Plimsoll.Advisories.Feeds.Debian;

/// <summary>Debian's names and numbers of releases.</summary>
static class DebianReleases
{
    static readonly Dictionary<string, string> Numbers = new(StringComparer.Ordinal)
    {
        ["woody"] = "3.0",
        ["sarge"] = "3.1",
        ["etch"] = "4",
        ["lenny"] = "5",
        ["squeeze"] = "6",
        ["wheezy"] = "7",
        ["jessie"] = "8",
        ["stretch"] = "9",
        ["buster"] = "10",
        ["bullseye"] = "11",
        ["bookworm"] = "12",
        ["trixie"] = "13",
        ["forky"] = "14",
        ["duke"] = "15",
        ["sid"] = "sid",
    };

    /// <summary><c>Debian:12</c> of <c>bookworm</c>; null where the name is not known.</summary>
    public static string? Ecosystem(string codename) => Numbers.TryGetValue(codename, out var number) ? $"Debian:{number}" : null;
}
