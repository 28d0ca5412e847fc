using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Settling;

namespace Plimsoll.Scanning.Tests.Settling;

public class DependencyTests
{
    [Fact]
    public void The_nearest_package_is_meant_as_node_looks_for_modules()
    {
        var settled = DependencySettler.Settle(
        [
            Npm("a", "1", "app/node_modules/a/package.json", new Dependency("b")),
            Npm("b", "1", "app/node_modules/b/package.json"),
            Npm("b", "2", "app/node_modules/a/node_modules/b/package.json"),
            Npm("b", "3", "app/node_modules/a/node_modules/c/node_modules/b/package.json"),
            Npm("c", "1", "app/node_modules/c/package.json", new Dependency("b"), new Dependency("missing")),
        ]);
        Assert.Equal(["pkg:npm/b@2"], settled[0].DependsOn);
        Assert.Equal(["pkg:npm/b@1"], settled[4].DependsOn);
    }

    [Fact]
    public void An_exact_version_is_taken_at_its_word() => Assert.Equal(
        ["pkg:npm/b@1"],
        DependencySettler.Settle([Npm("a", "1", "x/a", new Dependency("b", "1")), Npm("b", "2", "x/b"), Npm("b", "1", "y/b")])[0].DependsOn);

    [Fact]
    public void Cycles_are_edges_like_others()
    {
        var settled = DependencySettler.Settle([Npm("a", "1", "x/a", new Dependency("b"), new Dependency("a")), Npm("b", "1", "x/b", new Dependency("a"))]);
        Assert.Equal(["pkg:npm/b@1"], settled[0].DependsOn);
        Assert.Equal(["pkg:npm/a@1"], settled[1].DependsOn);
    }

    [Fact]
    public void What_lies_in_a_jar_is_held_by_the_nearest_jar_that_is_known()
    {
        var settled = Containment.Settle([Jar("app", "app.war", null), Jar("lib", "app.war", "WEB-INF/lib/lib.jar"), Jar("deep", "app.war", "WEB-INF/lib/lib.jar!/META-INF/x/pom.properties")]);
        Assert.Equal([null, "pkg:maven/g/app@1", "pkg:maven/g/lib@1"], settled.Select(s => s.ContainedIn));
    }

    static InstalledPackage Npm(string name, string version, string path, params Dependency[] dependencies) => new(
        new Package { Type = PackageType.Npm, Name = name, Version = version, Dependencies = dependencies }, new PackageUrl("npm", null, name, version, []), "node", [new Place(null, path)]);

    static InstalledPackage Jar(string name, string file, string? inside) => new(
        new Package { Type = PackageType.Maven, Name = $"g:{name}", Version = "1", Inside = inside }, new PackageUrl("maven", "g", name, "1", []), "java", [new Place(null, PlacePath.Of(file, inside))]);
}
