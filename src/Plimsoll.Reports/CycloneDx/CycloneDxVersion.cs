namespace Plimsoll.Reports.CycloneDx;

/// <summary>A version of CycloneDX, and what it knows that an older one does not.</summary>
sealed record CycloneDxVersion(string Text)
{
    public static readonly CycloneDxVersion Default = new("1.6");

    /// <summary>Oldest first.</summary>
    public static readonly IReadOnlyList<string> All = ["1.4", "1.5", "1.6", "1.7"];

    /// <summary>1.5: a tool is a component, occurrences are evidence, a score can be CVSS 4.</summary>
    public bool IsAtLeast15 => string.CompareOrdinal(Text, "1.5") >= 0;

    public string JsonSchema => $"http://cyclonedx.org/schema/bom-{Text}.schema.json";

    public string XmlNamespace => $"http://cyclonedx.org/schema/bom/{Text}";
}
