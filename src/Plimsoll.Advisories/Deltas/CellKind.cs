namespace Plimsoll.Advisories.Deltas;

/// <summary>The kinds of cells in a delta.</summary>
static class CellKind
{
    public const byte Null = 0;
    public const byte Integer = 1;
    public const byte Text = 2;
    public const byte Real = 3;
    public const byte Decimal = 4;

    static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Digits over a power of ten, where the quotient is exact to the last bit; null where that cannot be promised.</summary>
    public static double? Fraction(ulong digits, int scale) => digits < 1UL << 53 && (uint)scale < Powers.Length ? digits / Powers[scale] : null;
}
