using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Chooses for each package of a subject whose advisories judge it.</summary>
sealed class JudgeChoice
{
    readonly Judges? system;
    readonly Dictionary<PackageType, Judges> registries = [];
    readonly Dictionary<string, Judges?> programs = [];

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
        if (package.IsJudgedByOwner || !HasRelease(package.Package) || !HasWholeName(package.Package))
            return null;
        return package.Package.Type == PackageType.Generic ? Program(package.Package.Name) : registries.GetValueOrDefault(package.Package.Type);
    }

    /// <summary>Whether anybody judges packages of this kind and name.</summary>
    public static bool IsJudged(Package package) => package.Type == PackageType.Generic ? EcosystemsOf(package.Name).Count > 0 : RegistryEcosystems.Of(package.Type) is not null;

    /// <summary>Whether its version is one that advisories speak of. What Go makes of a commit without a tag before it comes before every release: each advisory would hit it.</summary>
    public static bool HasRelease(Package package) =>
        package.Version.Length > 0 && !(package.Type == PackageType.Golang && package.Basis == "vcs stamp" && package.Version.StartsWith("v0.0.0-", StringComparison.Ordinal));

    /// <summary>Whether its name is one that advisories use: of a jar whose group nothing proves, the half is known.</summary>
    public static bool HasWholeName(Package package) => package.Type != PackageType.Maven || package.Name.Contains(':', StringComparison.Ordinal);

    /// <summary>A program that no registry has: its makers' word goes first, then Bitnami's of the same upstream release.</summary>
    Judges? Program(string name)
    {
        if (!programs.TryGetValue(name, out var judges))
            programs[name] = judges = EcosystemsOf(name) is { Count: > 0 } ecosystems
                ? new Judges(ecosystems, BySource: false) { Rule = "upstream-version", PackageName = BitnamiNames.Of(name) }
                : null;
        return judges;
    }

    static List<string> EcosystemsOf(string program) =>
        [.. RegistryEcosystems.OfProgram(program) is { } maker ? [maker] : (string[])[], .. BitnamiNames.Of(program) is null ? (string[])[] : ["Bitnami"]];

    static Judges Registry(params string[] ecosystems) => new(ecosystems, BySource: false) { Rule = "registry-package" };
}
