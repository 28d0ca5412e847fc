using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Chooses for each package of a subject whose advisories judge it.</summary>
sealed class JudgeChoice
{
    readonly Judges? system;
    readonly Dictionary<PackageType, Judges> registries = [];
    readonly Dictionary<string, Judges> programs = [];

    public JudgeChoice(SubjectEvidence evidence)
    {
        system = evidence.OperatingSystem is { } known ? Ecosystems.Of(known) : null;
        foreach (var type in Enum.GetValues<PackageType>())
            if (RegistryEcosystems.Of(type) is { } ecosystem)
                registries[type] = Registry(ecosystem);

        // Kubernetes publishes advisories of its own modules beside Go's.
        registries[PackageType.Golang] = Registry("Go", "Kubernetes");
    }

    /// <returns>null where nobody judges it: no advisories are meant for it, its version is not known, or it is the distribution's.</returns>
    public Judges? Of(InstalledPackage package)
    {
        if (package.Package.Type.IsOfSystem())
            return system;
        return package.IsOfDistribution || package.Package.Version.Length == 0 ? null
            : package.Package.Type == PackageType.Generic ? Program(package.Package.Name)
            : registries.GetValueOrDefault(package.Package.Type);
    }

    Judges? Program(string name)
    {
        if (RegistryEcosystems.OfProgram(name) is not { } ecosystem)
            return null;
        if (!programs.TryGetValue(ecosystem, out var judges))
            programs[ecosystem] = judges = Registry(ecosystem);
        return judges;
    }

    static Judges Registry(params string[] ecosystems) => new(ecosystems, BySource: false) { Rule = "registry-package" };
}
