using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.BunLock;
using Plimsoll.Inventory.Node.Manifest;
using Plimsoll.Inventory.Node.PackageLock;
using Plimsoll.Inventory.Node.PnpmLock;
using Plimsoll.Inventory.Node.YarnCache;
using Plimsoll.Inventory.Node.YarnLock;
using Plimsoll.Inventory.Php.ComposerInstalled;
using Plimsoll.Inventory.Php.ComposerLock;
using Plimsoll.Inventory.Php.Pear;
using Plimsoll.Inventory.Php.WordPress;

namespace Plimsoll.Fuzz;

/// <summary>What Node's and PHP's tools install and lock.</summary>
static class NodeTargets
{
    static readonly IReadOnlyList<byte[]> Json = Seeds.Of("\"", ":", "{", "[", "}", "]", "null", "true", "\"name\":", "\"version\":", "\"dependencies\":", "npm:", "node_modules/", "@", "/", ",");
    static readonly IReadOnlyList<byte[]> Yaml = Seeds.Of(": ", "\n", "  ", "'", "\"", "@", "/", "(", ")", "npm:", "workspace:", "patch:", "file:", "link:", "dependencies:", "{", "}", "*a", "&a ", ",", "#");

    public static IReadOnlyList<(string Name, IFileReader Reader, string Path, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words)> All { get; } =
    [
        ("node-manifest", new NodeManifestCataloguer(), "a/node_modules/a/package.json", Seeds.Of("""{"name":"@a/b","version":"v1.0.0","license":{"type":"MIT"},"author":{"name":"a","email":"b"},"repository":{"url":"git+https://a:b@c/d.git?e#f"},"dependencies":{"c":"npm:@d/e@1"},"peerDependencies":{"f":"1"},"peerDependenciesMeta":{"f":{"optional":true}},"_integrity":"sha1-CqAkOKVYvCW9nU5pLhzG0yjV3bs="}""", """{"name":"a","licenses":[{"type":"MIT"},"ISC"],"repository":"a/b"}"""), Json),
        ("node-package-lock", new PackageLockCataloguer(), "package-lock.json", Seeds.Of(
            """{"lockfileVersion":3,"packages":{"":{"dependencies":{"a":"1"},"devDependencies":{"b":"1"}},"lib":{"version":"1"},"node_modules/lib":{"link":true,"resolved":"lib"},"node_modules/a":{"version":"1.0.0","resolved":"https://h/a.tgz","dependencies":{"b":"1"}},"node_modules/a/node_modules/b":{"version":"2.0.0","dev":true,"dependencies":{"a":"1"}}}}""",
            """{"lockfileVersion":1,"dependencies":{"a":{"version":"npm:c@1.0.0","requires":{"b":"1"},"dependencies":{"b":{"version":"file:b.tgz","bundled":true}}},"d":{"version":"git+ssh://git@h/r.git#1"}}}"""), Json),
        ("node-yarn-lock", new YarnLockCataloguer(), "yarn.lock", Seeds.Of(
            "# yarn lockfile v1\n\n\na@^1, \"a@^1.2 || 2\":\n  version \"1.0.0\"\n  resolved \"https://h/a.tgz#8af1e4c1221244cc62459faf38940d4e644a5723\"\n  integrity sha1-CqAkOKVYvCW9nU5pLhzG0yjV3bs=\n  dependencies:\n    \"@b/c\" \"npm:d@1\"\n\n\"@b/c@npm:d@1\":\n  version \"2.0.0\"\n  dependencies:\n    a \"^1\"\n",
            "__metadata:\n  version: 8\n\n\"a@npm:^1, b@npm:a@1\":\n  version: 1.0.0\n  resolution: \"a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fh\"\n  dependencies:\n    c: \"npm:1\"\n  linkType: hard\n\n\"c@npm:1\":\n  version: 1.0.0\n  resolution: \"c@patch:c@npm%3A1.0.0#x::version=1\"\n\n\"d@workspace:.\":\n  resolution: \"d@workspace:.\"\n  dependencies:\n    a: ^1\n  linkType: soft\n\n\"e@file:./e\":\n  resolution: \"e@file:./e#./e::hash=1\"\n"), Yaml),
        ("node-pnpm-lock", new PnpmLockCataloguer(), "pnpm-lock.yaml", Seeds.Of(
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a: {specifier: 1, version: 1.0.0(b@2.0.0)}\n    devDependencies:\n      c: {version: link:c}\npackages:\n  a@1.0.0:\n    resolution: {integrity: sha1-CqAkOKVYvCW9nU5pLhzG0yjV3bs=}\n  b@2.0.0: {}\nsnapshots:\n  a@1.0.0(b@2.0.0):\n    dependencies: {b: 2.0.0}\n  b@2.0.0:\n    optionalDependencies: {a: 1.0.0(b@2.0.0)}\n",
            "lockfileVersion: 5.4\ndependencies:\n  a: 1.0.0_b@2.0.0\n  g: h.com/u/r/0a1b\npackages:\n  /a/1.0.0_b@2.0.0:\n    resolution: {integrity: x}\n    dev: true\n  h.com/u/r/0a1b:\n    resolution: {repo: 'https://h', commit: 0a1b, type: git}\n  file:l:\n    resolution: {directory: l, type: directory}\n    name: l\n"), Yaml),
        ("node-bun-lock", new BunLockCataloguer(), "bun.lock", Seeds.Of("""{"lockfileVersion":1,"workspaces":{"":{"dependencies":{"a":"1"}},"p":{"name":"@s/p","devDependencies":{"b":"1"}}},"packages":{"a":["a@1.0.0","",{"dependencies":{"b":"1"}},"sha1-CqAkOKVYvCW9nU5pLhzG0yjV3bs="],"@s/p":["@s/p@workspace:p"],"@s/p/b":["b@git+ssh://h#1",{},"1"],"l":["l@file:l",{}],}}"""), Json),
        ("node-yarn-cache", new YarnCacheCataloguer(), ".yarn/cache/@a-b-npm-1.0.0-0-0.zip", Seeds.Of("PK\u0003\u0004\u0014\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u000d\0\0\0node_modules/PK\u0003\u0004\u0014\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0012\0\0\0node_modules/@a/b/"), Seeds.Of("PK\u0003\u0004", "node_modules/", "@", "/", "\0\0")),
        ("php-composer-installed", new ComposerInstalledCataloguer(), "vendor/composer/installed.json", Seeds.Of("""{"packages":[{"name":"a/b","version":"v1","license":["MIT","X"],"require":{"php":"8","c/d":"1"},"source":{"url":"https://h"},"dist":{"shasum":""},"authors":[{"name":"a"}]},{"name":"e/f","provide":{"c/d":"1"}}],"dev-package-names":["e/f"]}""", """[{"name":"a/b","version":"1","license":"MIT"}]"""), Json),
        ("php-composer-lock", new ComposerLockCataloguer(), "composer.lock", Seeds.Of("""{"packages":[{"name":"a/b","version":"1","require":{"c/d":"*"}}],"packages-dev":[{"name":"c/d","version":"2","replace":{"e/f":"*"}}]}"""), Json),
        ("php-pear", new PearCataloguer(), "usr/share/php/.registry/a.reg", Seeds.Of("a:4:{s:4:\"name\";s:1:\"a\";s:4:\"lead\";a:1:{i:0;a:1:{s:4:\"name\";s:1:\"b\";}}s:7:\"version\";a:1:{s:7:\"release\";s:1:\"1\";}s:7:\"license\";a:1:{s:8:\"_content\";s:3:\"PHP\";}}", "a:2:{s:7:\"package\";s:1:\"a\";s:7:\"version\";s:1:\"1\";}"), Seeds.Of("a:1:{", "}", "s:4:\"name\";", "i:0;", "b:1;", "N;", "d:0.5;", "s:", ";", "O:1:\"a\":0:{}", "-1", "2147483648")),
        ("php-word-press", new WordPressCataloguer(), "wp-content/plugins/a/a.php", Seeds.Of("<?php\n/*\n * Plugin Name: A\n * Version: 1\n * Requires Plugins: b, c\n * License: GPL\n * Plugin URI: https://h?a\n */"), Seeds.Of("Plugin Name:", "Version:", "*/", "?>", "\n", ": ", "://", "@")),
        ("php-word-press-core", new WordPressCataloguer(), "wp-includes/version.php", Seeds.Of("<?php\n$wp_version = '6.4.2';\n"), Seeds.Of("$wp_version", "=", "'", "\"", ";", "\n")),
    ];
}
