using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Settling;

static class PurlSettler
{
    public static PackageUrl Purl(Package package, Core.Evidence.OperatingSystem? system) => new("deb", system?.Id, package.Name, package.Version);
}
