namespace Plimsoll.Core.Findings;

public enum VerdictResult
{
    Fit,
    Unfit,
    Unknown,
}

/// <summary>Why a verdict is what it is.</summary>
/// <param name="Findings">Ids of the findings meant, sorted.</param>
public sealed record VerdictReason(string Rule, string Text, IReadOnlyList<string> Findings);

/// <summary>What a policy says of a subject.</summary>
public sealed record Verdict(VerdictResult Result, string Policy, IReadOnlyList<VerdictReason> Reasons)
{
    /// <summary>Where nothing was judged.</summary>
    public static Verdict None { get; } = new(VerdictResult.Unknown, "none", []);
}
