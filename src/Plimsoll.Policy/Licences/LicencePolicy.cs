using Plimsoll.Core;
using Plimsoll.Core.Licences;

namespace Plimsoll.Policy.Licences;

/// <summary>Which licences packages may have. Where both lists name one, it is denied, unless the allowed one names its exception and the denied one does not.</summary>
/// <param name="Deny">What no package may stand under.</param>
/// <param name="Allow">What alone packages may stand under; empty for anything.</param>
public sealed record LicencePolicy(IReadOnlyList<LicencePattern> Deny, IReadOnlyList<LicencePattern> Allow)
{
    const int MaxEntries = 1_000;

    /// <summary>Reads two lists with commas.</summary>
    /// <returns>Null where neither is given.</returns>
    /// <exception cref="UsageException">An entry is no licence.</exception>
    public static LicencePolicy? Parse(string? deny, string? allow) => deny is null && allow is null ? null : new LicencePolicy(List(deny), List(allow));

    /// <summary>Whether a package may not stand under this licence.</summary>
    public bool Denies(NamedLicence licence) =>
        Deny.Any(p => p.Matches(licence) && (p.Exception is not null || !Allow.Any(a => a.Exception is not null && a.Matches(licence))));

    /// <summary>Whether a package may stand under this licence, or under a later version of it that it lets the user choose.</summary>
    public bool Allows(NamedLicence licence) => Allow.Count == 0 || Allow.Any(p => p.MatchesAnyVersion(licence));

    static List<LicencePattern> List(string? text)
    {
        var entries = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (entries.Length > MaxEntries)
            throw new UsageException($"A list of licences has more than {MaxEntries:N0} entries; write * for many at once.");
        return text is not null && entries.Length == 0 ? throw new UsageException("A list of licences is empty; write ids of the SPDX list as in MIT,GPL-3.0-only.") : [.. entries.Select(LicencePattern.Parse)];
    }
}
