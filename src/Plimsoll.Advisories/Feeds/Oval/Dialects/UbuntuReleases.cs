namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>Ubuntu's code names, which newer files give in place of numbers.</summary>
static class UbuntuReleases
{
    static readonly Dictionary<string, string> Numbers = new(StringComparer.Ordinal)
    {
        ["trusty"] = "14.04",
        ["xenial"] = "16.04",
        ["bionic"] = "18.04",
        ["focal"] = "20.04",
        ["groovy"] = "20.10",
        ["hirsute"] = "21.04",
        ["impish"] = "21.10",
        ["jammy"] = "22.04",
        ["kinetic"] = "22.10",
        ["lunar"] = "23.04",
        ["mantic"] = "23.10",
        ["noble"] = "24.04",
        ["oracular"] = "24.10",
        ["plucky"] = "25.04",
        ["questing"] = "25.10",
        ["resolute"] = "26.04",
    };

    /// <summary>The release that a definition's id names: <c>oval:com.ubuntu.noble:def:…</c>.</summary>
    public static string? OfId(string id) => id.Split(':') is [_, var vendor, ..] ? Numbers.GetValueOrDefault(vendor[(vendor.LastIndexOf('.') + 1)..]) : null;
}
