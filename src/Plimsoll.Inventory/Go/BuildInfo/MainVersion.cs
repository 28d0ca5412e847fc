namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>Which version the main module is: builds from a checkout say <c>(devel)</c>, and tell it elsewhere.</summary>
static class MainVersion
{
    /// <summary>Where nothing but a commit is known: its order among releases is not, and only versions of the same form can be compared with it.</summary>
    public const string ByCommit = "vcs stamp";

    public const string ByLinker = "ldflags";

    /// <returns>The version, empty where it cannot be told, and what it rests on.</returns>
    public static (string Version, string Basis) Of(GoModule main, BuildInfoText info)
    {
        if (main.KnownVersion is { Length: > 0 } own && !own.StartsWith(StampedVersion.Untagged, StringComparison.Ordinal))
            return (own, BuildInfoCataloguer.Basis);
        if (LinkedVersion.Of(info["-ldflags"], main) is { } linked)
            return (linked, ByLinker);
        if (main.KnownVersion.Length > 0)
            return (main.KnownVersion, ByCommit);
        return StampedVersion.Of(info) is { } stamped ? (stamped, ByCommit) : ("", BuildInfoCataloguer.Basis);
    }
}
