namespace Plimsoll.Formats.Zip;

/// <summary>What one archive may cost us at most. Each limit names the attack it stops.</summary>
public sealed record ZipLimits
{
    /// <summary>Directories with invented counts: members of one archive.</summary>
    public required int MaxMembers { get; init; }

    /// <summary>One member as a memory bomb: its plain bytes.</summary>
    public required long MaxMemberBytes { get; init; }

    /// <summary>Members that unfold, relative: plain bytes per packed byte, judged past <see cref="RatioFloorBytes"/>.</summary>
    public required int MaxRatio { get; init; }

    /// <summary>Up to this many plain bytes any ratio is let pass: texts and zeros pack well.</summary>
    public required long RatioFloorBytes { get; init; }
}
