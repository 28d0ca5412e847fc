namespace Plimsoll.Core.Findings;

/// <summary>What a VEX statement says of a finding, and who says it.</summary>
/// <param name="Status">Where the product stands; the finding has this status.</param>
/// <param name="Justification">Why it is not affected, in the document's own label: <c>vulnerable_code_not_present</c>.</param>
/// <param name="Impact">Why it is not affected, or what is known of it, in a sentence.</param>
/// <param name="Action">What to do about it.</param>
/// <param name="Author">Who says so.</param>
/// <param name="Document">Where: the document's id, else its file.</param>
/// <param name="Timestamp">When, as the document writes it.</param>
public sealed record VexWord(VulnerabilityStatus Status, string? Justification, string? Impact, string? Action, string Author, string Document, string? Timestamp);
