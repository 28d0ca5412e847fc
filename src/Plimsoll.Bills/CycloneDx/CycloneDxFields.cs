using System.Buffers;

namespace Plimsoll.Bills.CycloneDx;

/// <summary>What words of CycloneDX mean, for both of its forms.</summary>
static class CycloneDxFields
{
    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <remarks>Enumeration <c>classification</c>. A lock file that Trivy hangs packages on is an <c>application</c>, and says what class of thing it is.</remarks>
    public static BillKind Kind(string? type) => type switch
    {
        "operating-system" => BillKind.OperatingSystem,
        "file" or "data" or "cryptographic-asset" => BillKind.Other,
        _ => BillKind.Package,
    };

    /// <summary><c>SHA-256</c> is <c>sha256</c>; null for what is no checksum.</summary>
    public static string? Checksum(string? algorithm, string? value) =>
        algorithm is { Length: > 0 and < 32 } && value is { Length: > 0 and <= 256 } && !value.AsSpan().ContainsAnyExcept(Hex)
            ? $"{algorithm.ToLowerInvariant().Replace("sha-", "sha", StringComparison.Ordinal)}:{value.ToLowerInvariant()}"
            : null;

    /// <summary>Whether a composition of this word lacks something.</summary>
    public static bool IsIncomplete(string? aggregate) => aggregate?.StartsWith("incomplete", StringComparison.Ordinal) ?? false;
}
