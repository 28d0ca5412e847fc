namespace Plimsoll.Advisories.Versions;

/// <summary>R's order, of CRAN and Bioconductor: numbers between dots or hyphens, which are one and the same.</summary>
/// <remarks>R, <c>package_version</c>: <c>1.0-1 = 1.0.1</c>.</remarks>
sealed class CranVersion : IVersionScheme
{
    public string Name => "cran";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => NumberList.Compare(a, b, hyphens: true);

    public bool IsValid(ReadOnlySpan<char> version) => NumberList.IsValid(version.Trim(), hyphens: true);
}
