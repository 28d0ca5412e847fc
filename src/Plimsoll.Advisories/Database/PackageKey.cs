using Plimsoll.Advisories.Versions;

namespace Plimsoll.Advisories.Database;

/// <summary>The name under which a package stands in the database: what writes it and what looks it up both come here, so that <c>Flask_Cors</c> meets <c>flask-cors</c>.</summary>
static class PackageKey
{
    public static string Of(string ecosystem, string package) => RegistryNames.Normalise(ecosystem, package);
}
