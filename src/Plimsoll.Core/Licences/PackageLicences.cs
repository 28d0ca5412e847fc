namespace Plimsoll.Core.Licences;

/// <summary>All that a package states of its licences: each field an expression, and all of them together.</summary>
public sealed record PackageLicences(IReadOnlyList<LicenceExpression> Fields)
{
    // Words of SPDX for "nothing is said": no licence is called so.
    static readonly string[] Nothing = ["NOASSERTION", "NONE", "UNKNOWN", ""];

    /// <summary>Reads the fields of a package; those that say the same are one.</summary>
    public static PackageLicences Of(IEnumerable<string> licences) =>
        new([.. licences.Select(l => l.Trim()).Where(l => !Nothing.Contains(l, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Select(LicenceExpression.Of).DistinctBy(e => e.Text)]);

    /// <summary>All fields hold together; null where nothing is stated.</summary>
    public LicenceTerm? Term => Fields.Count == 0 ? null : LicenceTerm.Joined([.. Fields.Select(f => f.Term)], isChoice: false);

    /// <summary>The same, written.</summary>
    public string? Expression => Term?.ToString();

    /// <summary>What the <c>LicenseRef-</c>s of all fields stand for.</summary>
    public IEnumerable<CustomLicence> Custom => Fields.SelectMany(f => f.Custom);
}
