using System.Buffers;

namespace Plimsoll.Reports.Csv;

/// <summary>One cell of a CSV file, made safe for whoever opens it in a spreadsheet.</summary>
/// <remarks>RFC 4180, section 2; the formulas of OWASP's "CSV injection".</remarks>
static class CsvCell
{
    // The full-width forms count too: spreadsheets of East Asian locales read them as the plain ones.
    static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n; \t'");

    public static string Of(string text)
    {
        var plain = text.Replace("\0", "", StringComparison.Ordinal);

        // A spreadsheet takes what starts so for a formula; after an apostrophe it is text.
        if (plain.AsSpan().TrimStart(" \"").IndexOfAny(Formula) == 0)
            plain = $"'{plain}";
        return plain.AsSpan().ContainsAny(Quoted) ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
