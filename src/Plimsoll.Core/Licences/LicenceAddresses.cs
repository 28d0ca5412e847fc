namespace Plimsoll.Core.Licences;

/// <summary>Addresses of licences, as Maven's and NuGet's packages declare them.</summary>
static class LicenceAddresses
{
    static readonly string[] Endings = [".txt", ".html", ".htm", ".php", ".md", ".shtml", ".en", ".json", ".xml"];

    /// <summary>Sites whose last part of a path is the licence's id or name, and what may stand behind it.</summary>
    static readonly string[] ByName =
    [
        "opensource.org/licenses/", "opensource.org/license/", "spdx.org/licenses/", "spdx.dev/licenses/", "choosealicense.com/licenses/", "gnu.org/licenses/old-licenses/", "gnu.org/licenses/",
        "gnu.org/copyleft/", "apache.org/licenses/", "repository.jboss.org/licenses/", "fsf.org/licensing/licenses/", "creativecommons.org/publicdomain/", "mit-license.org/",
    ];

    public static bool IsOne(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static LicenceTerm? Read(string address)
    {
        var place = address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];
        if (place.StartsWith("licenses.nuget.org/", StringComparison.OrdinalIgnoreCase))
            return new LicenceParser(Uri.UnescapeDataString(place["licenses.nuget.org/".Length..]), _ => null).Read() is { Custom.Count: 0 } read ? read.Term : null;
        place = Plain(place.ToLowerInvariant());
        if (Whole.GetValueOrDefault(place) is { } known)
            return LicenceParser.Own(known);
        const string commons = "creativecommons.org/licenses/";
        if (place.StartsWith(commons, StringComparison.Ordinal))
            return Commons(place[commons.Length..].Split('/'));
        foreach (var site in ByName)
            if (place.StartsWith(site, StringComparison.Ordinal))
                return Named(place[site.Length..]);
        return null;
    }

    static string Plain(string place)
    {
        if (place.StartsWith("www.", StringComparison.Ordinal))
            place = place["www.".Length..];
        if (place.IndexOfAny(['#', '?']) is > 0 and var mark && !place.StartsWith("go.microsoft.com", StringComparison.Ordinal))
            place = place[..mark];
        place = place.TrimEnd('/');
        for (var ending = ""; ending is not null; place = place[..^(ending?.Length ?? 0)])
            ending = Array.Find(Endings, e => place.EndsWith(e, StringComparison.Ordinal));
        return place;
    }

    // by-sa/3.0/de
    static LicenceTerm? Commons(string[] parts) =>
        parts.Length >= 2 && SpdxIds.Licences.TryGetValue($"CC-{parts[0]}-{parts[1]}", out var id) ? new NamedLicence(id) : null;

    static LicenceTerm? Named(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
            return null;
        return SpdxIds.Licences.TryGetValue(name, out var id) ? DeprecatedIds.Current(id) ?? new NamedLicence(id) : Aliases.Of(name.Replace("-license", "", StringComparison.Ordinal));
    }

    static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["apache.org/licenses/license"] = "Apache-2.0",
        ["apache.org/licenses/license-2.0"] = "Apache-2.0",
        ["apache.org/licenses/license-1.1"] = "Apache-1.1",
        ["apache.org/licenses/license-1.0"] = "Apache-1.0",
        ["apache.org/licenses"] = "Apache-2.0",
        ["aws.amazon.com/apache2.0"] = "Apache-2.0",
        ["boost.org/license_1_0"] = "BSL-1.0",
        ["bouncycastle.org/licence"] = "MIT",
        ["creativecommons.org/publicdomain/zero/1.0"] = "CC0-1.0",
        ["creativecommons.org/publicdomain/zero/1.0/legalcode"] = "CC0-1.0",
        ["eclipse.org/legal/epl-v10"] = "EPL-1.0",
        ["eclipse.org/legal/epl-v20"] = "EPL-2.0",
        ["eclipse.org/legal/epl-2.0"] = "EPL-2.0",
        ["eclipse.org/legal/cpl-v10"] = "CPL-1.0",
        ["eclipse.org/org/documents/epl-v10"] = "EPL-1.0",
        ["eclipse.org/org/documents/epl-2.0"] = "EPL-2.0",
        ["eclipse.org/org/documents/epl-2.0/epl-2.0"] = "EPL-2.0",
        ["eclipse.org/org/documents/edl-v10"] = "BSD-3-Clause",
        ["eclipse.org/org/documents/edl-v10/edl-v10"] = "BSD-3-Clause",
        ["gnu.org/copyleft/lesser"] = "LGPL-3.0-only",
        ["gnu.org/licenses/old-licenses/gpl-2.0-standalone"] = "GPL-2.0-only",
        ["gnu.org/software/classpath/license"] = "GPL-2.0-or-later WITH Classpath-exception-2.0",
        ["golang.org/license"] = "BSD-3-Clause",
        ["glassfish.dev.java.net/public/cddlv1.0"] = "CDDL-1.0",
        ["jquery.org/license"] = "MIT",
        ["json.org/license"] = "JSON",
        ["mit-license.org"] = "MIT",
        ["mozilla.org/mpl/2.0"] = "MPL-2.0",
        ["mozilla.org/mpl/2.0/index"] = "MPL-2.0",
        ["mozilla.org/en-us/mpl/2.0"] = "MPL-2.0",
        ["mozilla.org/mpl/1.1"] = "MPL-1.1",
        ["mozilla.org/mpl/mpl-1.1"] = "MPL-1.1",
        ["openjdk.java.net/legal/gplv2+ce"] = "GPL-2.0-only WITH Classpath-exception-2.0",
        ["oss.oracle.com/licenses/upl"] = "UPL-1.0",
        ["postgresql.org/about/licence"] = "PostgreSQL",
        ["scripts.sil.org/ofl"] = "OFL-1.1",
        ["openfontlicense.org"] = "OFL-1.1",
        ["slf4j.org/license"] = "MIT",
        ["sqlite.org/copyright"] = "blessing",
        ["unlicense.org"] = "Unlicense",
        ["unlicense.org/unlicense"] = "Unlicense",
        ["wtfpl.net"] = "WTFPL",
        ["wtfpl.net/txt/copying"] = "WTFPL",
        ["sam.zoy.org/wtfpl/copying"] = "WTFPL",
        ["zlib.net/zlib_license"] = "Zlib",
        ["asm.objectweb.org/license"] = "BSD-3-Clause",
        ["asm.ow2.org/license"] = "BSD-3-Clause",
        ["antlr.org/license"] = "BSD-3-Clause",
        ["antlr.org/license.bsd"] = "BSD-3-Clause",
    };
}
