namespace Plimsoll.Advisories.Cvss;

/// <summary>The scores that the specification's experts gave to each class of vectors ("macro vector"), in tenths.</summary>
/// <remarks>CVSS v4.0 specification, section 8.3; the numbers are FIRST's.</remarks>
static class Cvss4Scores
{
    const int Levels = 3;

    /// <summary>A row a class of EQ1, EQ2 and EQ3 with EQ6; in it EQ4 and, fastest, EQ5.</summary>
    static ReadOnlySpan<byte> Tenths =>
    [
        100, 98, 95, 100, 93, 91, 93, 89, 81, // EQ1 0, EQ2 0, EQ3 0, EQ6 0
        99, 95, 92, 96, 87, 81, 90, 80, 68, // EQ1 0, EQ2 0, EQ3 0, EQ6 1
        98, 95, 90, 93, 89, 81, 88, 78, 69, // EQ1 0, EQ2 0, EQ3 1, EQ6 0
        95, 92, 84, 92, 81, 65, 80, 70, 48, // EQ1 0, EQ2 0, EQ3 1, EQ6 1
        92, 82, 72, 79, 69, 50, 69, 55, 27, // EQ1 0, EQ2 0, EQ3 2, EQ6 1
        99, 95, 92, 95, 90, 84, 92, 82, 72, // EQ1 0, EQ2 1, EQ3 0, EQ6 0
        97, 92, 85, 91, 83, 71, 81, 71, 53, // EQ1 0, EQ2 1, EQ3 0, EQ6 1
        95, 92, 85, 92, 80, 70, 84, 71, 50, // EQ1 0, EQ2 1, EQ3 1, EQ6 0
        93, 85, 73, 82, 72, 59, 70, 52, 30, // EQ1 0, EQ2 1, EQ3 1, EQ6 1
        86, 75, 52, 71, 52, 29, 63, 29, 17, // EQ1 0, EQ2 1, EQ3 2, EQ6 1
        98, 94, 91, 94, 86, 77, 87, 74, 63, // EQ1 1, EQ2 0, EQ3 0, EQ6 0
        95, 87, 81, 89, 74, 64, 75, 63, 49, // EQ1 1, EQ2 0, EQ3 0, EQ6 1
        94, 88, 76, 86, 74, 59, 72, 57, 52, // EQ1 1, EQ2 0, EQ3 1, EQ6 0
        89, 77, 67, 76, 58, 50, 57, 52, 25, // EQ1 1, EQ2 0, EQ3 1, EQ6 1
        83, 70, 54, 65, 58, 26, 53, 21, 13, // EQ1 1, EQ2 0, EQ3 2, EQ6 1
        95, 88, 76, 90, 75, 61, 77, 68, 52, // EQ1 1, EQ2 1, EQ3 0, EQ6 0
        90, 76, 70, 77, 62, 53, 66, 59, 30, // EQ1 1, EQ2 1, EQ3 0, EQ6 1
        89, 76, 62, 74, 57, 47, 61, 57, 24, // EQ1 1, EQ2 1, EQ3 1, EQ6 0
        78, 67, 58, 59, 57, 23, 52, 29, 16, // EQ1 1, EQ2 1, EQ3 1, EQ6 1
        71, 59, 30, 58, 26, 15, 23, 13, 6, // EQ1 1, EQ2 1, EQ3 2, EQ6 1
        93, 86, 75, 86, 74, 56, 70, 52, 40, // EQ1 2, EQ2 0, EQ3 0, EQ6 0
        87, 72, 58, 74, 61, 34, 54, 40, 22, // EQ1 2, EQ2 0, EQ3 0, EQ6 1
        85, 74, 62, 72, 55, 46, 53, 34, 19, // EQ1 2, EQ2 0, EQ3 1, EQ6 0
        75, 55, 51, 57, 41, 19, 36, 19, 8, // EQ1 2, EQ2 0, EQ3 1, EQ6 1
        64, 51, 20, 47, 21, 11, 24, 9, 4, // EQ1 2, EQ2 0, EQ3 2, EQ6 1
        88, 73, 60, 73, 59, 41, 54, 45, 20, // EQ1 2, EQ2 1, EQ3 0, EQ6 0
        75, 53, 50, 55, 40, 20, 43, 22, 11, // EQ1 2, EQ2 1, EQ3 0, EQ6 1
        75, 58, 40, 61, 48, 20, 46, 17, 8, // EQ1 2, EQ2 1, EQ3 1, EQ6 0
        55, 45, 21, 51, 18, 9, 18, 7, 2, // EQ1 2, EQ2 1, EQ3 1, EQ6 1
        53, 24, 14, 24, 12, 5, 10, 3, 1, // EQ1 2, EQ2 1, EQ3 2, EQ6 1
    ];

    /// <returns>null for a class that does not exist.</returns>
    public static double? Of(int eq1, int eq2, int eq36, int eq4, int eq5) =>
        eq1 < Levels && eq2 < 2 && eq36 < Cvss4Class.Impacts && eq4 < Levels && eq5 < Levels
            ? Tenths[(((((((eq1 * 2) + eq2) * Cvss4Class.Impacts) + eq36) * Levels) + eq4) * Levels) + eq5] / 10.0
            : null;
}
