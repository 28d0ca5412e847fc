namespace Plimsoll.Advisories.Feeds.Vendors;

/// <summary>Versions of rpm and dpkg as advisories write them: <c>epoch:version-release</c>.</summary>
static class Evr
{
    /// <summary>Without the epoch where it is zero, which is the same version (deb-version(7), rpm-version(7)).</summary>
    public static string WithoutZeroEpoch(string evr) => evr.StartsWith("0:", StringComparison.Ordinal) ? evr[2..] : evr;

    /// <summary>Whether it is the version before every version: vendors compare with it to say "any" or "none".</summary>
    public static bool IsZero(string evr) => WithoutZeroEpoch(evr) is "0" or "0-0" or "";

    /// <summary>Joined from the attributes of package lists.</summary>
    public static string Join(string? epoch, string version, string? release) =>
        (epoch is null or "" or "0" ? "" : epoch + ":") + version + (string.IsNullOrEmpty(release) ? "" : "-" + release);

    /// <summary>Whether a build belongs to a module stream, by the mark that module builds carry in their release.</summary>
    public static bool IsModular(string evr) => evr.Contains(".module+el", StringComparison.Ordinal) || evr.Contains(".module_el", StringComparison.Ordinal);
}
