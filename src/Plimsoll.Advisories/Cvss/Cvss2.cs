namespace Plimsoll.Advisories.Cvss;

/// <summary>Base score of CVSS 2.0.</summary>
/// <remarks>A Complete Guide to the CVSS 2.0, section 3.2.1.</remarks>
static class Cvss2
{
    public static bool TryScore(string vector, out double? score)
    {
        score = null;
        if (CvssVector.Metrics(vector) is not { } metrics ||
            CvssVector.Weight(metrics, "AV", ("L", 0.395), ("A", 0.646), ("N", 1.0)) is not { } av ||
            CvssVector.Weight(metrics, "AC", ("H", 0.35), ("M", 0.61), ("L", 0.71)) is not { } ac ||
            CvssVector.Weight(metrics, "Au", ("M", 0.45), ("S", 0.56), ("N", 0.704)) is not { } au ||
            Impact(metrics, "C") is not { } c || Impact(metrics, "I") is not { } i || Impact(metrics, "A") is not { } a)
            return false;
        var impact = 10.41 * (1 - ((1 - c) * (1 - i) * (1 - a)));
        var exploitability = 20 * av * ac * au;
        score = impact == 0 ? 0 : Math.Round(((0.6 * impact) + (0.4 * exploitability) - 1.5) * 1.176, 1, MidpointRounding.AwayFromZero);
        return true;
    }

    static double? Impact(Dictionary<string, string> metrics, string name) => CvssVector.Weight(metrics, name, ("N", 0), ("P", 0.275), ("C", 0.660));
}
