namespace Plimsoll.Core.Licences;

/// <summary>What a licence expression says: one licence, a choice, or several that hold together. <see cref="object.ToString"/> writes it as SPDX does.</summary>
public abstract record LicenceTerm
{
    /// <summary>All licences that it names, from left to right.</summary>
    public abstract IEnumerable<NamedLicence> Names { get; }

    /// <summary>Whether it holds where <paramref name="holds"/> tells of each licence: of a choice one side is enough, of a sum all are needed.</summary>
    public abstract bool Holds(Func<NamedLicence, bool> holds);

    internal static LicenceTerm Joined(IReadOnlyList<LicenceTerm> parts, bool isChoice)
    {
        if (parts.Count == 1)
            return parts[0];
        return isChoice
            ? new LicenceChoice([.. parts.SelectMany(p => p is LicenceChoice inner ? inner.Sides : [p])])
            : new LicenceSum([.. parts.SelectMany(p => p is LicenceSum inner ? inner.Parts : [p])]);
    }
}

/// <summary>One licence.</summary>
/// <param name="Id">An id of the list, or a <c>LicenseRef-</c>.</param>
/// <param name="OrLater">Whether a <c>+</c> stands behind it. GNU's ids say it themselves: <c>GPL-2.0-or-later</c>.</param>
/// <param name="Exception">What it is granted <c>WITH</c>; null for none.</param>
public sealed record NamedLicence(string Id, bool OrLater = false, string? Exception = null) : LicenceTerm
{
    /// <summary>Whether the SPDX list does not hold it.</summary>
    public bool IsCustom => CustomLicence.IsId(Id);

    /// <inheritdoc/>
    public override IEnumerable<NamedLicence> Names => [this];

    /// <inheritdoc/>
    public override bool Holds(Func<NamedLicence, bool> holds) => holds(this);

    /// <inheritdoc/>
    public override string ToString() => $"{Id}{(OrLater ? "+" : "")}{(Exception is null ? "" : $" WITH {Exception}")}";
}

/// <summary>Licences of which the user chooses one.</summary>
public sealed record LicenceChoice(IReadOnlyList<LicenceTerm> Sides) : LicenceTerm
{
    /// <inheritdoc/>
    public override IEnumerable<NamedLicence> Names => Sides.SelectMany(s => s.Names);

    /// <inheritdoc/>
    public override bool Holds(Func<NamedLicence, bool> holds) => Sides.Any(s => s.Holds(holds));

    /// <inheritdoc/>
    public override string ToString() => string.Join(" OR ", Sides);
}

/// <summary>Licences that hold together.</summary>
public sealed record LicenceSum(IReadOnlyList<LicenceTerm> Parts) : LicenceTerm
{
    /// <inheritdoc/>
    public override IEnumerable<NamedLicence> Names => Parts.SelectMany(p => p.Names);

    /// <inheritdoc/>
    public override bool Holds(Func<NamedLicence, bool> holds) => Parts.All(p => p.Holds(holds));

    /// <inheritdoc/>
    public override string ToString() => string.Join(" AND ", Parts.Select(p => p is LicenceChoice ? $"({p})" : p.ToString()));
}
