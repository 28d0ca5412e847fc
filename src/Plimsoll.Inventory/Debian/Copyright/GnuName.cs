namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Names of the GNU licences, which SPDX writes with their minor version and whether later ones may be chosen.</summary>
static class GnuName
{
    static readonly (string Family, string[] Versions)[] Families =
    [
        ("AGPL", ["1.0", "3.0"]),
        ("GFDL", ["1.1", "1.2", "1.3"]),
        ("GPL", ["1.0", "2.0", "3.0"]),
        ("LGPL", ["2.0", "2.1", "3.0"]),
    ];

    /// <summary><c>GPL-2+</c>, <c>GPLv2+</c>, <c>LGPL-2.1-or-later</c>, <c>GFDL-NIV-1.3</c>, <c>GPL</c>… to SPDX; null where it is none of them.</summary>
    public static string? Spdx(ReadOnlySpan<char> name)
    {
        foreach (var (family, versions) in Families)
            if (name.StartsWith(family, StringComparison.OrdinalIgnoreCase))
                return Spdx(family, versions, name[family.Length..]);
        return null;
    }

    /// <summary>An id of SPDX; null where there is no such version. Without a version any may be chosen, says each of the licences.</summary>
    public static string? Spdx(string family, ReadOnlySpan<char> version, bool orLater)
    {
        foreach (var (known, versions) in Families)
            if (known == family)
                return Versioned(family, versions, version, orLater);
        return null;
    }

    static string? Spdx(string family, string[] versions, ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("-v ");
        var withoutInvariants = family == "GFDL" && (Cut(ref rest, "NIV-") || CutEnd(ref rest, "-no-invariants") || CutEnd(ref rest, "-no-invariant"));
        var orLater = CutEnd(ref rest, "+") || CutEnd(ref rest, "-or-later");
        if (!orLater)
            CutEnd(ref rest, "-only");
        if (Versioned(family, versions, rest, orLater) is not { } id)
            return null;
        var at = id.IndexOf('-', family.Length + 1);
        return withoutInvariants ? id.Insert(at, "-no-invariants") : id;
    }

    static string? Versioned(string family, string[] versions, ReadOnlySpan<char> version, bool orLater)
    {
        if (version.IsEmpty)
            return $"{family}-{versions[0]}-or-later";
        foreach (var known in versions)
            if (version.SequenceEqual(known) || (known.EndsWith(".0", StringComparison.Ordinal) && version.SequenceEqual(known.AsSpan(0, known.Length - 2))))
                return $"{family}-{known}-{(orLater ? "or-later" : "only")}";
        return null;
    }

    static bool Cut(ref ReadOnlySpan<char> text, string start)
    {
        if (!text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            return false;
        text = text[start.Length..];
        return true;
    }

    static bool CutEnd(ref ReadOnlySpan<char> text, string end)
    {
        if (!text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            return false;
        text = text[..^end.Length];
        return true;
    }
}
