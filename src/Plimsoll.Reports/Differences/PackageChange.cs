using Plimsoll.Core.Evidence;

namespace Plimsoll.Reports.Differences;

/// <summary>A package that came (nothing before), went (nothing after), or changed its version.</summary>
public sealed record PackageChange(InstalledPackage? Before, InstalledPackage? After)
{
    /// <summary>Whichever there is, the later first.</summary>
    public InstalledPackage Either => After ?? Before!;
}
