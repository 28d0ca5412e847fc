using System.IO.Compression;
using System.Text;

namespace Plimsoll.Testing.Feeds;

/// <summary>Small feeds in their publishers' true forms, invented facts in them.</summary>
public static class FeedSamples
{
    public static string Kev(int count, string day = "2026-03-01") =>
        $$"""{"title":"CISA Catalog of Known Exploited Vulnerabilities","catalogVersion":"2026.03.01","vulnerabilities":[{{string.Join(',', Enumerable.Range(1, count).Select(n => $$"""{"cveID":"CVE-2024-{{10_000 + n}}","dateAdded":"{{day}}","dueDate":"2026-04-01"}"""))}}]}""";

    public static string Secdb(int packages, string release = "v3.20", string fix = "1.0-r1") =>
        $$"""{"apkurl":"x","distroversion":"{{release}}","reponame":"main","urlprefix":"https://dl-cdn.alpinelinux.org/alpine","packages":[{{string.Join(',', Enumerable.Range(1, packages).Select(n => Package(n, fix)))}}]}""";

    public static string Osv(int number, string day = "2026-02-01", string package = "left", string ecosystem = "npm") =>
        $$"""{"id":"GHSA-{{number:0000}}-aaaa-bbbb","modified":"{{day}}T00:00:00Z","published":"2026-01-01T00:00:00Z","aliases":["CVE-2024-{{30_000 + number}}"],"affected":[{"package":{"ecosystem":"{{ecosystem}}","name":"{{package}}{{number}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.0.{{number}}"}]}]}]}""";

    /// <summary>As OSV exports an ecosystem: a record a file.</summary>
    public static byte[] OsvZip(int count, string day = "2026-02-01")
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            for (var number = 1; number <= count; number++)
                using (var entry = zip.CreateEntry($"GHSA-{number:0000}.json").Open())
                    entry.Write(Encoding.UTF8.GetBytes(Osv(number, day)));
        return memory.ToArray();
    }

    public static byte[] EpssGz(int count) => Gzip(
        $"#model_version:v2025.03.14,score_date:2026-03-01T00:00:00+0000\ncve,epss,percentile\n{string.Concat(Enumerable.Range(1, count).Select(n => $"CVE-2024-{10_000 + n},0.5,0.9\n"))}");

    public static string UpdateInfo(int count) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><updates>{string.Concat(Enumerable.Range(1, count).Select(n => $"""<update author="linux-security@amazon.com" from="linux-security@amazon.com" status="final" type="security" version="1.4"><id>ALAS2023-2026-{n:000}</id><title>Amazon Linux 2023 - ALAS2023-2026-{n:000}</title><issued date="2026-02-01 00:00"/><updated date="2026-02-01 00:00"/><severity>important</severity><references><reference href="https://cve.mitre.org/x" id="CVE-2024-{40_000 + n}" type="cve"/></references><pkglist><collection short="amazon-linux-2023"><name>Amazon Linux 2023</name><package arch="x86_64" epoch="0" name="thing{n}" release="1.amzn2023" version="2.0"><filename>thing{n}.rpm</filename></package></collection></pkglist></update>"""))}</updates>""";

    /// <summary>One document of a CSAF VEX directory, as Red Hat writes them.</summary>
    public static string Csaf(string cve, string day, bool hasFix)
    {
        const string Product = "red_hat_enterprise_linux_9";
        var status = hasFix ? "fixed" : "known_affected";
        var id = hasFix ? $"{Product}:thing-0:2.0-1.el9.x86_64" : $"{Product}:thing";
        var purl = hasFix ? "pkg:rpm/redhat/thing@2.0-1.el9?arch=x86_64" : "pkg:rpm/redhat/thing";
        return $$$$"""{"document":{"category":"csaf_vex","csaf_version":"2.0","publisher":{"category":"vendor","name":"Red Hat Product Security","namespace":"https://www.redhat.com"},"tracking":{"id":"{{{{cve}}}}","status":"final","current_release_date":"{{{{day}}}}T10:00:00+00:00","initial_release_date":"2024-01-01T00:00:00+00:00"}},"product_tree":{"branches":[{"category":"vendor","name":"Red Hat","branches":[{"category":"product_name","name":"Red Hat Enterprise Linux 9","product":{"name":"Red Hat Enterprise Linux 9","product_id":"{{{{Product}}}}","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:9"}}},{"category":"product_version","name":"thing","product":{"name":"thing","product_id":"{{{{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}}}}","product_identification_helper":{"purl":"{{{{purl}}}}"}}}]}],"relationships":[{"category":"default_component_of","full_product_name":{"name":"thing of RHEL 9","product_id":"{{{{id}}}}"},"product_reference":"{{{{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}}}}","relates_to_product_reference":"{{{{Product}}}}"}]},"vulnerabilities":[{"cve":"{{{{cve}}}}","product_status":{"{{{{status}}}}":["{{{{id}}}}"]}}]}""";
    }

    public static byte[] Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }

    static string Package(int number, string fix) => $$$$"""{"pkg":{"name":"tool{{{{number}}}}","secfixes":{"{{{{fix}}}}":["CVE-2024-{{{{20_000 + number}}}}"]}}}""";
}
