using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.BunLock;
using Plimsoll.Inventory.Node.PackageLock;
using Plimsoll.Inventory.Node.PnpmLock;
using Plimsoll.Inventory.Node.YarnLock;

namespace Plimsoll.Inventory.Tests.Node;

/// <summary>What projects lock beside packages of the registry, and what nobody should.</summary>
public class LockTests
{
    static readonly string Sum = "sha512-" + Convert.ToBase64String(new byte[64]);
    static readonly CataloguerTest Npm = CataloguerTest.Of(new PackageLockCataloguer());
    static readonly CataloguerTest Yarn = CataloguerTest.Of(new YarnLockCataloguer());
    static readonly CataloguerTest Pnpm = CataloguerTest.Of(new PnpmLockCataloguer());
    static readonly CataloguerTest Bun = CataloguerTest.Of(new BunLockCataloguer());

    public static TheoryData<string> Odd => ["npm3", "npm1", "yarn1", "berry", "pnpm5", "pnpm6", "pnpm9", "bun"];

    // As the tools write them; only the hosts are others.
    static FileEvidence ReadOdd(string tool) => tool switch
    {
        "npm3" => Npm.On("package-lock.json", $$$$"""
            {"lockfileVersion":3,"packages":{"":{"dependencies":{"from-git":"git+ssh://git@git.example/u/r.git","ms":"file:./ms.tgz","left-pad":"https://host.example/left-pad-1.3.0.tgz"}},
            "node_modules/from-git":{"version":"3.1.4","resolved":"git+ssh://git@git.example/u/r.git#a3fa579ce34447c3d5b9612047f1961133fb8956","dependencies":{"isarray":"2.0.5"}},
            "node_modules/isarray":{"version":"2.0.5"},"node_modules/left-pad":{"version":"1.3.0","resolved":"https://user:pw@host.example/left-pad-1.3.0.tgz?t=1"},
            "node_modules/ms":{"version":"2.1.3","resolved":"file:ms.tgz","integrity":"{{{{Sum}}}}"}}}
            """),
        "npm1" => Npm.On("npm-shrinkwrap.json", $$$$"""
            {"lockfileVersion":1,"dependencies":{
            "from-git":{"version":"git+ssh://git@git.example/u/r.git#a3fa579ce34447c3d5b9612047f1961133fb8956","from":"from-git@git+ssh://git@git.example/u/r.git","requires":{"isarray":"2.0.5"}},
            "isarray":{"version":"2.0.5"},"left-pad":{"version":"https://host.example/left-pad-1.3.0.tgz"},"ms":{"version":"file:ms.tgz","integrity":"{{{{Sum}}}}"}}}
            """),
        "yarn1" => Yarn.On("yarn.lock", $"""
            # yarn lockfile v1


            "from-git@git+ssh://git@git.example/u/r.git":
              version "3.1.4"
              resolved "git+ssh://git@git.example/u/r.git#a3fa579ce34447c3d5b9612047f1961133fb8956"
              dependencies:
                isarray "2.0.5"

            isarray@2.0.5:
              version "2.0.5"
              resolved "https://host.example/isarray-2.0.5.tgz#8af1e4c1221244cc62459faf38940d4e644a5723"

            "left-pad@https://host.example/left-pad-1.3.0.tgz":
              version "1.3.0"
              resolved "https://host.example/left-pad-1.3.0.tgz#5b8a3a7765dfe001261dde915589e782f8c94d1e"

            "ms@file:./ms.tgz":
              version "2.1.3"
              resolved "file:./ms.tgz#574c8138ce1d2b5861f0b44579dbadd60c6615b2"
              integrity {Sum}
            """),
        "berry" => Yarn.On("yarn.lock", """
            __metadata:
              version: 8

            "from-git@git@git.example:u/r.git":
              version: 3.1.4
              resolution: "from-git@https://git.example/u/r.git#commit=a3fa579ce34447c3d5b9612047f1961133fb8956"
              dependencies:
                isarray: "npm:2.0.5"
              linkType: hard

            "isarray@npm:2.0.5":
              version: 2.0.5
              resolution: "isarray@npm:2.0.5::__archiveUrl=https%3A%2F%2Fhost.example%2Fisarray-2.0.5.tgz"
              linkType: hard

            "left-pad@https://host.example/left-pad-1.3.0.tgz":
              version: 1.3.0
              resolution: "left-pad@https://host.example/left-pad-1.3.0.tgz"
              linkType: hard

            "ms@file:./ms.tgz::locator=odd%40workspace%3A.":
              version: 2.1.3
              resolution: "ms@file:./ms.tgz#./ms.tgz::hash=574c81&locator=odd%40workspace%3A."
              linkType: hard
            """),
        "pnpm5" => Pnpm.On("pnpm-lock.yaml", $$"""
            lockfileVersion: 5.4
            dependencies:
              from-git: git.example/u/r/a3fa579ce34447c3d5b9612047f1961133fb8956
              left-pad: '@host.example/left-pad-1.3.0.tgz'
              ms: file:ms.tgz
            packages:
              /isarray/2.0.5:
                resolution: {integrity: {{Sum}}}
              '@host.example/left-pad-1.3.0.tgz':
                resolution: {tarball: https://host.example/left-pad-1.3.0.tgz}
                name: left-pad
                version: 1.3.0
              git.example/u/r/a3fa579ce34447c3d5b9612047f1961133fb8956:
                resolution: {commit: a3fa579ce34447c3d5b9612047f1961133fb8956, repo: 'https://git.example/u/r.git', type: git}
                dependencies:
                  isarray: 2.0.5
              file:ms.tgz:
                resolution: {integrity: {{Sum}}, tarball: file:ms.tgz}
                name: ms
                version: 2.1.3
            """),
        "pnpm6" => Pnpm.On("pnpm-lock.yaml", $$"""
            lockfileVersion: '6.0'
            dependencies:
              from-git:
                specifier: git+https://git.example/u/r.git
                version: git.example/u/r/a3fa579ce34447c3d5b9612047f1961133fb8956
              ms: {specifier: file:ms.tgz, version: file:ms.tgz}
              left-pad: {specifier: 'https://host.example/left-pad-1.3.0.tgz', version: '@host.example/left-pad-1.3.0.tgz'}
            packages:
              /isarray@2.0.5:
                resolution: {integrity: {{Sum}}}
              '@host.example/left-pad-1.3.0.tgz':
                resolution: {tarball: https://host.example/left-pad-1.3.0.tgz}
                name: left-pad
                version: 1.3.0
              git.example/u/r/a3fa579ce34447c3d5b9612047f1961133fb8956:
                resolution: {commit: a3fa579ce34447c3d5b9612047f1961133fb8956, repo: 'https://git.example/u/r.git', type: git}
                name: from-git
                version: 3.1.4
                dependencies:
                  isarray: 2.0.5
              file:ms.tgz:
                resolution: {integrity: {{Sum}}, tarball: file:ms.tgz}
                name: ms
                version: 2.1.3
            """),
        "pnpm9" => Pnpm.On("pnpm-lock.yaml", $$"""
            lockfileVersion: '9.0'
            importers:
              .:
                dependencies:
                  from-git: {specifier: 'git+https://git.example/u/r.git', version: 'git+https://git.example/u/r.git#a3fa579ce34447c3d5b9612047f1961133fb8956'}
                  left-pad: {specifier: 'https://host.example/left-pad-1.3.0.tgz', version: 'https://host.example/left-pad-1.3.0.tgz'}
                  ms: {specifier: file:./ms.tgz, version: file:ms.tgz}
            packages:
              from-git@git+https://git.example/u/r.git#a3fa579ce34447c3d5b9612047f1961133fb8956:
                resolution: {commit: a3fa579ce34447c3d5b9612047f1961133fb8956, repo: 'https://git.example/u/r.git', type: git}
                version: 3.1.4
              isarray@2.0.5:
                resolution: {integrity: {{Sum}}}
              left-pad@https://host.example/left-pad-1.3.0.tgz:
                resolution: {tarball: https://host.example/left-pad-1.3.0.tgz}
                version: 1.3.0
              ms@file:ms.tgz:
                resolution: {integrity: {{Sum}}, tarball: file:ms.tgz}
                version: 2.1.3
            snapshots:
              from-git@git+https://git.example/u/r.git#a3fa579ce34447c3d5b9612047f1961133fb8956:
                dependencies:
                  isarray: 2.0.5
              isarray@2.0.5: {}
              left-pad@https://host.example/left-pad-1.3.0.tgz: {}
              ms@file:ms.tgz: {}
            """),
        _ => Bun.On("bun.lock", $$$"""
            {"lockfileVersion": 1, "workspaces": {"": {"name": "odd", "dependencies": {"from-git": "git+ssh://git@git.example/u/r.git", "ms": "./ms.tgz", "left-pad": "https://host.example/left-pad-1.3.0.tgz",},},},
            "packages": {
              "from-git": ["from-git@git+ssh://git@git.example/u/r.git#a3fa579", { "dependencies": { "isarray": "2.0.5" } }, "a3fa579"],
              "isarray": ["isarray@2.0.5", "", {}, "{{{Sum}}}"],
              "left-pad": ["left-pad@https://host.example/left-pad-1.3.0.tgz", {}],
              "ms": ["ms@./ms.tgz", {}, "{{{Sum}}}"],
            }}
            """),
    };

    [Theory, MemberData(nameof(Odd))]
    public void Repositories_and_archives_are_packages_that_say_where_they_came_from(string tool)
    {
        var evidence = ReadOdd(tool);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(["from-git", "isarray", "left-pad", "ms"], evidence.Packages.Select(p => p.Name).Order(StringComparer.Ordinal));
        var git = evidence.Packages.Single(p => p.Name == "from-git");
        Assert.Matches("^(git\\+ssh://git@|https://)git.example/u/r.git#(commit=)?a3fa579", git.Origin);
        Assert.Equal(new Dependency("isarray", "2.0.5"), Assert.Single(git.Dependencies));
        Assert.Equal("https://host.example/left-pad-1.3.0.tgz", evidence.Packages.Single(p => p.Name == "left-pad").Origin);
        Assert.Contains("ms.tgz", evidence.Packages.Single(p => p.Name == "ms").Origin);

        // Some tools write the place where the version would be: it is not one.
        Assert.Contains(git.Version, (string[])["", "3.1.4"]);
        Assert.Equal(tool is "npm1" or "bun", evidence.Packages.Single(p => p.Name == "ms").Version.Length == 0);
    }

    [Fact]
    public void Checksums_of_yarn_1_come_from_the_address_where_there_is_no_better_one()
    {
        var packages = ReadOdd("yarn1").Packages;
        Assert.Equal("sha1:8af1e4c1221244cc62459faf38940d4e644a5723", packages.Single(p => p.Name == "isarray").Checksums.Single());
        Assert.StartsWith("sha512:000", packages.Single(p => p.Name == "ms").Checksums.Single(), StringComparison.Ordinal);
        Assert.Empty(packages.Single(p => p.Name == "from-git").Checksums);
    }

    [Fact]
    public void Addresses_of_mirrors_with_queries_and_lines_without_end_do_no_harm()
    {
        var evidence = Yarn.On("yarn.lock", $"a@^1:\n  version \"1.0.0\"\n  resolved \"https://m.example/a-1.0.0.tgz?cache=0&t=1#8af1e4c1221244cc62459faf38940d4e644a5723\"\n  x \"{new string('x', 70_000)}\"\n");
        var package = Assert.Single(evidence.Packages);
        Assert.Equal(("https://m.example/a-1.0.0.tgz", "sha1:8af1e4c1221244cc62459faf38940d4e644a5723"), (package.Origin, package.Checksums.Single()));
        Assert.Equal("line 4 is no line of a yarn.lock", Assert.Single(evidence.Gaps).Message);
    }

    [Fact]
    public void Bundled_packages_and_those_of_old_nested_locks_are_read_where_they_are()
    {
        var evidence = Npm.On("package-lock.json", """
            {"lockfileVersion":1,"dependencies":{"fsevents":{"version":"1.2.9","optional":true,"requires":{"tar":"^4"},"dependencies":{
            "tar":{"version":"4.4.8","bundled":true,"requires":{"yallist":"^3.0.2"}},"yallist":{"version":"3.0.3","bundled":true}}},"yallist":{"version":"4.0.0"}}}
            """);
        Assert.Equal(["fsevents@1.2.9", "tar@4.4.8", "yallist@3.0.3", "yallist@4.0.0"], evidence.Packages.Select(p => $"{p.Name}@{p.Version}"));
        Assert.Equal(new Dependency("yallist", "3.0.3"), evidence.Packages[1].Dependencies.Single());
    }

    [Fact]
    public void A_package_that_is_locked_twice_serves_development_alone_only_if_both_do()
    {
        var package = Assert.Single(Npm.On("package-lock.json", """
            {"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0","dev":true},"node_modules/b/node_modules/a":{"version":"1.0.0","devOptional":true}}}
            """).Packages);
        Assert.False(package.IsDevelopment);
        Assert.Null(package.IsDirect);
    }

    [Fact]
    public void Packages_that_need_each_other_in_a_circle_are_read()
    {
        var packages = Npm.On("package-lock.json", """
            {"lockfileVersion":3,"packages":{"":{"devDependencies":{"a":"1"}},"node_modules/a":{"version":"1.0.0","dependencies":{"b":"1","a":"1"}},"node_modules/b":{"version":"1.0.0","dependencies":{"a":"1"}}}}
            """).Packages;
        Assert.Equal(["b"], packages[0].Dependencies.Select(d => d.Name));
        Assert.Equal(["a"], packages[1].Dependencies.Select(d => d.Name));
        var circle = Pnpm.On("pnpm-lock.yaml", "lockfileVersion: '9.0'\nimporters:\n  .:\n    devDependencies:\n      a: {version: 1.0.0}\npackages:\n  a@1.0.0: {}\n  b@1.0.0: {}\nsnapshots:\n  a@1.0.0:\n    dependencies: {b: 1.0.0}\n  b@1.0.0:\n    dependencies: {a: 1.0.0}\n").Packages;
        Assert.All(circle, p => Assert.True(p.IsDevelopment));
        Assert.Equal([true, false], circle.Select(p => p.IsDirect == true));
    }

    [Fact]
    public void Old_keys_of_pnpm_are_read_with_hosts_peers_and_hashes()
    {
        var packages = Pnpm.On("pnpm-lock.yaml", "lockfileVersion: 5.3\npackages:\n  /@babel/core/7.1.0_@babel+x@7.0.0: {dev: true}\n  /b/2.0.0-rc.1_0a1b2c: {}\n  npm.example:4873/@s/c/3.0.0: {}\n  npm.example/d/4.0.0: {}\n").Packages;
        Assert.Equal(["@babel/core@7.1.0", "b@2.0.0-rc.1", "@s/c@3.0.0", "d@4.0.0"], packages.Select(p => $"{p.Name}@{p.Version}"));
        Assert.Equal([true, false, false, false], packages.Select(p => p.IsDevelopment));
    }

    [Fact]
    public void A_lock_of_a_version_that_nobody_knows_is_read_and_said()
    {
        var evidence = Pnpm.On("pnpm-lock.yaml", "lockfileVersion: '11.0'\npackages:\n  a@1.0.0: {}\n");
        Assert.Equal("a", Assert.Single(evidence.Packages).Name);
        Assert.Equal(GapCode.Unsupported, Assert.Single(evidence.Gaps).Code);
        Assert.Equal(GapCode.Malformed, Assert.Single(Pnpm.On("pnpm-lock.yaml", "a: b\n").Gaps).Code);
    }

    [Fact]
    public void Every_document_of_a_pnpm_lock_is_read()
    {
        var packages = Pnpm.On("pnpm-lock.yaml", "---\nlockfileVersion: '9.0'\npackages:\n  tool@1.0.0: {}\n---\nlockfileVersion: '9.0'\npackages:\n  a@2.0.0: {}\n").Packages;
        Assert.Equal(["tool", "a"], packages.Select(p => p.Name));
    }

    [Fact]
    public void YAML_that_unfolds_is_a_gap()
    {
        var bomb = "lockfileVersion: 5.4\na: &a [x,x]\nb: &b [*a,*a]\npackages:\n  /a/1.0.0: {resolution: *b}\n";
        Assert.Equal("it uses YAML aliases", Assert.Single(Pnpm.On("pnpm-lock.yaml", bomb).Gaps).Message);
        Assert.Equal("it uses YAML aliases", Assert.Single(Yarn.On("yarn.lock", "__metadata:\n  version: 8\n" + bomb).Gaps).Message);
    }

    [Fact]
    public void The_binary_lock_of_Bun_is_said_to_be_unread()
    {
        var gap = Assert.Single(Bun.On("app/bun.lockb", "#!/usr/bin/env bun\nbun-lockfile-format-v0\n").Gaps);
        Assert.Equal(GapCode.Unsupported, gap.Code);
        Assert.Contains("--save-text-lockfile", gap.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package-lock.json", "{\"a\":1}")]
    [InlineData("package-lock.json", "{")]
    [InlineData("yarn.lock", "<<<<<<< HEAD\na@1:\n  version \"1.0.0\"\n")]
    [InlineData("yarn.lock", "__metadata: [")]
    [InlineData("bun.lock", "{\"lockfileVersion\":1}")]
    [InlineData("bun.lock", "{\"lockfileVersion\":1,\"packages\":{\"a\":[\"a\"],}}")]
    public void What_is_no_lock_is_a_gap(string name, string text)
    {
        var reader = name switch { "package-lock.json" => Npm, "yarn.lock" => Yarn, _ => Bun };
        Assert.Equal(GapCode.Malformed, Assert.Single(reader.On(name, text).Gaps).Code);
    }

    [Fact]
    public void More_than_may_be_is_one_gap_and_what_was_read_stays()
    {
        var entries = string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"node_modules/a{i}\":{{\"version\":\"1.0.0\",\"dependencies\":{{\"a18\":\"1\",\"a19\":\"1\"}}}}"));
        var bytes = Encoding.UTF8.GetBytes($"{{\"lockfileVersion\":3,\"packages\":{{{entries}}}}}");
        var few = Npm.On("package-lock.json", bytes, Limits.Default with { MaxPackagesPerFile = 5 });
        Assert.Equal((5, GapCode.TooLarge), (few.Packages.Count, Assert.Single(few.Gaps).Code));
        var loose = Npm.On("package-lock.json", bytes, Limits.Default with { MaxRecordsPerFile = 6 });
        Assert.Equal((20, GapCode.TooLarge), (loose.Packages.Count, Assert.Single(loose.Gaps).Code));
        Assert.Equal(6, loose.Packages.Sum(p => p.Dependencies.Count));
    }

    [Fact]
    public void Modules_that_nest_without_end_are_packages_without_needs()
    {
        var deep = string.Concat(Enumerable.Repeat("node_modules/a/", 500)) + "node_modules/b";
        var evidence = Npm.On("package-lock.json", $$$$"""{"lockfileVersion":3,"packages":{"{{{{deep}}}}":{"version":"1.0.0","dependencies":{"c":"1"}},"node_modules/c":{"version":"1.0.0"}}}""");
        Assert.Equal(["b", "c"], evidence.Packages.Select(p => p.Name));
        Assert.Empty(evidence.Packages[0].Dependencies);
    }

    [Theory]
    [InlineData("package-lock.json", true)]
    [InlineData("app/package-lock.json", true)]
    [InlineData("app/node_modules/a/package-lock.json", false)]
    [InlineData("node_modules/a/package-lock.json", false)]
    public void Locks_that_packages_were_published_with_are_not_wanted(string path, bool isWanted)
    {
        foreach (IFileReader reader in (IFileReader[])[new PackageLockCataloguer(), new YarnLockCataloguer(), new PnpmLockCataloguer(), new BunLockCataloguer()])
        {
            Assert.Equal(isWanted, reader.Wants(Encoding.UTF8.GetBytes(path)));
            Assert.Equal(ReaderKind.Declared, reader.Kind);
        }
    }

    [Fact]
    public void The_hidden_lock_of_node_modules_has_a_name_of_its_own() =>
        Assert.DoesNotContain(new PackageLockCataloguer().Interests, i => i.Name == ".package-lock.json");
}
