namespace Plimsoll.Reports.Licences;

/// <summary>All that a package states of its licences: each field an expression, and all of them together.</summary>
sealed record PackageLicences(IReadOnlyList<LicenceExpression> Fields)
{
    // Words of SPDX for "nothing is said": no licence is called so.
    static readonly string[] Nothing = ["NOASSERTION", "NONE", "UNKNOWN", ""];

    public static PackageLicences Of(IEnumerable<string> licences) =>
        new([.. licences.Select(l => l.Trim()).Where(l => !Nothing.Contains(l, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Select(LicenceExpression.Of).DistinctBy(e => e.Text)]);

    /// <summary>One expression in which all hold; null where nothing is stated.</summary>
    public string? Expression => Fields.Count switch
    {
        0 => null,
        1 => Fields[0].Text,
        _ => string.Join(" AND ", Fields.Select(f => f.HasChoice ? $"({f.Text})" : f.Text)),
    };

    public IEnumerable<CustomLicence> Custom => Fields.SelectMany(f => f.Custom);
}
