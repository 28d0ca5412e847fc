using System.Buffers;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Debian's short names of licences in SPDX's words.</summary>
/// <remarks>copyright-format 1.0, section 7.1; the SPDX licence list. Names are the same in capitals and small letters.</remarks>
static class ShortNames
{
    /// <summary>What SPDX begins names with that are not on its list.</summary>
    public const string Reference = "LicenseRef-";

    const int MaxOwnLength = 96;

    static readonly SearchValues<char> OwnCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.");

    /// <summary>Ids of SPDX that Debian's packages use, as SPDX writes them.</summary>
    static readonly string[] Listed =
    [
        "0BSD", "AFL-1.1", "AFL-1.2", "AFL-2.0", "AFL-2.1", "AFL-3.0", "Apache-1.0", "Apache-1.1", "Apache-2.0", "APSL-1.1", "APSL-1.2", "APSL-2.0",
        "Artistic-1.0", "Artistic-1.0-Perl", "Artistic-2.0", "Beerware", "Bitstream-Vera", "blessing", "BSD-1-Clause", "BSD-2-Clause", "BSD-2-Clause-Patent",
        "BSD-2-Clause-Views", "BSD-3-Clause", "BSD-3-Clause-Attribution", "BSD-3-Clause-Clear", "BSD-3-Clause-LBNL", "BSD-3-Clause-Open-MPI", "BSD-4-Clause",
        "BSD-4-Clause-UC", "BSD-Source-Code", "BSL-1.0", "bzip2-1.0.6", "CC-BY-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-3.0-US", "CC-BY-4.0",
        "CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-3.0", "CC-BY-ND-4.0",
        "CC-BY-SA-1.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "CDDL-1.0", "CDDL-1.1", "CECILL-1.0", "CECILL-2.0",
        "CECILL-2.1", "CECILL-B", "CECILL-C", "ClArtistic", "CNRI-Python", "CPL-1.0", "curl", "dvipdfm", "ECL-2.0", "EFL-2.0", "eGenix", "EPL-1.0", "EPL-2.0",
        "ErlPL-1.1", "EUPL-1.1", "EUPL-1.2", "FSFAP", "FSFUL", "FSFULLR", "FSFULLRWD", "FTL", "gnuplot", "HaskellReport", "HPND", "HPND-sell-variant", "IBM-pibs",
        "ICU", "IJG", "ImageMagick", "Info-ZIP", "Intel", "IPL-1.0", "ISC", "JSON", "Latex2e", "Libpng", "libpng-2.0", "libtiff", "Linux-man-pages-copyleft", "Linux-OpenIB",
        "LPL-1.02", "LPPL-1.0", "LPPL-1.1", "LPPL-1.2", "LPPL-1.3a", "LPPL-1.3c", "MirOS", "MIT", "MIT-0", "MIT-advertising", "MIT-CMU", "MIT-feh", "MPL-1.0",
        "MPL-1.1", "MPL-2.0", "MPL-2.0-no-copyleft-exception", "MS-PL", "MS-RL", "NCSA", "Net-SNMP", "NTP", "OFL-1.0", "OFL-1.1", "OLDAP-2.8", "OpenSSL",
        "OPL-1.0", "OSL-1.0", "OSL-1.1", "OSL-2.0", "OSL-2.1", "OSL-3.0", "PHP-3.0", "PHP-3.01", "PostgreSQL", "PSF-2.0", "Python-2.0", "Qhull", "QPL-1.0",
        "RSA-MD", "Ruby", "SGI-B-1.0", "SGI-B-1.1", "SGI-B-2.0", "Sendmail", "SISSL", "Sleepycat", "SMLNJ", "Spencer-86", "Spencer-94", "Spencer-99", "SSH-OpenSSH",
        "SSH-short", "SWL", "TCL", "TCP-wrappers", "Unicode-3.0", "Unicode-DFS-2015", "Unicode-DFS-2016", "Unicode-TOU", "Unlicense", "UPL-1.0", "Vim", "W3C",
        "WTFPL", "X11", "XFree86-1.1", "Zend-2.0", "Zlib", "zlib-acknowledgement", "ZPL-1.1", "ZPL-2.0", "ZPL-2.1",
    ];

    /// <summary>Other names for the same texts. <c>BSD</c>, <c>Python</c> or <c>Apache</c> alone name none in particular and are not here.</summary>
    static readonly (string Name, string Id)[] Others =
    [
        ("Expat", "MIT"), ("MIT/X11", "MIT"), ("MIT/X", "MIT"), ("MIT-X11", "MIT"), ("X11/MIT", "MIT"), ("Expat/MIT", "MIT"),
        ("Artistic", "Artistic-1.0-Perl"), ("APACHE-2-LLVM-EXCEPTIONS", "Apache-2.0 WITH LLVM-exception"), ("BSD-0-Clause", "0BSD"), ("BSD2", "BSD-2-Clause"), ("BSD-2", "BSD-2-Clause"), ("BSD3", "BSD-3-Clause"), ("BSD-3", "BSD-3-Clause"), ("BSD-C3", "BSD-3-Clause"),
        ("BSD-4", "BSD-4-Clause"), ("Boost", "BSL-1.0"), ("Boost-1.0", "BSL-1.0"), ("BZIP", "bzip2-1.0.6"), ("CC0", "CC0-1.0"), ("EDL-1.0", "BSD-3-Clause"), ("Eclipse-1.0", "EPL-1.0"),
        ("FreeType", "FTL"), ("Apache-2.0-with-LLVM-exception", "Apache-2.0 WITH LLVM-exception"), ("OpenLDAP-2.8", "OLDAP-2.8"), ("PSF", "PSF-2.0"), ("QPL", "QPL-1.0"),
        ("SIL-1.1", "OFL-1.1"), ("UFL-1.0", "Ubuntu-font-1.0"), ("UoI-NCSA", "NCSA"), ("WTFPL-2.0", "WTFPL"), ("zlib/libpng", "Zlib"), ("Zope-2.1", "ZPL-2.1"), ("Zope-2.0", "ZPL-2.0"),
        ("public-domain", Reference + "public-domain"), ("PD", Reference + "public-domain"), ("publicdomain", Reference + "public-domain"),
    ];

    static readonly Dictionary<string, string> Known = Listed.Select(id => (Name: id, Id: id)).Concat(Others).ToDictionary(n => n.Name, n => n.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>One licence without exceptions.</summary>
    public static string Spdx(string name)
    {
        if (GnuName.Spdx(name) is { } gnu)
            return gnu;
        if (Find(name) is { } id)
            return id;
        if (name.EndsWith('+') && Find(name[..^1]) is { } earliest && !earliest.Contains(' ', StringComparison.Ordinal) && !earliest.StartsWith(Reference, StringComparison.Ordinal))
            return earliest + "+";
        return Own(name);
    }

    /// <summary>A name of its own, of the characters that SPDX allows there.</summary>
    public static string Own(string name)
    {
        var later = name.EndsWith('+') ? "-or-later" : "";
        var own = new char[Math.Min(name.Length, MaxOwnLength)];
        var length = 0;
        foreach (var c in name)
        {
            if (length == own.Length)
                break;
            if (OwnCharacters.Contains(c))
                own[length++] = c;
            else if (length > 0 && own[length - 1] != '-')
                own[length++] = '-';
        }

        var text = own.AsSpan(0, length).TrimEnd("-.");
        return text.IsEmpty ? "" : $"{Reference}{text}{later}";
    }

    /// <summary>Debian leaves a zero at the end of versions out: <c>Apache-2</c>.</summary>
    static string? Find(string name) => Known.GetValueOrDefault(name) ?? Known.GetValueOrDefault($"{name}.0");
}
