using System.Text.Json;
using Plimsoll.Inventory.Python.DistInfo;
using Plimsoll.Inventory.Python.EggInfo;
using Plimsoll.Inventory.Python.Provenance;
using Plimsoll.Inventory.Python.Record;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Python;

/// <summary>pip's own word on what is installed.</summary>
public class PipTests
{
    const string Debians = "usr/lib/python3/dist-packages";

    const string Python = "/usr/bin/python3";

    [Fact]
    public void What_pip_lists_of_debians_directory_is_what_we_find_by_name_and_version()
    {
        RequirePip();
        Requires.That(Directory.Exists("/" + Debians), "Debian's Python packages (Debian package python3-pip)");
        using var listed = JsonDocument.Parse(Command.Run(Python, "-m", "pip", "list", "--path", "/" + Debians, "--format", "json", "--disable-pip-version-check"));
        var expected = listed.RootElement.EnumerateArray().Select(p => Key(p.GetProperty("name").GetString()!, p.GetProperty("version").GetString()!)).ToHashSet();
        var found = InterestWalk.Read(new DistInfoCataloguer(), "/", Debians).Concat(InterestWalk.Read(new EggInfoCataloguer(), "/", Debians))
            .Where(f => !IsNested(f.Path)).SelectMany(f => f.Packages).Select(p => Key(p.Name, p.Version)).ToHashSet();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), found.Order());
    }

    /// <summary>Python evaluates the markers for the interpreter that runs; we know its major version by the directory, and may be less sure, never wrong.</summary>
    [Fact]
    public void No_need_that_pythons_own_reading_of_metadata_finds_is_missed_and_none_is_made_up()
    {
        RequirePip();
        const string Script = """
            import importlib.metadata, sys
            from pip._vendor.packaging.requirements import Requirement
            for d in importlib.metadata.distributions(path=[sys.argv[1]]):
                for r in map(Requirement, d.requires or []):
                    print(d.metadata['Name'], d.version, r.name, r.marker is None or r.marker.evaluate({'extra': ''}), sep='\t')
            """;
        var lines = Command.Run(Python, "-c", Script, "/" + Debians).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        var found = InterestWalk.Read(new DistInfoCataloguer(), "/", Debians).SelectMany(f => f.Packages)
            .SelectMany(p => p.Dependencies.Select(d => (Key(p.Name, p.Version), PythonName.Normal(d.Name)))).ToHashSet();
        var ofInfo = InterestWalk.Read(new DistInfoCataloguer(), "/", Debians).SelectMany(f => f.Packages).Select(p => Key(p.Name, p.Version)).ToHashSet();
        var named = lines.Select(l => (Key(l[0], l[1]), PythonName.Normal(l[2]))).ToHashSet();
        Assert.NotEmpty(found);
        Assert.Empty(lines.Where(l => l[3] == "True" && ofInfo.Contains(Key(l[0], l[1]))).Select(l => (Key(l[0], l[1]), PythonName.Normal(l[2]))).Except(found));
        Assert.Empty(found.Except(named));
    }

    [Fact]
    public void What_pip_installs_is_found_with_its_files_its_needs_and_where_it_came_from()
    {
        RequirePip();
        using var work = new TemporaryDirectory();
        var source = Directory.CreateDirectory(Path.Join(work.Path, "source")).FullName;
        File.WriteAllText(Path.Join(source, "ship_load.py"), "weight = 1\n");
        File.WriteAllText(Path.Join(source, "setup.py"), "from setuptools import setup\nsetup(name='Ship.Load', version='1.2', py_modules=['ship_load'], license='MIT', entry_points={'console_scripts': ['load=ship_load:weight']}, install_requires=['pip', 'absent; python_version < \"3\"'], extras_require={'x': ['setuptools']})\n");
        Command.Run(Python, "-m", "pip", "install", "--no-index", "--no-deps", "--no-build-isolation", "--quiet", "--ignore-installed", "--root-user-action=ignore", "--break-system-packages", "--root", Path.Join(work.Path, "root"), "--prefix", "/opt/app", source);

        var root = Path.Join(work.Path, "root");
        var package = InterestWalk.Read(new DistInfoCataloguer(), root).SelectMany(f => f.Packages).Single();
        Assert.Equal(("ship-load", "1.2", "MIT", "pip"), (PythonName.Normal(package.Name), package.Version, package.Licences.Single(), Assert.Single(package.Dependencies).Name));

        var owned = System.Text.Encoding.UTF8.GetString(InterestWalk.Read(new RecordCataloguer(), root).Single().Ownerships.Single().Paths.Span).Split('\n');
        Assert.Contains(owned, path => path.EndsWith("/bin/load", StringComparison.Ordinal));
        Assert.Equal(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal), owned.Order(StringComparer.Ordinal));

        var facts = InterestWalk.Read(new ProvenanceCataloguer(), root).SelectMany(f => f.Observations).SelectMany(o => o.Facts).ToDictionary();
        Assert.Equal(("pip", "true", "false", $"file://{source}"), (facts[ProvenanceCataloguer.Installer], facts[ProvenanceCataloguer.Requested], facts[ProvenanceCataloguer.Editable], facts[ProvenanceCataloguer.Url]));
    }

    static void RequirePip() =>
        Requires.That(File.Exists(Python) && Command.Try(Python, "-c", "import setuptools, pip, wheel").Code == 0, "Debian's Python with pip, setuptools and wheel (Debian packages python3-pip, python3-setuptools, python3-wheel)");

    static string Key(string name, string version) => $"{PythonName.Normal(name)} {version}";

    // Metadata of vendored packages lie deeper than pip looks.
    static bool IsNested(string path) => path[(Debians.Length + 1)..].Count(c => c == '/') > 1;
}
