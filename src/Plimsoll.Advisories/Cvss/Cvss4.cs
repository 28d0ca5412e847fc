namespace Plimsoll.Advisories.Cvss;

/// <summary>Score of CVSS 4.0 from all metrics that a vector states: base, threat and environmental.</summary>
/// <remarks>
/// CVSS v4.0 specification, section 8: a vector belongs to a class whose score is known; between that and the next lower classes
/// it is placed by how far it lies below the highest vectors of its class.
/// </remarks>
static class Cvss4
{
    // Differences of equal value in each class: floating point must not decide at the half.
    const double Epsilon = 1e-6;

    public static bool TryScore(string vector, out double? score)
    {
        score = null;
        if (CvssVector.Metrics(vector) is not { } stated || Cvss4Metrics.Of(stated) is not { } metrics)
            return false;
        score = metrics.HasImpact ? Score(metrics) : 0;
        return true;
    }

    static double Score(Cvss4Metrics metrics)
    {
        var own = Cvss4Class.Of(metrics);
        var value = own.Score!.Value;
        ReadOnlySpan<(Cvss4Equivalence Equivalence, double? Next)> steps =
        [
            (Cvss4Equivalence.Exploitability(own), (own with { Eq1 = own.Eq1 + 1 }).Score),
            (Cvss4Equivalence.Complexity(own), (own with { Eq2 = own.Eq2 + 1 }).Score),
            (Cvss4Equivalence.Impact(own), own.NextImpact),
            (Cvss4Equivalence.Subsequent(own), (own with { Eq4 = own.Eq4 + 1 }).Score),
            (Cvss4Equivalence.Threat, (own with { Eq5 = own.Eq5 + 1 }).Score),
        ];
        var (sum, count) = (0.0, 0);
        foreach (var (equivalence, next) in steps)
        {
            if (next is not { } lower)
                continue;
            count++;
            sum += (value - lower) * equivalence.Distance(metrics) / equivalence.Depth;
        }

        value -= count == 0 ? 0 : sum / count;
        return Math.Round(Math.Clamp(value, 0, 10) + Epsilon, 1, MidpointRounding.AwayFromZero);
    }
}
