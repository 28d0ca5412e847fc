using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Core.Licences;

namespace Plimsoll.Policy.Licences;

/// <summary>What a policy on licences says of packages.</summary>
public static class LicenceRules
{
    /// <summary>The rule, and the id, of what stands under a denied licence.</summary>
    public const string Denied = "licence-denied";

    /// <summary>Of what stands under one that the list of allowed ones does not hold.</summary>
    public const string NotAllowed = "licence-not-allowed";

    /// <summary>Of what does not say under which it stands; told only where a list of allowed ones is given, and held against nobody.</summary>
    public const string Unknown = "licence-unknown";

    const int MaxTold = 5;

    /// <summary>A finding at most of each package. Of a choice one side that may be is enough; of licences that hold together all must be.</summary>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<InstalledPackage> packages, LicencePolicy? policy) =>
        policy is null ? [] : [.. packages.Select(p => Judge(p, PackageLicences.Of(p.Package.Licences).Term, policy)).OfType<Finding>()];

    static Finding? Judge(InstalledPackage package, LicenceTerm? licence, LicencePolicy policy)
    {
        if (licence is null)
            return policy.Allow.Count == 0 ? null : Finding(package, Unknown, Severity.Negligible, [], "It does not say under which licence it stands.");
        if (!licence.Holds(n => !policy.Denies(n)))
            return Finding(package, Denied, Severity.High, licence.Names.Where(policy.Denies), "It stands under {0}, which is denied.");
        if (licence.Holds(n => !policy.Denies(n) && policy.Allows(n)))
            return null;
        var strange = licence.Names.Where(n => !policy.Allows(n)).ToList();
        return strange.TrueForAll(n => n.IsCustom)
            ? Finding(package, Unknown, Severity.Negligible, strange, "It says {0} of its licence, and which one that is cannot be told.")
            : Finding(package, NotAllowed, Severity.Medium, strange, "It stands under {0}, which is not allowed.");
    }

    static Finding Finding(InstalledPackage package, string rule, Severity severity, IEnumerable<NamedLicence> licences, string title)
    {
        List<string> names = [.. licences.Select(l => l.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var told = string.Join(", ", names.Take(MaxTold)) + (names.Count > MaxTold ? $" and {names.Count - MaxTold:N0} more" : "");
        return new Finding
        {
            Kind = FindingKind.Licence,
            Id = rule,
            Aliases = names,
            Rule = rule,
            Severity = severity,
            Status = VulnerabilityStatus.Affected,
            Package = package,
            Installed = package.Package.Version,
            Title = title.Replace("{0}", told, StringComparison.Ordinal),
            Remedy = rule == Unknown ? "Look into the package, and allow what its licence is called." : "Do without the package, or accept it in the ignore file.",
        };
    }
}
