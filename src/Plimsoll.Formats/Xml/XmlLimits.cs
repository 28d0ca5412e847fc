namespace Plimsoll.Formats.Xml;

/// <summary>What an XML document may cost us at most. Each limit names the attack it stops.</summary>
public sealed record XmlLimits
{
    public static XmlLimits Default { get; } = new();

    /// <summary>Documents without end. The largest real one (Ubuntu's CVE OVAL) has half of that.</summary>
    public long MaxCharacters { get; init; } = 1_000_000_000;

    /// <summary>Elements in elements: real feeds stay below 16.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>One attribute, name or tag as a memory bomb: the most bytes between two <c>&lt;</c>.</summary>
    public int MaxTokenBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>One field that is kept (a name, a version, an id) as a memory bomb.</summary>
    public int MaxFieldCharacters { get; init; } = 64 * 1024;

    /// <summary>Small elements without end: how many are kept at once of one file.</summary>
    public int MaxItems { get; init; } = 20_000_000;
}
