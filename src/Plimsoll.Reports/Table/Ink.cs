using System.Text;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Table;

/// <summary>Colours for terminals, and the cure for strings of strangers that try to command one.</summary>
sealed class Ink(bool colour)
{
    public string Bold(string text) => Sgr("1", text);

    public string Dim(string text) => Sgr("2", text);

    public string Of(Severity severity, string text) => Sgr(severity switch
    {
        Severity.Critical => "1;35",
        Severity.High => "31",
        Severity.Medium => "33",
        Severity.Low => "36",
        _ => "2",
    }, text);

    public string Of(VerdictResult result, string text) => Sgr(result switch
    {
        VerdictResult.Fit => "1;32",
        VerdictResult.Unfit => "1;31",
        _ => "1;33",
    }, text);

    /// <summary>Control characters, and the marks that turn text around, become U+FFFD: a package's name must not move the cursor.</summary>
    public static string Safe(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
            safe.Append(char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' ? '\uFFFD' : c);
        return safe.ToString();
    }

    string Sgr(string code, string text) => colour ? $"\e[{code}m{text}\e[0m" : text;
}
