using System.Text;
using CsCheck;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Node.Manifest;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Node;

public class NodeManifestTests
{
    const string Place = "app/node_modules/a/package.json";
    const string Manifest = """
        {
          "name": "@angular/core", "version": "17.0.1", "license": "MIT", "author": { "name": "Ann", "email": "ann@example.org", "url": "x" },
          "repository": { "type": "git", "url": "git+https://user:secret@github.com/angular/angular.git?token=1", "directory": "packages/core" },
          "dependencies": { "tslib": "^2.3.0", "other": "npm:@real/name@^1" },
          "optionalDependencies": { "fsevents": "*" },
          "peerDependencies": { "rxjs": "^7", "zone.js": "~0.14.0" }, "peerDependenciesMeta": { "zone.js": { "optional": true } },
          "devDependencies": { "jest": "1" },
          "_integrity": "sha1-CqAkOKVYvCW9nU5pLhzG0yjV3bs="
        }
        """;

    static readonly NodeManifestCataloguer Reader = new();
    static readonly CataloguerTest Node = CataloguerTest.Of(Reader);

    [Fact]
    public void A_manifest_says_licence_author_origin_and_needs()
    {
        var package = One(Manifest);
        Assert.Equal((PackageType.Npm, "@angular/core", "17.0.1", "MIT", "Ann <ann@example.org>"), (package.Type, package.Name, package.Version, package.Licences.Single(), package.Maintainer));
        Assert.Equal("git+https://github.com/angular/angular.git", package.Origin);
        Assert.Equal(["tslib", "@real/name", "fsevents", "rxjs"], package.Dependencies.Select(d => d.Name));
        Assert.All(package.Dependencies, d => Assert.Null(d.Version));
        Assert.Equal(["sha1:0aa02438a558bc25bd9d4e692e1cc6d328d5ddbb"], package.Checksums);
        Assert.Null(package.IsDirect);
    }

    [Theory]
    [InlineData("""{"name":"a","version":"1","license":{"type":"BSD-3-Clause","url":"x"}}""", "BSD-3-Clause")]
    [InlineData("""{"name":"a","version":"1","licenses":[{"type":"MIT"},{"type":"Apache-2.0"}]}""", "MIT OR Apache-2.0")]
    [InlineData("""{"name":"a","version":"1","licenses":["MIT","The other one"]}""", "MIT|The other one")]
    [InlineData("""{"name":"a","version":"1","licenses":"MIT"}""", "MIT")]
    [InlineData("""{"name":"a","version":"1","license":"(MIT OR CC0-1.0)"}""", "(MIT OR CC0-1.0)")]
    [InlineData("""{"name":"a","version":"1","license":7}""", "")]
    public void Licences_are_read_in_all_the_forms_in_which_they_were_ever_written(string manifest, string licences) =>
        Assert.Equal(licences, string.Join('|', One(manifest).Licences));

    [Theory]
    [InlineData("\"user/project\"", "https://github.com/user/project")]
    [InlineData("\"gitlab:user/project\"", "https://gitlab.com/user/project")]
    [InlineData("\"github:user/project\"", "https://github.com/user/project")]
    [InlineData("\"https://example.org/x.git\"", "https://example.org/x.git")]
    [InlineData("{\"url\":\"git@github.com:a/b.git\"}", "git@github.com:a/b.git")]
    [InlineData("{\"url\":\"git+ssh://git:pw@example.org/a.git#main\"}", "git+ssh://git@example.org/a.git#main")]
    [InlineData("{\"url\":\"https://token@example.org:8443/a/@b/c?x=1#f\"}", "https://example.org:8443/a/@b/c#f")]
    [InlineData("{\"url\":\"https://user:pa/ss@example.org/a\"}", null)]
    [InlineData("[]", null)]
    public void A_repository_is_told_without_what_opens_it(string repository, string? origin) =>
        Assert.Equal(origin, One($$"""{"name":"a","version":"1","repository":{{repository}}}""").Origin);

    [Theory]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("=1.2.3", "1.2.3")]
    [InlineData(" 1.2.3-rc.1 ", "1.2.3-rc.1")]
    public void A_version_is_read_as_npm_prints_it(string written, string version) => Assert.Equal(version, One($$"""{"name":"a","version":"{{written}}"}""").Version);

    [Fact]
    public void A_manifest_without_a_version_is_listed_and_one_without_a_name_is_none()
    {
        Assert.Equal("", One("""{"name":"a"}""").Version);
        foreach (var none in (string[])["""{"type":"module"}""", """{"name":"a","private":true}""", "[]", "7"])
        {
            var evidence = Node.On(Place, none);
            Assert.Empty(evidence.Packages);
            Assert.Empty(evidence.Gaps);
        }
    }

    [Theory]
    [InlineData("node_modules/a/package.json", true)]
    [InlineData("usr/local/lib/node_modules/npm/package.json", true)]
    [InlineData("usr/local/lib/node_modules/npm/node_modules/@npmcli/fs/package.json", true)]
    [InlineData("app/node_modules/.pnpm/@scope+a@1.0.0/node_modules/@scope/a/package.json", true)]
    [InlineData("app/node_modules/.bun/a@1/node_modules/a/package.json", true)]
    [InlineData("app/.yarn/unplugged/fsevents-patch-1/node_modules/fsevents/package.json", true)]
    [InlineData("usr/share/nodejs/semver/package.json", true)]
    [InlineData("usr/share/nodejs/@types/node/package.json", true)]
    [InlineData("usr/lib/nodejs/a/package.json", true)]
    [InlineData("usr/lib/x86_64-linux-gnu/nodejs/iconv/package.json", true)]
    [InlineData("opt/yarn-v1.22.22/package.json", true)]
    [InlineData("root/.cache/node/corepack/v1/pnpm/9.0.0/package.json", true)]
    [InlineData("app/package.json", false)]
    [InlineData("package.json", false)]
    [InlineData("opt/app/package.json", false)]
    [InlineData("app/node_modules/package.json", false)]
    [InlineData("app/node_modules/@scope/package.json", false)]
    [InlineData("app/node_modules/.cache/package.json", false)]
    [InlineData("app/node_modules/a/dist/esm/package.json", false)]
    [InlineData("app/node_modules/next/dist/compiled/webpack/package.json", false)]
    [InlineData("usr/lib/node_modules/corepack/shims/package.json", false)]
    [InlineData("usr/share/nodejs/semver/test/package.json", false)]
    public void Only_manifests_where_packages_are_installed_are_wanted(string path, bool isWanted) => Assert.Equal(isWanted, Reader.Wants(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData("opt/yarn-v1.22.22/package.json", "yarn", "1.22.22", 1)]
    [InlineData("opt/shop-v2/package.json", "shop", "3.0.0", 0)]
    [InlineData("root/.cache/node/corepack/v1/pnpm/9.0.0/package.json", "pnpm", "9.0.0", 1)]
    [InlineData("srv/corepack/v1/src/package.json", "app", "1.0.0", 0)]
    public void What_was_unpacked_beside_modules_is_believed_where_its_directory_says_the_same(string path, string name, string version, int packages) =>
        Assert.Equal(packages, Node.On(path, $$"""{"name":"{{name}}","version":"{{version}}"}""").Packages.Count);

    [Fact]
    public void Debians_modules_are_read_as_Node_loads_them()
    {
        const string modules = "/usr/share/nodejs";
        var node = Requires.Tool("node", "nodejs");
        Requires.That(Directory.Exists($"{modules}/semver"), "the Debian package node-semver");
        var loaded = Command.Run(node, "-p", $"require('fs').readdirSync('{modules}').filter(n => n[0] != '@' && n[0] != '.').map(n => {{ try {{ return require('{modules}/' + n + '/package.json') }} catch {{ return {{}} }} }}).filter(p => p.name).map(p => p.name + '@' + p.version).sort().join('\\n')");
        var read = Directory.EnumerateDirectories(modules).Select(d => $"{d}/package.json").Where(f => File.Exists(f) && Reader.Wants(Encoding.UTF8.GetBytes(f[1..])))
            .SelectMany(f => Node.On(f[1..], File.ReadAllBytes(f)).Packages);
        Assert.Equal(loaded.Trim().Split('\n').Order(StringComparer.Ordinal), read.Select(p => $"{p.Name}@{p.Version}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_no_JSON_is_a_gap() => Assert.Equal(GapCode.Malformed, Assert.Single(Node.On(Place, "{\"name\":").Gaps).Code);

    [Fact]
    public void A_manifest_that_would_cost_too_much_is_a_gap()
    {
        var bytes = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat('1', 1000)) + "]");
        Assert.Equal(GapCode.TooLarge, Assert.Single(Node.On(Place, bytes, Core.Limits.Default with { MaxFileBytes = 6000 }).Gaps).Code);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Node.NeverThrowsOnAnyPrefixOf(Place, Encoding.UTF8.GetBytes(Manifest));
        Node.NeverThrowsOnFlipsOf(Place, Encoding.UTF8.GetBytes(Manifest), 500);
        Gen.Byte.Array[0, 100].Sample(bytes => Node.On(Place, bytes).Packages.Count >= 0);
    }

    static Package One(string manifest) => Assert.Single(Node.On(Place, manifest).Packages);
}
