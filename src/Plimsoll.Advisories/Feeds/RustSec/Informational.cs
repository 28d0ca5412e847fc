namespace Plimsoll.Advisories.Feeds.RustSec;

/// <summary>RustSec's advisories that tell something else than a vulnerability.</summary>
static class Informational
{
    public const string Reason = "it tells that the crate is no longer maintained, or gives a notice, which is no vulnerability";

    /// <param name="word">RustSec's <c>informational</c>; an <c>unsound</c> crate can be made to break memory safety, and counts.</param>
    public static bool IsNoVulnerability(string? word) => word is "unmaintained" or "notice";
}
