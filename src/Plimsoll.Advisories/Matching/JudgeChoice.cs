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
                registries[type] = new Judges([ecosystem], BySource: false) { Rule = "registry-package" };
    }

    /// <returns>null where nobody judges it: no advisories are meant for it, its version is not known, or it is the distribution's.</returns>
    public Judges? Of(InstalledPackage package)
    {
        if (package.Package.Type.IsOfSystem())
            return system;
        if (package.IsJudgedByOwner || !HasRelease(package.Package))
            return null;
        return package.Package.Type == PackageType.Generic ? OfProgram(package.Package.Name) : registries.GetValueOrDefault(package.Package.Type);
    }

    /// <summary>Whether anybody judges packages of this kind and name.</summary>
    public static bool IsJudged(Package package) => package.Type == PackageType.Generic ? BitnamiNames.Of(package.Name) is not null : RegistryEcosystems.Of(package.Type) is not null;

    /// <summary>Whether its version is one that advisories speak of. What Go makes of a commit without a tag before it comes before every release: each advisory would hit it.</summary>
    public static bool HasRelease(Package package) =>
        package.Version.Length > 0 && !(package.Type == PackageType.Golang && package.Basis == "vcs stamp" && package.Version.StartsWith("v0.0.0-", StringComparison.Ordinal));

    Judges? OfProgram(string name)
    {
        if (BitnamiNames.Of(name) is not { } known)
            return null;
        if (!programs.TryGetValue(known, out var judges))
            programs[known] = judges = registries[PackageType.Bitnami] with { Rule = "upstream-version", PackageName = known };
        return judges;
    }
}
