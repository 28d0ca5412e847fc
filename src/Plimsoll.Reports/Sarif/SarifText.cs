using Plimsoll.Reports.Table;

namespace Plimsoll.Reports.Sarif;

/// <summary>Text for SARIF messages, where braces are places to fill in and <c>[text](target)</c> is a link: strangers write neither.</summary>
/// <remarks>SARIF 2.1.0, sections 3.11.5 and 3.11.6.</remarks>
static class SarifText
{
    public static string Of(string text) => Printable.Of(text)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal)
        .Replace("](", "] (", StringComparison.Ordinal);
}
