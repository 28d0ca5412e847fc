using System.Buffers.Binary;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Alpine.Apk;
using Plimsoll.Inventory.Arch.Alpm;
using Plimsoll.Inventory.Debian.Copyright;
using Plimsoll.Inventory.Debian.Dpkg;
using Plimsoll.Inventory.Opkg.Status;
using Plimsoll.Inventory.Os.Release;
using Plimsoll.Inventory.Rpm;
using Plimsoll.Inventory.Rpm.ContentSets;
using Plimsoll.Inventory.Rpm.Manifest;
using Plimsoll.Testing.Engines;

namespace Plimsoll.Fuzz;

/// <summary>Good inputs of every format, small, from which hostile ones are bred.</summary>
static class Seeds
{
    const string Sha = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static IReadOnlyList<byte[]> Tars { get; } = [.. Enum.GetValues<TarEntryFormat>().Where(f => f != TarEntryFormat.Unknown).Select(Tar), Sparse()];

    public static IReadOnlyList<byte[]> Manifests { get; } = Of(
        $$$"""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{{Sha}}}","size":0,"platform":{"os":"linux","architecture":"amd64"},"annotations":{"org.opencontainers.image.ref.name":"a:1"}}]}""",
        $$$"""{"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{Sha}}}","size":2},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{{{Sha}}}","size":3}]}""",
        $$$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{{{Sha}}}"]},"history":[{"created_by":"RUN","empty_layer":true}]}""");

    public static IReadOnlyList<byte[]> Bolts { get; } = [.. new (int PerPage, bool Inline)[] { (1000, true), (1000, false), (2, false) }.Select(f => new BoltFixture(512, f.PerPage, f.Inline).Build(new Dictionary<string, object>
    {
        ["v1"] = new Dictionary<string, object> { ["default"] = new Dictionary<string, object> { ["a:1"] = new Dictionary<string, object> { ["digest"] = Sha, ["size"] = new byte[] { 2 } }, ["b:1"] = "x" }, ["version"] = "3" },
    }))];

    public static IReadOnlyList<byte[]> Configurations { get; } = Of(
        "# the gate\nfail-on: high,fixable\nseverity: [high, 'critical']\noutput:\n- json=report.json\n- table\nonly-fixed: true\n",
        "{db: \"a\\nb\", threads: 4}\n...\n");

    public static IReadOnlyList<(string Name, IFileReader Reader, string Path, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words)> Databases { get; } =
    [
        ("dpkg", new DpkgCataloguer(), "var/lib/dpkg/status", Of("Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nSource: glibc (2.36-9)\nVersion: 2.36-9+b1\nMaintainer: X <x@y>\nDescription: a\n b\n .\n\nPackage: b\nVersion: 1:2\n"), Of("\n\n", ": ", "Package", "Status", "Version", "Source: a (", ")", "\n ")),
        ("dpkg-files", new DpkgFilesCataloguer(), "var/lib/dpkg/info/libc6:amd64.list", Of("/.\n/usr\n/usr/lib\n/usr/lib/libc.so.6\n"), Of("\n", "/", "//", "\r\n")),
        ("copyright", new CopyrightCataloguer(), "usr/share/doc/a/copyright", Of("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: GPL-2+ with OpenSSL exception, and Expat or BSD-3-clause\n a\n .\n b\n\nLicense:\n Permission is hereby granted, free of charge, to any person obtaining\n", "either version 2 of the GNU General\nPublic License, or (at your option) any later\nversion: /usr/share/common-licenses/GPL-2\nRedistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions: endorse\n"), Of("\n\n", "License: ", "Files: ", " or ", ", and ", " with ", "+", "later", "version 2", "common-licenses/", "Permission ", "GPL-", "LicenseRef-")),
        ("apk", new ApkCataloguer(), "lib/apk/db/installed", Of("C:Q1abc=\nP:busybox\nV:1.36.1-r0\nA:x86_64\no:busybox\nL:GPL-2.0-only\nF:bin\nR:busybox\na:0:0:755\nZ:Q1x=\n\nP:b\nV:1\n"), Of("\n\n", "P:", "V:", "F:", "R:", "o:")),
        ("opkg", new OpkgCataloguer(), "usr/lib/opkg/status", Of("Package: base\nVersion: 1-r2\nStatus: install ok installed\nArchitecture: mips\n\n"), Of("\n\n", ": ")),
        ("alpm", new AlpmCataloguer(), "var/lib/pacman/local/zlib-1:1.3-1/desc", Of("%NAME%\nzlib\n\n%VERSION%\n1:1.3-1\n\n%BASE%\nzlib\n\n%ARCH%\nx86_64\n\n%LICENSE%\nZlib\n\n"), Of("%", "%NAME%\n", "\n\n")),
        ("os-release", new OsReleaseCataloguer(), "etc/os-release", Of("ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME='A \"b\" c'\n# x\nNAME=a\\$b\n"), Of("=", "\"", "'", "\\", "#", "ID")),
        ("rpm-manifest", new RpmManifestCataloguer(), "var/lib/rpmmanifest/container-manifest-2", Of("bash\t5.1-1\t1\t1\tMicrosoft\t(none)\t1\tx86_64\t2\tbash-5.1-1.src.rpm\n"), Of("\t", "\n", "(none)", ".src.rpm")),
        ("content-sets", new ContentSetsCataloguer(), "usr/share/buildinfo/content-sets.json", Of("{\"metadata\":{},\"content_sets\":[\"rhel-9-for-x86_64-baseos-eus-rpms\"]}"), Of("\"content_sets\":", "[", "{", "\"", "]")),
        ("repositories", new ContentSetsCataloguer(), "etc/yum.repos.d/a.repo", Of("[main]\n[baseos-eus]\nenabled = 1\n[x]\nenabled=no\n"), Of("[", "]", "enabled", "=", "\n")),
        ("rpm-berkeley", new RpmCataloguer(), "var/lib/rpm/Packages", [Berkeley()], Of("\0\0\0\u0001", "\u00FF\u00FF\u00FF\u00FF")),
        ("rpm-ndb", new RpmCataloguer(), "usr/lib/sysimage/rpm/Packages.db", [Ndb()], Of("RpmP", "Slot", "BlbS", "\u0001\0\0\0")),
        ("rpm-sqlite", new RpmCataloguer(), "usr/lib/sysimage/rpm/rpmdb.sqlite", [Sqlite()], Of("CREATE TABLE Packages", "\r\0\0", "\u0005\0\0")),
    ];

    public static IReadOnlyList<byte[]> Feeds(string feed) => feed switch
    {
        "oval" => Of("""<?xml version="1.0"?><oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5"><definitions><definition id="oval:org.debian:def:1" class="vulnerability"><metadata><title>CVE-2024-1 a</title><affected family="unix"><platform>Debian GNU/Linux 12</platform></affected><reference source="CVE" ref_id="CVE-2024-1"/></metadata><criteria operator="AND"><criterion test_ref="t" comment="a"/></criteria></definition></definitions><tests><dpkginfo_test id="t"><object object_ref="o"/><state state_ref="s"/></dpkginfo_test></tests><objects><dpkginfo_object id="o"><name>openssl</name></dpkginfo_object></objects><states><dpkginfo_state id="s"><evr operation="less than">0:1.2-3</evr></dpkginfo_state></states></oval_definitions>"""),
        "cisa-kev" => Of("""{"title":"KEV","catalogVersion":"1","count":1,"vulnerabilities":[{"cveID":"CVE-2024-1","dateAdded":"2024-01-02","dueDate":"2024-02-03"}]}"""),
        "first-epss" => Of("#model_version:v2025,score_date:2025-01-01T00:00:00+0000\ncve,epss,percentile\nCVE-2024-1,0.5,0.9\n"),
        "secdb" => Of("""{"distroversion":"v3.20","reponame":"main","packages":[{"pkg":{"name":"busybox","secfixes":{"1.36.1-r1":["CVE-2024-1","CVE-2024-2 GHSA-x"],"0":["CVE-2024-3"]}}}]}"""),
        "debian-tracker" => Of("""{"openssl":{"CVE-2024-1":{"description":"a","releases":{"bookworm":{"status":"resolved","fixed_version":"3.0-1","urgency":"low","repositories":{"bookworm":"3.0-1"}},"sid":{"status":"open","nodsa":"Minor issue"}}}}}"""),
        "rustsec" => Of("```toml\n[advisory]\nid = \"RUSTSEC-2024-1\"\npackage = \"a\"\ndate = \"2024-01-02\"\n[versions]\npatched = [\">= 1.2.3, < 2\", \"^2.1\"]\nunaffected = [\"< 0.5.0\"]\n```\n"),
        "hackage" => Of("```toml\n[advisory]\nid = \"HSEC-2024-1\"\ncwe = [1]\n[[affected]]\npackage = \"a\"\n[[affected.versions]]\nintroduced = \"0.4\"\nfixed = \"1\"\n```\n"),
        "rubysec" => Of("---\ngem: a\ncve: 2024-1\ntitle: t\npatched_versions:\n  - \"~> 2.3.1\"\nunaffected_versions:\n  - \"< 1.0\"\n"),
        "friendsofphp" => Of("title: t\ncve: CVE-2024-1\nbranches:\n    5.x:\n        versions: ['>=5.0', '<5.1']\nreference: composer://v/a\n"),
        "nodejs-wg" => Of("""{"1":{"cve":["CVE-2024-1"],"vulnerable":"8.x || 4.x","patched":"^8.1.4"},"2":{"module_name":"a","vulnerable_versions":"<=1.5.1","patched_versions":">=1.5.2"}}"""),
        "retirejs" => Of("""{"jquery":{"npmname":"jquery","vulnerabilities":[{"ranges":[{"atOrAbove":"1.4.0","below":"1.12.0","excludes":["1.5"]}],"identifiers":{"CVE":["CVE-2024-1"]}}]}}"""),
        _ => Of(
            """{"schema_version":"1.6.0","id":"GHSA-1","modified":"2024-01-02T00:00:00Z","aliases":["CVE-2024-1"],"affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.3"}]}],"versions":["1.0.0"]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]}""",
            """{"id":"CVE-2024-1","aff":[{"e":"Debian:12","p":"openssl","f":"3.0-1"},{"e":"npm","p":"a","r":[["0","1.2"]],"v":["1"]}],"cvss":["CVSS:3.1/AV:N"],"due":"2024-01-02"}""",
            "[09 Nov 2024] DSA-5800-1 openssl - security update\n\t{CVE-2024-1 CVE-2024-2}\n\t[bookworm] - openssl 3.0-1\n",
            """<updates><update type="security"><id>ALAS2-2024-1</id><severity>important</severity><issued date="2024-01-02"/><references><reference type="cve" id="CVE-2024-1"/></references><pkglist><collection><package name="a" epoch="0" version="1" release="2.amzn2" arch="x86_64"/></collection></pkglist></update></updates>""",
            "id: PYSEC-2024-1\nmodified: 2024-01-02T00:00:00Z\naffected:\n- package:\n    ecosystem: PyPI\n    name: a\n  ranges:\n  - type: ECOSYSTEM\n    events:\n    - introduced: '0'\n    - fixed: '1'\n",
            """{"document":{"category":"csaf_vex","csaf_version":"2.0","tracking":{"id":"CVE-2024-1","initial_release_date":"2024-01-02T00:00:00Z"}},"product_tree":{"branches":[{"category":"product_name","name":"RHEL","product":{"product_id":"B","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:9"}}},{"category":"product_version","product":{"product_id":"p","product_identification_helper":{"purl":"pkg:rpm/redhat/a@1-2.el9?arch=x86_64"}}}],"relationships":[{"category":"default_component_of","full_product_name":{"product_id":"B:p"},"product_reference":"p","relates_to_product_reference":"B"}]},"vulnerabilities":[{"cve":"CVE-2024-1","product_status":{"fixed":["B:p"]},"scores":[{"cvss_v3":{"vectorString":"CVSS:3.1/AV:N"}}]}]}"""),
    };

    public static IReadOnlyList<byte[]> Of(params string[] texts) => [.. texts.Select(t => t.Contains('\u00FF', StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(t) : Encoding.UTF8.GetBytes(t))];

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static byte[] Tar(TarEntryFormat format)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, format, leaveOpen: true))
        {
            TarEntry Entry(TarEntryType type, string name) => format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(type == TarEntryType.RegularFile ? TarEntryType.V7RegularFile : type, name),
                TarEntryFormat.Ustar => new UstarTarEntry(type, name),
                TarEntryFormat.Gnu => new GnuTarEntry(type, name),
                _ => new PaxTarEntry(type, name),
            };
            var file = Entry(TarEntryType.RegularFile, "etc/os-release");
            file.DataStream = new MemoryStream("ID=debian\n"u8.ToArray());
            writer.WriteEntry(file);
            writer.WriteEntry(Entry(TarEntryType.Directory, "usr/"));
            var link = Entry(TarEntryType.SymbolicLink, "bin");
            link.LinkName = "usr/bin";
            writer.WriteEntry(link);
            if (format is TarEntryFormat.Gnu or TarEntryFormat.Pax)
                writer.WriteEntry(Entry(TarEntryType.RegularFile, new string('n', 300)));
        }

        return stream.ToArray();
    }

    static byte[] Sparse()
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "x", new Dictionary<string, string> { ["GNU.sparse.major"] = "1", ["GNU.sparse.minor"] = "0", ["GNU.sparse.name"] = "y", ["GNU.sparse.realsize"] = "100" })
            {
                DataStream = new MemoryStream([.. "1\n0\n5\n"u8, .. new byte[506], .. "hello"u8]),
            });
        return stream.ToArray();
    }

    /// <summary>A header blob with a name, a version and a release.</summary>
    static byte[] Header()
    {
        (int Tag, string Text)[] tags = [(1000, "bash"), (1001, "5.2"), (1002, "1.el9"), (1022, "x86_64"), (1044, "bash-5.2-1.el9.src.rpm")];
        var store = tags.SelectMany(t => Encoding.UTF8.GetBytes(t.Text + "\0")).ToArray();
        var blob = new byte[8 + (tags.Length * 16) + store.Length];
        BinaryPrimitives.WriteInt32BigEndian(blob, tags.Length);
        BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(4), store.Length);
        var (at, offset) = (8, 0);
        foreach (var (tag, text) in tags)
        {
            BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(at), tag);
            BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(at + 4), 6);
            BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(at + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(at + 12), 1);
            (at, offset) = (at + 16, offset + text.Length + 1);
        }

        store.CopyTo(blob, at);
        return blob;
    }

    /// <summary>A hash with one page of one pair whose value lies on an overflow page.</summary>
    static byte[] Berkeley()
    {
        const int page = 512;
        var file = new byte[page * 3];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), 0x061561);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), 9);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(20), page);
        file[25] = 8;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(32), 2);
        var hash = file.AsSpan(page, page);
        BinaryPrimitives.WriteUInt32LittleEndian(hash[8..], 1);
        hash[25] = 13;
        BinaryPrimitives.WriteUInt16LittleEndian(hash[20..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(hash[26..], 500);
        BinaryPrimitives.WriteUInt16LittleEndian(hash[28..], 480);
        hash[500] = 1;
        hash[480] = 3;
        var header = Header();
        BinaryPrimitives.WriteUInt32LittleEndian(hash[484..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(hash[488..], (uint)header.Length);
        var overflow = file.AsSpan(page * 2, page);
        BinaryPrimitives.WriteUInt32LittleEndian(overflow[8..], 2);
        overflow[25] = 7;
        BinaryPrimitives.WriteUInt16LittleEndian(overflow[22..], (ushort)header.Length);
        header.CopyTo(overflow[26..]);
        return file;
    }

    /// <summary>One page of slots, one blob.</summary>
    static byte[] Ndb()
    {
        var header = Header();
        var blocks = (16 + header.Length + 12 + 15) / 16;
        var file = new byte[4096 + (blocks * 16)];
        "RpmP"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), 2);
        var slot = file.AsSpan(32);
        "Slot"u8.CopyTo(slot);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[4..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[8..], 256);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[12..], (uint)blocks);
        var blob = file.AsSpan(4096);
        "BlbS"u8.CopyTo(blob);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[4..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[8..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[12..], (uint)header.Length);
        header.CopyTo(blob[16..]);
        return file;
    }

    /// <summary>Written by SQLite itself.</summary>
    static byte[] Sqlite()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA page_size=512; CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL); INSERT INTO Packages (blob) VALUES ($b); INSERT INTO Packages (blob) VALUES ($c);";
                command.Parameters.AddWithValue("$b", Header());
                command.Parameters.AddWithValue("$c", (byte[])[.. Header(), .. new byte[3000]]);
                command.ExecuteNonQuery();
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
