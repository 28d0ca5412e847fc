using System.Collections.Frozen;

namespace Plimsoll.Core.Licences;

/// <summary>GNU's licences by key: a family, a version, and whether later ones do too.</summary>
static class GnuNames
{
    /// <summary>Each family, and what no version at all means: GPL 2, section 9, "any version ever published".</summary>
    static readonly FrozenDictionary<string, (string Family, string? Any)> Families = new Dictionary<string, (string, string?)>(StringComparer.Ordinal)
    {
        ["gpl"] = ("GPL", "GPL-1.0-or-later"),
        ["general public"] = ("GPL", "GPL-1.0-or-later"),
        ["general public gpl"] = ("GPL", "GPL-1.0-or-later"),
        ["lgpl"] = ("LGPL", "LGPL-2.0-or-later"),
        ["lesser gpl"] = ("LGPL", "LGPL-2.0-or-later"),
        ["lesser general public"] = ("LGPL", "LGPL-2.0-or-later"),
        ["lesser general public lgpl"] = ("LGPL", "LGPL-2.0-or-later"),
        ["library general public"] = ("LGPL", "LGPL-2.0-or-later"),
        ["library or lesser general public"] = ("LGPL", "LGPL-2.0-or-later"),
        ["library or lesser general public lgpl"] = ("LGPL", "LGPL-2.0-or-later"),
        ["agpl"] = ("AGPL", null),
        ["affero gpl"] = ("AGPL", null),
        ["affero general public"] = ("AGPL", null),
        ["gfdl"] = ("GFDL", "GFDL-1.1-or-later"),
        ["fdl"] = ("GFDL", "GFDL-1.1-or-later"),
        ["free documentation"] = ("GFDL", "GFDL-1.1-or-later"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static NamedLicence? Of(string key)
    {
        var isLater = key.EndsWith(" +", StringComparison.Ordinal);
        var rest = isLater ? key[..^" +".Length] : key;
        var isOnly = rest.EndsWith(" only", StringComparison.Ordinal);
        rest = isOnly ? rest[..^" only".Length] : rest;
        var space = rest.LastIndexOf(' ');
        var version = space > 0 && char.IsAsciiDigit(rest[space + 1]) ? rest[(space + 1)..] : "";
        if (!Families.TryGetValue(version.Length > 0 ? rest[..space] : rest, out var known))
            return null;
        if (version.Length == 0)
            return known.Any is { } any && !isOnly ? new NamedLicence(any) : null;
        var id = $"{known.Family}-{version}{(version.Contains('.', StringComparison.Ordinal) ? "" : ".0")}{(isLater ? "-or-later" : "-only")}";
        return SpdxIds.Licences.TryGetValue(id, out var listed) ? new NamedLicence(listed) : null;
    }
}
