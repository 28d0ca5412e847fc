using Plimsoll.Core.Advisories;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Feeds.Oval.Dialects;

/// <summary>What Azure Linux and CBL-Mariner have in common: definitions that name no release, and some that say they do not apply.</summary>
static class MicrosoftRelease
{
    /// <summary>The release, from the end of a version (<c>…-3.azl3</c>), else from the file's name (<c>azurelinux-3.0-oval.xml</c>).</summary>
    public static string? Of(string? evr, string mark, string path, string file)
    {
        var text = evr ?? "";
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        if (at >= 0)
            return Digits(text.AsSpan(at + mark.Length));
        at = path.LastIndexOf(file, StringComparison.Ordinal);
        return at >= 0 ? Digits(path.AsSpan(at + file.Length)) : null;
    }

    public static AffectedPackage Applicable(OvalDefinition definition, AffectedPackage plain) =>
        definition.Patchable == "Not Applicable" ? plain with { Status = VulnerabilityStatus.NotAffected, Ranges = [] } : plain;

    static string? Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        return digits.IsEmpty ? null : digits.ToString();
    }
}
