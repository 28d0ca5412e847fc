using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Conda.Meta;
using Plimsoll.Inventory.Models.Card;
using Plimsoll.Inventory.Models.Config;
using Plimsoll.Inventory.Models.Gguf;
using Plimsoll.Inventory.Models.Onnx;
using Plimsoll.Inventory.Models.Pickle;
using Plimsoll.Inventory.Models.Safetensors;
using Plimsoll.Inventory.Models.SavedModel;
using Plimsoll.Inventory.Perl.Carton;
using Plimsoll.Inventory.Perl.LocalLib;
using Plimsoll.Inventory.Perl.Packlist;
using Plimsoll.Inventory.Perl.Perllocal;
using Plimsoll.Inventory.Python.DistInfo;
using Plimsoll.Inventory.Python.Pdm;
using Plimsoll.Inventory.Python.Pipenv;
using Plimsoll.Inventory.Python.Poetry;
using Plimsoll.Inventory.Python.Provenance;
using Plimsoll.Inventory.Python.Pylock;
using Plimsoll.Inventory.Python.Record;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Python.Uv;
using Plimsoll.Inventory.R.Library;
using Plimsoll.Inventory.R.Renv;

namespace Plimsoll.Fuzz;

/// <summary>What Python, conda, R and Perl leave behind, and models.</summary>
static class PythonTargets
{
    const string Site = "usr/lib/python3.11/site-packages";

    static readonly IReadOnlyList<byte[]> Toml = Seeds.Of("[[package]]\n", "name = \"a\"\n", "version = \"1\"\n", "= {", "[", "]", "\"\"\"", "dependencies = [{ name = \"a\" }]\n", "source = { virtual = \".\" }\n");

    static readonly IReadOnlyList<byte[]> Json = Seeds.Of("{", "[", "null", "\"name\":", "\"version\":", "\\u", "\\ud800", "1e9");

    public static IReadOnlyList<Target> All { get; } =
    [
        Of(new DistInfoCataloguer(), $"{Site}/a-1.dist-info/METADATA", Seeds.Of("\nRequires-Dist: ", "; python_version < \"3\"", " and ", " or ", "(", "extra == 'a'", "\nLicense: ", "\n        ", "\nProject-URL: Source, https://a@b/"),
            "Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense: MIT\nClassifier: License :: OSI Approved :: MIT License\nProject-URL: Source, https://a@b/c\nRequires-Dist: b[x] (>=1); (python_version < \"3\" or extra == 'y') and os_name != 'nt'\n\ntext\n"),
        Of(new RecordCataloguer(), $"{Site}/a-1.dist-info/RECORD", Seeds.Of("../", "/", "\"", "\"\"", ",sha256=a,1\n"), "a/b.py,sha256=a,1\n\"c,\"\"d\",,\n../../../bin/a,,\n"),
        Of(new ProvenanceCataloguer(), $"{Site}/a-1.dist-info/direct_url.json", Json, """{"url":"https://a:b@c/d","vcs_info":{"vcs":"git","commit_id":"e"},"archive_info":{"hash":"sha256=ab","hashes":{"sha256":"ab"}},"dir_info":{"editable":true}}"""),
        Of(new ProvenanceCataloguer(), $"{Site}/a-1.egg-info/requires.txt", Seeds.Of("[", ":", "]\n", "python_version", "=="), "a>=1\n[x:python_version<'3']\nb\n[:os_name=='posix']\nc\n", "egg-requires"),
        Of(new RequirementsCataloguer(), "requirements.txt", Seeds.Of(" \\\n", "    # via a\n", " --hash=sha256:ab", "-r b.txt\n", "-e git+https://a@b/c#egg=d\n", " ; ", " @ "), "a==1 \\\n    --hash=sha256:ab\n    # via\n    #   -r a.in\n    #   b\nb==2 ; os_name == 'posix'\n-r c.txt\n-e git+https://a@b/c#egg=d\n"),
        Of(new PoetryCataloguer(), "poetry.lock", Toml, "[[package]]\nname = \"a\"\nversion = \"1\"\ngroups = [\"main\"]\nfiles = [{file = \"a\", hash = \"sha256:ab\"}]\n[package.dependencies]\nb = {version = \"1\", optional = true}\n[package.source]\ntype = \"git\"\nurl = \"https://a\"\n"),
        Of(new PipenvCataloguer(), "Pipfile.lock", Json, """{"_meta":{},"default":{"a":{"version":"==1","hashes":["sha256:ab"],"git":"https://a","ref":"b"}},"develop":{"c":{"version":"*"}}}"""),
        Of(new UvCataloguer(), "uv.lock", Toml, "[[package]]\nname = \"a\"\nversion = \"1\"\nsource = { virtual = \".\" }\ndependencies = [{ name = \"b\" }]\n[package.dev-dependencies]\ndev = [{ name = \"b\" }]\n[[package]]\nname = \"b\"\nversion = \"2\"\nsource = { git = \"https://a?b#c\" }\n"),
        Of(new PdmCataloguer(), "pdm.lock", Toml, "[[package]]\nname = \"a\"\nversion = \"1\"\ngroups = [\"default\"]\ndependencies = [\"b>=1; os_name == 'nt'\"]\nfiles = [{hash = \"sha256:ab\"}]\n"),
        Of(new PylockCataloguer(), "pylock.toml", Toml, "[[packages]]\nname = \"a\"\nversion = \"1\"\nmarker = \"'dev' in dependency_groups\"\nvcs = {type = \"git\", url = \"https://a\", commit-id = \"b\"}\nwheels = [{hashes = {sha256 = \"ab\"}}]\n"),
        Of(new CondaMetaCataloguer(), "opt/conda-meta/a-1-0.json", Json, """{"name":"a","version":"1","build":"0","channel":"https://a/t/b/c/linux-64","subdir":"linux-64","depends":["b >=1"],"files":["c","../../d"],"md5":"00000000000000000000000000000000","requested_spec":"a","fn":"a.conda","url":"https://a/t/b/c"}"""),
        Of(new LibraryCataloguer(), "usr/lib/R/library/a/DESCRIPTION", Seeds.Of("\nImports: ", "\n  ", "(>= 1)", ",", "\nRemoteSha: "), "Package: a\nVersion: 1\nDepends: R (>= 3), b\nImports: c,\n  d\nRemoteType: github\nRemoteUsername: u\nRemoteRepo: r\nRemoteSha: s\nBuilt: R 4\n"),
        Of(new RenvCataloguer(), "renv.lock", Json, """{"Packages":{"a":{"Package":"a","Version":"1","Imports":["b (>= 1)"],"RemoteUrl":"https://a@b"}}}"""),
        Of(new LocalLibCataloguer(), "a/.meta/b-1/install.json", Json, """{"dist":"b-1","pathname":"E/EX/EXAMPLE/b-1.tar.gz","provides":{"b":{}}}"""),
        Of(new LocalLibCataloguer(), "a/.meta/b-1/MYMETA.json", Json, """{"license":["perl_5"],"author":["a"],"prereqs":{"runtime":{"requires":{"b":"1"}}}}""", "perl-mymeta"),
        Of(new PacklistCataloguer(), "a/auto/b/.packlist", Seeds.Of(" type=file", "/", "../", "\n"), "/a/b.pm\n/c type=file\n"),
        Of(new PerllocalCataloguer(), "perllocal.pod", Seeds.Of("=head2", "L<", "|", "C<VERSION: ", ">\n"), "=head2 a: C<Module> L<b|b>\n\nC<VERSION: 1>\n"),
        Of(new CartonCataloguer(), "cpanfile.snapshot", Seeds.Of("\n  ", "\n    provides:", "\n    requirements:", "\n      "), "# carton snapshot format: version 1.0\nDISTRIBUTIONS\n  a-1\n    pathname: E/EX/EXAMPLE/a-1.tar.gz\n    provides:\n      a 1\n  b-2\n    requirements:\n      a 0\n"),
        Of(new SafetensorsCataloguer(), "a.safetensors", Seeds.Of("\"__metadata__\":{", "\"shape\":[", "\"dtype\":\"F16\"", "\0\0\0\0\0\0\0\0", "}"), "\u0040\0\0\0\0\0\0\0{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"F16\",\"shape\":[1,2]}} "),
        Of(new GgufCataloguer(), "a.gguf", Seeds.Of("GGUF", "\b\0\0\0", "\t\0\0\0", "general.", "\u00FF\u00FF\u00FF\u00FF", "\0\0\0\0\0\0\0\0"), "GGUF\u0003\0\0\0\0\0\0\0\0\0\0\0\u0002\0\0\0\0\0\0\0\u000C\0\0\0\0\0\0\0general.name\b\0\0\0\u0001\0\0\0\0\0\0\0a\u0001\0\0\0\0\0\0\0b\t\0\0\0\u0004\0\0\0\u0001\0\0\0\0\0\0\0abcd"),
        Of(new OnnxCataloguer(), "a.onnx", Seeds.Of("\u0012", "\u001A", "\u003A", "\u00FF\u00FF"), "\b\b\u0012\u0001a\u001A\u00011\u0028\u0003\u003A\u0002ab"),
        Of(new SavedModelCataloguer(), "b/1/saved_model.pb", Seeds.Of("\u0012", "\n", "*", "\u00FF\u00FF"), "\b\u0001\u0012\u0007\n\u0005*\u00032.1"),
        Of(new PickleCataloguer(), "a.pt", Seeds.Of("PK\u0003\u0004", "data.pkl", "cposix\nsystem\n", "\u0080\u0004\u0095", "\u008C\u0001a", "\u0093", "\u0094", "X", "\u00FF\u00FF\u00FF\u00FF"), "\u0080\u0004\u0095\0\0\0\0\0\0\0\0\u008C\u0001a\u0094\u008C\u0001b\u0094\u0093h\0cposix\nsystem\nR."),
        Of(new CardCataloguer(), "srv/README.md", Seeds.Of("---\n", ": ", "- ", "[", "license"), "---\nlicense: mit\nbase_model: [a]\nlibrary_name: b\n---\n"),
        Of(new ConfigCataloguer(), "srv/config.json", Json, """{"model_type":"a","architectures":["b"],"auto_map":{}}"""),
    ];

    static Target Of(IFileReader reader, string path, IReadOnlyList<byte[]> words, string seed, string? name = null) =>
        new(name ?? reader.Id.Name.Replace('/', '-'), [Bytes(seed)], words, bytes =>
        {
            var sink = new EvidenceSink(path, reader.Id.Name, Limits.Default);
            reader.Read(new FileContent(path, bytes, Limits.Default), sink);
            sink.ToEvidence();
        });

    // Seeds of binary formats are written as Latin-1; the others are ASCII.
    static byte[] Bytes(string seed) => Encoding.Latin1.GetBytes(seed);
}
