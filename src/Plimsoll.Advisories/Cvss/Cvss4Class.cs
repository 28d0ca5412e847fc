namespace Plimsoll.Advisories.Cvss;

/// <summary>The class of a vector: its place in each set of equivalent metrics, 0 being the most severe. EQ3 and EQ6 depend on each other and count as one.</summary>
/// <remarks>CVSS v4.0 specification, tables 24 to 29.</remarks>
readonly record struct Cvss4Class(int Eq1, int Eq2, int Eq36, int Eq4, int Eq5)
{
    /// <summary>How many combinations of EQ3 and EQ6 there are: 00, 01, 10, 11, 21.</summary>
    public const int Impacts = 5;

    public double? Score => Cvss4Scores.Of(Eq1, Eq2, Eq36, Eq4, Eq5);

    /// <summary>The score one step down in impact. From 00 two steps lead down: the shorter counts.</summary>
    public double? NextImpact => Eq36 switch
    {
        0 => Math.Max((this with { Eq36 = 1 }).Score ?? 0, (this with { Eq36 = 2 }).Score ?? 0),
        1 or 2 => (this with { Eq36 = 3 }).Score,
        _ => (this with { Eq36 = Eq36 + 1 }).Score,
    };

    public static Cvss4Class Of(Cvss4Metrics m) => new(
        m["AV"] == 'N' && m["PR"] == 'N' && m["UI"] == 'N' ? 0 : m["AV"] != 'P' && (m["AV"] == 'N' || m["PR"] == 'N' || m["UI"] == 'N') ? 1 : 2,
        m["AC"] == 'L' && m["AT"] == 'N' ? 0 : 1,
        Impact(m),
        m["SI"] == 'S' || m["SA"] == 'S' ? 0 : m["SC"] == 'H' || m["SI"] == 'H' || m["SA"] == 'H' ? 1 : 2,
        m["E"] switch { 'A' => 0, 'P' => 1, _ => 2 });

    static int Impact(Cvss4Metrics m)
    {
        var eq3 = m["VC"] == 'H' && m["VI"] == 'H' ? 0 : m["VC"] == 'H' || m["VI"] == 'H' || m["VA"] == 'H' ? 1 : 2;
        var eq6 = (m["CR"] == 'H' && m["VC"] == 'H') || (m["IR"] == 'H' && m["VI"] == 'H') || (m["AR"] == 'H' && m["VA"] == 'H') ? 0 : 1;
        return eq3 == 2 ? Impacts - 1 : (eq3 * 2) + eq6;
    }
}
