using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Cvss;

/// <summary>Base scores of published CVSS vectors, computed here rather than believed.</summary>
public static class CvssVector
{
    /// <summary>Scores a vector of version 2.0, 3.0, 3.1 or 4.0.</summary>
    /// <returns>false where it is no vector that any of these versions allows.</returns>
    public static bool TryScore(string vector, out string version, out double? score)
    {
        score = null;
        version = "";
        if (vector.Length > 512)
            return false;
        if (vector.StartsWith("CVSS:3.", StringComparison.Ordinal) && vector.IndexOf('/', StringComparison.Ordinal) == "CVSS:3.1".Length)
        {
            version = vector[5..8];
            return version is "3.0" or "3.1" && Cvss3.TryScore(vector[9..], version, out score);
        }

        if (vector.StartsWith("CVSS:4.0/", StringComparison.Ordinal))
        {
            version = "4.0";
            return Cvss4.TryScore(vector[9..], out score);
        }

        version = "2.0";
        return Cvss2.TryScore(vector.Trim('(', ')'), out score);
    }

    /// <summary>The word for a score, by the qualitative scale of version 3.1, section 5.</summary>
    public static Severity Rating(double score) => score switch
    {
        >= 9.0 => Severity.Critical,
        >= 7.0 => Severity.High,
        >= 4.0 => Severity.Medium,
        > 0 => Severity.Low,
        _ => Severity.Negligible,
    };

    /// <summary><c>AV:N/AC:L</c> as pairs; null where a metric is malformed or stands twice.</summary>
    internal static Dictionary<string, string>? Metrics(string vector)
    {
        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in vector.Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part.Split(':') is not [var name, var value] || !metrics.TryAdd(name, value))
                return null;
        return metrics;
    }

    internal static double? Weight(Dictionary<string, string> metrics, string name, params ReadOnlySpan<(string Value, double Weight)> weights)
    {
        foreach (var (value, weight) in weights)
            if (metrics.GetValueOrDefault(name) == value)
                return weight;
        return null;
    }
}
