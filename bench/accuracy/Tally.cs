namespace Plimsoll.Accuracy;

/// <summary>How often the product and the labels agreed, in one ecosystem.</summary>
sealed class Tally
{
    public int TruePositives { get; private set; }

    public int FalsePositives { get; private set; }

    public int FalseNegatives { get; private set; }

    public int TrueNegatives { get; private set; }

    public int Cases => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    /// <summary>Of what was found, the part that is right; 1 where nothing was.</summary>
    public double Precision => Share(TruePositives, FalsePositives);

    /// <summary>Of what is there, the part that was found; 1 where nothing is.</summary>
    public double Recall => Share(TruePositives, FalseNegatives);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public void Add(bool expected, bool found)
    {
        switch (expected, found)
        {
            case (true, true): TruePositives++; break;
            case (true, false): FalseNegatives++; break;
            case (false, true): FalsePositives++; break;
            default: TrueNegatives++; break;
        }
    }

    static double Share(int right, int wrong) => right + wrong == 0 ? 1 : (double)right / (right + wrong);
}
