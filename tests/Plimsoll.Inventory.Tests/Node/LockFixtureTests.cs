using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Node.BunLock;
using Plimsoll.Inventory.Node.PackageLock;
using Plimsoll.Inventory.Node.PnpmLock;
using Plimsoll.Inventory.Node.YarnLock;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Node;

/// <summary>One project, locked by every tool itself: a workspace, a directory, an alias, a peer, an optional package of another system, two versions of one.</summary>
public class LockFixtureTests
{
    // By its alias and without it "ms" is one package.
    static readonly string[] Packages =
    [
        "@sindresorhus/is@4.6.0", "debug@4.3.4", "fsevents@2.3.2", "isarray@2.0.5", "js-tokens@4.0.0", "left-pad@1.3.0", "loose-envify@1.4.0", "lru-cache@6.0.0",
        "minimist@1.2.8", "mkdirp@0.5.6", "ms@2.1.2", "react@18.2.0", "semver@6.3.1", "semver@7.5.4", "use-sync-external-store@1.2.0", "yallist@4.0.0",
    ];

    static readonly string[] Direct =
    [
        "@sindresorhus/is@4.6.0", "debug@4.3.4", "fsevents@2.3.2", "isarray@2.0.5", "left-pad@1.3.0", "mkdirp@0.5.6", "ms@2.1.2", "react@18.2.0", "semver@6.3.1", "semver@7.5.4",
        "use-sync-external-store@1.2.0",
    ];

    static readonly string[] Development = ["left-pad@1.3.0", "minimist@1.2.8", "mkdirp@0.5.6"];

    static readonly string[] Needs =
    [
        "debug@4.3.4 > ms@2.1.2", "loose-envify@1.4.0 > js-tokens@4.0.0", "lru-cache@6.0.0 > yallist@4.0.0", "mkdirp@0.5.6 > minimist@1.2.8", "react@18.2.0 > loose-envify@1.4.0",
        "semver@7.5.4 > lru-cache@6.0.0",
    ];

    const string Peer = "use-sync-external-store@1.2.0 > react@18.2.0";

    // pnpm 5 links the directory and says nothing of what it needs. Yarn from 2 on locks what building the optional package would need.
    static readonly string[] BuildTools =
    [
        "@isaacs/fs-minipass", "abbrev", "chownr", "env-paths", "exponential-backoff", "fdir", "graceful-fs", "isexe", "minipass", "minizlib", "node-gyp", "nopt", "picomatch", "proc-log", "tar",
        "tinyglobby", "undici", "which",
    ];

    public static TheoryData<string> All => ["npm1/package-lock.json", "npm2/package-lock.json", "npm3/package-lock.json", "yarn1/yarn.lock", "berry2/yarn.lock", "berry4/yarn.lock", "pnpm5/pnpm-lock.yaml", "pnpm7/pnpm-lock.yaml", "pnpm8/pnpm-lock.yaml", "pnpm9/pnpm-lock.yaml", "bun/bun.lock"];

    [Theory, MemberData(nameof(All))]
    public void Every_tool_locks_the_same_packages(string fixture)
    {
        var evidence = Read(fixture);
        Assert.Empty(evidence.Gaps);
        Assert.All(evidence.Packages, p => Assert.Equal(PackageType.Npm, p.Type));
        var found = evidence.Packages.Select(Id).Except(fixture.StartsWith("berry", StringComparison.Ordinal) ? evidence.Packages.Where(IsOfBuild).Select(Id) : []);
        Assert.Equal(fixture.StartsWith("pnpm5", StringComparison.Ordinal) ? Packages.Where(p => p != "isarray@2.0.5") : Packages, found.Order(StringComparer.Ordinal));
        Assert.Equal(evidence.Packages.Count, evidence.Packages.Select(Id).Distinct().Count());
    }

    [Theory, MemberData(nameof(All))]
    public void What_the_project_asks_for_itself_is_told_where_the_file_says_it(string fixture)
    {
        var packages = Read(fixture).Packages;
        if (fixture.StartsWith("npm1", StringComparison.Ordinal) || fixture.StartsWith("yarn1", StringComparison.Ordinal))
            Assert.All(packages, p => Assert.Null(p.IsDirect));
        else
            Assert.Equal(fixture.StartsWith("pnpm5", StringComparison.Ordinal) ? Direct.Where(p => p != "isarray@2.0.5") : Direct, packages.Where(p => p.IsDirect == true).Select(Id).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public void What_serves_development_alone_is_told_where_the_file_says_it(string fixture)
    {
        var saysNothing = fixture.EndsWith("yarn.lock", StringComparison.Ordinal);
        Assert.Equal(saysNothing ? [] : Development, Read(fixture).Packages.Where(p => p.IsDevelopment).Select(Id).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public void Needs_are_settled_to_the_versions_that_are_locked(string fixture)
    {
        var needs = Read(fixture).Packages.Where(p => !IsOfBuild(p) && p.Name != "fsevents").SelectMany(p => p.Dependencies.Select(d => $"{Id(p)} > {d.Name}@{d.Version}"));
        var hasPeers = !fixture.StartsWith("npm1", StringComparison.Ordinal) && !fixture.EndsWith("yarn.lock", StringComparison.Ordinal);
        Assert.Equal(hasPeers ? [.. Needs, Peer] : Needs, needs.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public void Checksums_are_those_that_the_registry_gives(string fixture)
    {
        var packages = Read(fixture).Packages;
        if (fixture.StartsWith("berry", StringComparison.Ordinal))
            Assert.All(packages, p => Assert.Empty(p.Checksums));
        else
            Assert.Equal("sha512:3d15851ee494dde0ed4093ef9cd63b25c91eb758f4b793ae3ac1733cfcec7a40f9d9997ca947c520f122b305ea22f1d61951ce817fbb1bfbc234d85e870c5f91", packages.Single(p => p.Name == "debug").Checksums.Single());
        Assert.All(packages.SelectMany(p => p.Checksums), c => Assert.Matches("^sha512:[0-9a-f]{128}$", c));
    }

    [Fact]
    public void The_packages_are_those_that_npm_lists()
    {
        using var listing = JsonDocument.Parse(File.ReadAllBytes(PathOf("npm3/npm-ls.json")));
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        Collect(listing.RootElement, listed);
        Assert.Equal(listed, Read("npm3/package-lock.json").Packages.Select(Id).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public void No_damage_makes_a_reader_throw(string fixture)
    {
        var bytes = File.ReadAllBytes(PathOf(fixture));
        var test = CataloguerTest.Of(ReaderOf(fixture));
        test.NeverThrowsOnAnyPrefixOf(Path.GetFileName(fixture), bytes, step: 61);
        test.NeverThrowsOnFlipsOf(Path.GetFileName(fixture), bytes, times: 60);
    }

    // The optional package is of another system, so that npm lists it without a version.
    static void Collect(JsonElement package, SortedSet<string> listed)
    {
        if (!package.TryGetProperty("dependencies", out var dependencies))
            return;
        foreach (var member in dependencies.EnumerateObject())
        {
            var resolved = member.Value.TryGetProperty("resolved", out var place) ? place.GetString()! : "";
            if (!resolved.StartsWith("file:", StringComparison.Ordinal))
                listed.Add(member.Name switch { "my-ms" => "ms@2.1.2", "@shop/none" => "left-pad@1.3.0", "fsevents" => "fsevents@2.3.2", var name => $"{name}@{member.Value.GetProperty("version").GetString()}" });
            Collect(member.Value, listed);
        }
    }

    static bool IsOfBuild(Package package) => BuildTools.Contains(package.Name) || Id(package) is "semver@7.8.6" or "yallist@5.0.0";

    static string Id(Package package) => $"{package.Name}@{package.Version}";

    static FileEvidence Read(string fixture) => CataloguerTest.Of(ReaderOf(fixture)).On(Path.GetFileName(fixture), File.ReadAllBytes(PathOf(fixture)));

    static string PathOf(string fixture) => RepositoryRoot.Combine("tests", "Plimsoll.Inventory.Tests", "Node", "fixtures", fixture);

    static IFileReader ReaderOf(string fixture) => Path.GetFileName(fixture) switch
    {
        "package-lock.json" => new PackageLockCataloguer(),
        "yarn.lock" => new YarnLockCataloguer(),
        "pnpm-lock.yaml" => new PnpmLockCataloguer(),
        _ => new BunLockCataloguer(),
    };
}
