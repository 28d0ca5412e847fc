using System.Text;
using CsCheck;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Python.DistInfo;
using Plimsoll.Inventory.Python.EggInfo;
using Plimsoll.Inventory.Python.Provenance;
using Plimsoll.Inventory.Python.Record;

namespace Plimsoll.Inventory.Tests.Python;

public class InstalledTests
{
    const string Site = "usr/local/lib/python3.11/site-packages";
    const string Metadata = $"{Site}/requests-2.31.0.dist-info/METADATA";
    const string Requests = """
        Metadata-Version: 2.1
        Name: requests
        Version: 2.31.0
        Home-page: https://requests.readthedocs.io
        Author: Kenneth Reitz
        Author-email: me@kennethreitz.org
        License: Apache 2.0
        Project-URL: Documentation, https://requests.readthedocs.io
        Project-URL: Source, https://user:secret@github.com/psf/requests?token=x
        Classifier: License :: OSI Approved :: Apache Software License
        Requires-Dist: charset-normalizer (<4,>=2)
        Requires-Dist: urllib3<3,>=1.21.1
        Requires-Dist: PySocks!=1.5.7,>=1.5.6; extra == 'socks'
        Requires-Dist: win-inet-pton; sys_platform == "win32" and python_version == "2.7"
        Requires-Dist: importlib-metadata; python_version < "3.8"
        Requires-Dist: tomli; python_version < "3.12"

        # Requests
        Name: not-this
        """;

    static readonly CataloguerTest DistInfo = CataloguerTest.Of(new DistInfoCataloguer());
    static readonly CataloguerTest EggInfo = CataloguerTest.Of(new EggInfoCataloguer());
    static readonly CataloguerTest Record = CataloguerTest.Of(new RecordCataloguer());
    static readonly CataloguerTest Provenance = CataloguerTest.Of(new ProvenanceCataloguer());

    [Fact]
    public void A_package_is_read_with_what_it_needs_here_and_now_and_no_secret_of_an_address()
    {
        var package = DistInfo.On(Metadata, Requests).Packages.Single();
        Assert.Equal((PackageType.PyPi, "requests", "2.31.0", "Kenneth Reitz <me@kennethreitz.org>", "https://github.com/psf/requests"),
            (package.Type, package.Name, package.Version, package.Maintainer, package.Origin));
        Assert.Equal(["Apache 2.0"], package.Licences);
        Assert.Equal(["charset-normalizer", "urllib3", "tomli"], package.Dependencies.Select(d => d.Name));
    }

    [Theory]
    [InlineData("License-Expression: MIT OR Apache-2.0\nLicense: MIT\nClassifier: License :: OSI Approved :: BSD License\n", "MIT OR Apache-2.0")]
    [InlineData("License: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License\n", "BSD-3-Clause")]
    [InlineData("License: UNKNOWN\nClassifier: License :: OSI Approved :: BSD License\nClassifier: License :: OSI Approved :: MIT License\n", "BSD License, MIT License")]
    [InlineData("License: Copyright (c) me\n        Permission is granted\nClassifier: License :: OSI Approved :: MIT License\n", "MIT License")]
    [InlineData("Classifier: License :: OSI Approved\nClassifier: Topic :: Utilities\n", "")]
    public void The_best_word_on_the_licence_counts(string fields, string licences) =>
        Assert.Equal(licences, string.Join(", ", DistInfo.On(Metadata, $"Name: a\nVersion: 1\n{fields}\n").Packages.Single().Licences));

    [Fact]
    public void Metadata_that_name_nothing_are_a_gap() => Assert.Equal(GapCode.Malformed, DistInfo.On(Metadata, "Version: 1\n\nName: a\n").Gaps.Single().Code);

    [Fact]
    public void A_version_that_is_missing_is_unknown() => Assert.Equal("", DistInfo.On(Metadata, "Name: a\n").Packages.Single().Version);

    [Fact]
    public void A_name_of_megabytes_is_a_gap() => Assert.NotEmpty(DistInfo.On(Metadata, $"Name: {new string('x', 5_000_000)}\nVersion: 1\n").Gaps);

    [Fact]
    public void Dependencies_are_cut_at_their_limit()
    {
        var many = "Name: a\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"Requires-Dist: p{i}\n"));
        Assert.Equal(7, DistInfo.On(Metadata, Encoding.UTF8.GetBytes(many), Limits.Default with { MaxDependenciesPerPackage = 7 }).Packages.Single().Dependencies.Count);
    }

    [Theory]
    [InlineData("usr/lib/python3/dist-packages/PyJWT-2.6.0.egg-info/PKG-INFO")]
    [InlineData("usr/lib/python3/dist-packages/crcmod-1.7.egg-info")]
    [InlineData("usr/lib/python2.7/site-packages/a-1.0-py2.7.egg/EGG-INFO/PKG-INFO")]
    public void Eggs_are_read_in_their_three_forms(string path)
    {
        var package = EggInfo.On(path, "Metadata-Version: 1.1\nName: PyJWT\nVersion: 2.6.0\nLicense: MIT\n").Packages.Single();
        Assert.Equal((PackageType.PyPi, "PyJWT", "2.6.0"), (package.Type, package.Name, package.Version));
    }

    [Fact]
    public void The_interpreters_own_metadata_are_the_interpreter_and_what_it_swallowed_is_left_out()
    {
        var python = EggInfo.On("usr/lib/python2.7/lib-dynload/Python-2.7.egg-info", "Name: Python\nVersion: 2.7.18\n").Packages.Single();
        Assert.Equal((PackageType.Generic, "python", "2.7.18", "cpe:2.3:a:python:python:2.7.18:*:*:*:*:*:*:*"), (python.Type, python.Name, python.Version, python.Cpes[0]));
        Assert.Empty(EggInfo.On("usr/lib/python2.7/wsgiref.egg-info", "Name: wsgiref\nVersion: 0.1.2\n").Packages);
    }

    [Fact]
    public void Files_of_a_record_are_resolved_against_the_directory_of_its_own()
    {
        const string Lines = "requests/__init__.py,sha256=abc,1\n../../../bin/aws,,\n/usr/share/doc/x,,\n\"a,\"\"b\"\".py\",sha256=x,2\nrequests-2.31.0.dist-info/RECORD,,\n";
        var owned = Record.On($"{Site}/requests-2.31.0.dist-info/RECORD", Lines).Ownerships.Single();
        Assert.Equal(("requests", $"{Site}/requests/__init__.py\nusr/local/bin/aws\nusr/share/doc/x\n{Site}/a,\"b\".py\n{Site}/requests-2.31.0.dist-info/RECORD"), (owned.Package, Encoding.UTF8.GetString(owned.Paths.Span)));
    }

    [Fact]
    public void No_record_owns_what_is_above_the_root()
    {
        var evidence = Record.On("app/a-1.dist-info/RECORD", "../../../etc/shadow,,\nb.py,,\n");
        Assert.Equal("app/b.py", Encoding.UTF8.GetString(evidence.Ownerships.Single().Paths.Span));
        Assert.Equal(GapCode.Malformed, evidence.Gaps.Single().Code);
    }

    [Fact]
    public void A_path_that_goes_up_and_down_a_million_times_costs_no_more_than_its_bytes()
    {
        var path = string.Concat(Enumerable.Repeat("aaaa/", 400_000)) + string.Concat(Enumerable.Repeat("../", 400_000)) + "b.py,,\n";
        Assert.Equal("app/b.py", Encoding.UTF8.GetString(Record.On("app/a-1.dist-info/RECORD", path).Ownerships.Single().Paths.Span));
    }

    [Fact]
    public void An_eggs_list_is_relative_to_its_own_directory()
    {
        var owned = Record.On($"{Site}/lazr.restful_client-0.14.5-py3.11.egg-info/installed-files.txt", "../lazr/a.py\nPKG-INFO\n").Ownerships.Single();
        Assert.Equal(("lazr.restful_client", $"{Site}/lazr/a.py\n{Site}/lazr.restful_client-0.14.5-py3.11.egg-info/PKG-INFO"), (owned.Package, Encoding.UTF8.GetString(owned.Paths.Span)));
    }

    [Theory]
    [InlineData("""{"url":"https://u:p@host/x.git","vcs_info":{"vcs":"git","commit_id":"abc","requested_revision":"main"}}""", "url=https://host/x.git vcs=git+https://host/x.git@abc")]
    [InlineData("""{"url":"https://host/x-1.tar.gz","archive_info":{"hash":"sha256=AB","hashes":{"sha256":"ab","md5":"cd"}}}""", "checksums=md5:cd\nsha256:ab url=https://host/x-1.tar.gz")]
    [InlineData("""{"url":"https://host/x-1.tar.gz","archive_info":{"hash":"sha256=AB"}}""", "checksums=sha256:ab url=https://host/x-1.tar.gz")]
    [InlineData("""{"url":"file:///src/x","dir_info":{"editable":true}}""", "editable=true url=file:///src/x")]
    public void Where_a_package_came_from_is_observed(string json, string facts)
    {
        var seen = Provenance.On($"{Site}/x-1.dist-info/direct_url.json", json).Observations.Single();
        Assert.Equal((ProvenanceCataloguer.Name, $"{Site}/x-1.dist-info", facts), (seen.Reader, seen.Subject, string.Join(' ', seen.Facts.Select(f => $"{f.Key}={f.Value}"))));
    }

    [Fact]
    public void Installer_request_and_the_needs_of_an_egg_are_observed()
    {
        Assert.Equal("pip", Provenance.On($"{Site}/x-1.dist-info/INSTALLER", "pip\n").Observations.Single().Facts[ProvenanceCataloguer.Installer]);
        Assert.Equal("true", Provenance.On($"{Site}/x-1.dist-info/REQUESTED", "").Observations.Single().Facts[ProvenanceCataloguer.Requested]);
        var needs = Provenance.On($"{Site}/x-1.egg-info/requires.txt", "b>=1\na\n\n[crypto]\ncryptography>=3\n\n[:python_version < \"3.8\"]\nold\n\n[:python_version >= \"3.8\"]\nnew\n\n[x:os_name == \"posix\"]\nextra\n");
        Assert.Equal("a\nb\nnew", needs.Observations.Single().Facts[ProvenanceCataloguer.Requires]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"url":7}""")]
    public void An_address_that_is_none_is_a_gap(string json) => Assert.Equal(GapCode.Malformed, Provenance.On($"{Site}/x-1.dist-info/direct_url.json", json).Gaps.Single().Code);

    [Fact]
    public void No_bytes_make_the_readers_throw()
    {
        var bytes = Encoding.UTF8.GetBytes(Requests);
        DistInfo.NeverThrowsOnAnyPrefixOf(Metadata, bytes);
        DistInfo.NeverThrowsOnFlipsOf(Metadata, bytes, 1000);
        EggInfo.NeverThrowsOnFlipsOf("a.egg-info/PKG-INFO", bytes, 300);
        var record = "a/../../b.py,,\n\"x\"\"y\",,\n/z,,\n"u8.ToArray();
        Record.NeverThrowsOnAnyPrefixOf("p/a-1.dist-info/RECORD", record);
        Record.NeverThrowsOnFlipsOf("p/a-1.dist-info/RECORD", record, 1000);
        Provenance.NeverThrowsOnFlipsOf("p/a-1.dist-info/direct_url.json", """{"url":"https://h/x.git","vcs_info":{"vcs":"git","commit_id":"abc"},"archive_info":{"hashes":{"sha256":"ab"}}}"""u8.ToArray(), 1000);
        Provenance.NeverThrowsOnFlipsOf("p/a.egg-info/requires.txt", "a>=1\n[x:os_name == \"nt\"]\nb\n"u8.ToArray(), 1000);
        Gen.Byte.Array[0, 200].Sample(b => DistInfo.On(Metadata, b).Packages.Count >= 0);
    }
}
