using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Versions;

/// <summary>Every scheme, and which packages follow it.</summary>
public static class VersionSchemes
{
    public static IVersionScheme Dpkg { get; } = new DpkgVersion();

    public static IVersionScheme Apk { get; } = new ApkVersion();

    public static IVersionScheme Rpm { get; } = new RpmVersion();

    public static IVersionScheme Alpm { get; } = new AlpmVersion();

    public static IReadOnlyList<IVersionScheme> All { get; } = [Dpkg, Apk, Rpm, Alpm];

    // opkg compares as dpkg does; its code has the same origin.
    public static IVersionScheme For(PackageType type) => type switch
    {
        PackageType.Apk => Apk,
        PackageType.Rpm => Rpm,
        PackageType.Alpm => Alpm,
        _ => Dpkg,
    };
}
