using System.Collections.Frozen;

namespace Plimsoll.Core.Licences;

/// <summary>Ids that the list keeps and advises against, in today's words.</summary>
/// <remarks>SPDX licence list 3.28, "Deprecated License Identifiers".</remarks>
static class DeprecatedIds
{
    static readonly FrozenDictionary<string, NamedLicence> Others = new Dictionary<string, NamedLicence>(StringComparer.Ordinal)
    {
        ["AGPL-1.0"] = new("AGPL-1.0-only"),
        ["BSD-2-Clause-FreeBSD"] = new("BSD-2-Clause-Views"),
        ["BSD-2-Clause-NetBSD"] = new("BSD-2-Clause"),
        ["bzip2-1.0.5"] = new("bzip2-1.0.6"),
        ["eCos-2.0"] = new("GPL-2.0-or-later", Exception: "eCos-exception-2.0"),
        ["GPL-2.0-with-autoconf-exception"] = new("GPL-2.0-only", Exception: "Autoconf-exception-2.0"),
        ["GPL-2.0-with-bison-exception"] = new("GPL-2.0-or-later", Exception: "Bison-exception-2.2"),
        ["GPL-2.0-with-classpath-exception"] = new("GPL-2.0-only", Exception: "Classpath-exception-2.0"),
        ["GPL-2.0-with-font-exception"] = new("GPL-2.0-only", Exception: "Font-exception-2.0"),
        ["GPL-2.0-with-GCC-exception"] = new("GPL-2.0-or-later", Exception: "GCC-exception-2.0"),
        ["GPL-3.0-with-autoconf-exception"] = new("GPL-3.0-only", Exception: "Autoconf-exception-3.0"),
        ["GPL-3.0-with-GCC-exception"] = new("GPL-3.0-only", Exception: "GCC-exception-3.1"),
        ["Nunit"] = new("zlib-acknowledgement"),
        ["StandardML-NJ"] = new("SMLNJ"),
        ["wxWindows"] = new("LGPL-2.0-or-later", Exception: "WxWindows-exception-3.1"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an id of the list is called today; null where that is its name.</summary>
    public static NamedLicence? Current(string id)
    {
        if (Others.TryGetValue(id, out var current))
            return current;
        return id.EndsWith('+') ? Later(id[..^1]) : Versioned(id, "-only");
    }

    /// <summary>"This version or a later one" of GNU's licences, which have ids for that; null for all others.</summary>
    public static NamedLicence? Later(string id) => Versioned(id.EndsWith("-only", StringComparison.Ordinal) ? id[..^"-only".Length] : id, "-or-later");

    // GPL-2.0, AGPL-3.0, GFDL-1.2: the list has the same with both endings.
    static NamedLicence? Versioned(string id, string ending) => SpdxIds.Licences.TryGetValue(id + ending, out var current) ? new NamedLicence(current) : null;
}
