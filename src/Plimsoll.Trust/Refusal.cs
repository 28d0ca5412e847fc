namespace Plimsoll.Trust;

/// <summary>Why something that a mirror serves is not believed.</summary>
public enum Refusal
{
    /// <summary>It is not in the form of its kind.</summary>
    Malformed,

    /// <summary>It is well-formed metadata of another role than its name says.</summary>
    WrongRole,

    /// <summary>Fewer keys than the threshold have signed it.</summary>
    TooFewSignatures,

    /// <summary>It is older than what was believed before.</summary>
    Rollback,

    /// <summary>It has expired: somebody holds back what is newer, or the mirror is not looked after.</summary>
    Expired,

    /// <summary>Its length, digest or version is not what the signed metadata above it states.</summary>
    Mismatch,

    /// <summary>It goes on after its end.</summary>
    TooLarge,

    /// <summary>It comes so slowly that waiting would be no update.</summary>
    TooSlow,

    /// <summary>The mirror does not have what it must have.</summary>
    Missing,

    /// <summary>It names a file that could lie outside the mirror.</summary>
    BadName,
}
