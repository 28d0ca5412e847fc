namespace Plimsoll.Advisories.Cvss;

/// <summary>Base score of CVSS 3.0 and 3.1, which differ in how they round.</summary>
/// <remarks>CVSS v3.1 specification, sections 7.1 and 7.4, appendix A.</remarks>
static class Cvss3
{
    public static bool TryScore(string vector, string version, out double? score)
    {
        score = null;
        if (CvssVector.Metrics(vector) is not { } metrics || metrics.GetValueOrDefault("S") is not ("U" or "C"))
            return false;
        var changed = metrics["S"] == "C";
        if (CvssVector.Weight(metrics, "AV", ("N", 0.85), ("A", 0.62), ("L", 0.55), ("P", 0.2)) is not { } av ||
            CvssVector.Weight(metrics, "AC", ("L", 0.77), ("H", 0.44)) is not { } ac ||
            CvssVector.Weight(metrics, "PR", ("N", 0.85), ("L", changed ? 0.68 : 0.62), ("H", changed ? 0.5 : 0.27)) is not { } pr ||
            CvssVector.Weight(metrics, "UI", ("N", 0.85), ("R", 0.62)) is not { } ui ||
            Impact(metrics, "C") is not { } c || Impact(metrics, "I") is not { } i || Impact(metrics, "A") is not { } a)
            return false;
        var iss = 1 - ((1 - c) * (1 - i) * (1 - a));
        var impact = changed ? (7.52 * (iss - 0.029)) - (3.25 * Math.Pow(iss - 0.02, 15)) : 6.42 * iss;
        var exploitability = 8.22 * av * ac * pr * ui;
        score = impact <= 0 ? 0 : RoundUp(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10), version);
        return true;
    }

    static double? Impact(Dictionary<string, string> metrics, string name) => CvssVector.Weight(metrics, name, ("H", 0.56), ("L", 0.22), ("N", 0));

    // 3.1 works around the rounding of binary fractions that 3.0 left open.
    static double RoundUp(double value, string version)
    {
        if (version == "3.0")
            return Math.Ceiling(Math.Round(value, 10) * 10) / 10;
        var whole = (long)Math.Round(value * 100_000, MidpointRounding.AwayFromZero);
        return whole % 10_000 == 0 ? whole / 100_000.0 : ((whole / 10_000) + 1) / 10.0;
    }
}
