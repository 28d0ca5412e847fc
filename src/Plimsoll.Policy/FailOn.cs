using Plimsoll.Core;
using Plimsoll.Core.Findings;

namespace Plimsoll.Policy;

/// <summary>A gate: findings from a severity upwards make a subject unfit, all or only those with a fix.</summary>
public sealed record FailOn(Severity Severity, bool OnlyFixable)
{
    /// <summary>Reads <c>SEVERITY[,fixable]</c>.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static FailOn Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length is 1 or 2 && Enum.TryParse<Severity>(parts[0], ignoreCase: true, out var severity) && !char.IsAsciiDigit(parts[0][0]) &&
            (parts.Length == 1 || parts[1].Equals("fixable", StringComparison.OrdinalIgnoreCase)))
            return new FailOn(severity, parts.Length == 2);
        throw new UsageException($"'{text}' is no gate: give a severity (unknown, negligible, low, medium, high, critical), perhaps with ',fixable', as in --fail-on high,fixable.");
    }

    public override string ToString() => Severity.ToString().ToLowerInvariant() + (OnlyFixable ? ",fixable" : "");
}
