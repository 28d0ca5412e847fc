namespace Plimsoll.Advisories.Cvss;

/// <summary>A set of metrics that are weighed together, at one place of it.</summary>
/// <param name="Names">The metrics.</param>
/// <param name="Highest">The most severe vectors of the place, a letter a metric.</param>
/// <param name="Depth">Steps from the most severe to the least severe vector of the place, and one more.</param>
/// <remarks>CVSS v4.0 specification, section 8.2, and the calculator's tables of highest vectors and depths.</remarks>
readonly record struct Cvss4Equivalence(string[] Names, string[] Highest, int Depth)
{
    static readonly string[] ExploitabilityNames = ["AV", "PR", "UI"];
    static readonly string[] ComplexityNames = ["AC", "AT"];
    static readonly string[] ImpactNames = ["VC", "VI", "VA", "CR", "IR", "AR"];
    static readonly string[] SubsequentNames = ["SC", "SI", "SA"];

    static readonly Cvss4Equivalence[] Exploitabilities =
    [
        new(ExploitabilityNames, ["NNN"], 1),
        new(ExploitabilityNames, ["ANN", "NLN", "NNP"], 4),
        new(ExploitabilityNames, ["PNN", "ALP"], 5),
    ];

    static readonly Cvss4Equivalence[] Complexities = [new(ComplexityNames, ["LN"], 1), new(ComplexityNames, ["HN", "LP"], 2)];

    static readonly Cvss4Equivalence[] Impacts =
    [
        new(ImpactNames, ["HHHHHH"], 7),
        new(ImpactNames, ["HHLMMH", "HHHMMM"], 6),
        new(ImpactNames, ["LHHHHH", "HLHHHH"], 8),
        new(ImpactNames, ["LHLHMH", "LHHHMM", "HLHMHM", "HLLMHH", "LLHHHM"], 8),
        new(ImpactNames, ["LLLHHH"], 10),
    ];

    static readonly Cvss4Equivalence[] Subsequents = [new(SubsequentNames, ["HSS"], 6), new(SubsequentNames, ["HHH"], 5), new(SubsequentNames, ["LLL"], 4)];

    /// <summary>One metric of one letter: there is no distance in it.</summary>
    public static Cvss4Equivalence Threat { get; } = new([], [""], 1);

    public static Cvss4Equivalence Exploitability(Cvss4Class own) => Exploitabilities[own.Eq1];

    public static Cvss4Equivalence Complexity(Cvss4Class own) => Complexities[own.Eq2];

    public static Cvss4Equivalence Impact(Cvss4Class own) => Impacts[own.Eq36];

    public static Cvss4Equivalence Subsequent(Cvss4Class own) => Subsequents[own.Eq4];

    /// <summary>Steps below the first highest vector that is at least as severe in every metric.</summary>
    public int Distance(Cvss4Metrics metrics)
    {
        foreach (var highest in Highest)
        {
            var (sum, covers) = (0, true);
            for (var i = 0; i < Names.Length && covers; i++)
            {
                var steps = Cvss4Metrics.Level(Names[i], metrics[Names[i]]) - Cvss4Metrics.Level(Names[i], highest[i]);
                covers = steps >= 0;
                sum += steps;
            }

            if (covers)
                return sum;
        }

        return 0;
    }
}
