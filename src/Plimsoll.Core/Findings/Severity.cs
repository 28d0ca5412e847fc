namespace Plimsoll.Core.Findings;

/// <summary>How bad, from least to worst. <see cref="Unknown"/> sorts lowest: nobody has said.</summary>
public enum Severity
{
    Unknown,
    Negligible,
    Low,
    Medium,
    High,
    Critical,
}
