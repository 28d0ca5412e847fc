using System.Globalization;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>The version that Go itself gives a commit without a tag.</summary>
/// <remarks>Go Modules Reference, "Pseudo-versions": time in UTC, the first twelve digits of the revision. Go 1.24 adds <c>+dirty</c> where files were changed.</remarks>
static class StampedVersion
{
    const int RevisionLength = 12;

    /// <summary>How such versions begin where no tag is known.</summary>
    public const string Untagged = "v0.0.0-";

    /// <summary>From the settings that a build took from its repository; null where it took none.</summary>
    public static string? Of(BuildInfoText info)
    {
        if (info["vcs.revision"] is not { Length: >= RevisionLength } revision || !revision.All(char.IsAsciiHexDigitLower))
            return null;
        if (!DateTimeOffset.TryParse(info["vcs.time"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return null;
        var utc = time.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return $"{Untagged}{utc}-{revision[..RevisionLength]}{(info["vcs.modified"] == "true" ? "+dirty" : "")}";
    }
}
