using System.Globalization;

namespace Plimsoll.Registries.Transfer;

/// <summary><c>Content-Range: bytes FIRST-LAST/TOTAL</c>.</summary>
/// <param name="Total">Null where the server does not say it (<c>*</c>).</param>
/// <remarks>RFC 9110, section 14.4.</remarks>
readonly record struct ContentRange(long First, long Last, long? Total)
{
    public static ContentRange? Parse(string? header)
    {
        const string Unit = "bytes ";
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
            return null;
        var slash = header.IndexOf('/', StringComparison.Ordinal);
        var dash = header.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || slash < dash || Number(header.AsSpan(Unit.Length, dash - Unit.Length)) is not { } first || Number(header.AsSpan(dash + 1, slash - dash - 1)) is not { } last)
            return null;
        var total = header.AsSpan(slash + 1);
        var range = new ContentRange(first, last, total is "*" ? null : Number(total) ?? -1);
        return first <= last && (range.Total is not { } whole || last < whole) ? range : null;
    }

    static long? Number(ReadOnlySpan<char> text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
