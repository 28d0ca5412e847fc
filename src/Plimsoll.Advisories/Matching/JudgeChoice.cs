using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Chooses for each package of a subject whose advisories judge it.</summary>
sealed class JudgeChoice
{
    readonly Judges? system;
    readonly Dictionary<PackageType, Judges> registries = [];

    public JudgeChoice(SubjectEvidence evidence)
    {
        system = evidence.OperatingSystem is { } known ? Ecosystems.Of(known) : null;
        foreach (var type in Enum.GetValues<PackageType>())
            if (RegistryEcosystems.Of(type) is { } ecosystem)
                registries[type] = new Judges([ecosystem], BySource: false) { Rule = "registry-package" };
    }

    /// <returns>null where nobody judges it: no advisories are meant for it, its version is not known, or it is the distribution's.</returns>
    public Judges? Of(InstalledPackage package)
    {
        if (package.Package.Type.IsOfSystem())
            return system;
        return package.IsOfDistribution || package.Package.Version.Length == 0 ? null : registries.GetValueOrDefault(package.Package.Type);
    }
}
