using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Java.Archive;
using Plimsoll.Inventory.Java.Pom;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Java;

/// <summary>Debian's own Maven repository: its directories say what each jar is, and its jars are built by all kinds of tools.</summary>
public class RepositoryOracleTests
{
    const string Repository = "/usr/share/maven-repo";

    static readonly CataloguerTest Java = CataloguerTest.Of(new JavaArchiveCataloguer());

    [Fact]
    public void Jars_are_claimed_to_be_what_the_repository_says_they_are()
    {
        var (right, wrong, version) = (0, new List<string>(), 0);
        foreach (var jar in Files("*.jar"))
        {
            var parts = jar[(Repository.Length + 1)..].Split('/');
            var expected = $"{string.Join('.', parts[..^3])}:{parts[^3]}";
            // "debian" and "2.x" stand for whatever is installed, often under names that Debian gave.
            if (!char.IsAsciiDigit(parts[^2][0]) || parts[^2].EndsWith(".x", StringComparison.Ordinal))
                continue;
            var own = Own($"lib/{parts[^1]}", jar);
            if (own.Name == expected)
                right++;
            else if (own.Name.Contains(':', StringComparison.Ordinal))
                wrong.Add($"{own.Name} ({own.Basis}) is {expected}");
            version += own.Version == parts[^2] ? 1 : 0;
            var placed = Own($"root/.m2/repository/{string.Join('/', parts)}", jar);
            Assert.True(placed.Basis != "repository path" || placed.Name == expected, $"{placed.Name} is {expected}");
        }

        Requires.That(right > 20, "Debian's Java libraries (Debian package libmaven3-core-java)");
        Assert.True(wrong.Count * 50 <= right, string.Join('\n', wrong));
        Assert.True(version >= right * 95 / 100, $"{version} versions of {right} are right");
    }

    [Fact]
    public void Every_pom_of_the_repository_is_read_without_a_gap()
    {
        var test = CataloguerTest.Of(new PomCataloguer());
        var dependencies = 0;
        foreach (var pom in Files("*.pom"))
        {
            var evidence = test.On("pom.xml", File.ReadAllBytes(pom));
            Assert.True(evidence.Gaps.Count == 0, $"{pom}: {string.Join(' ', evidence.Gaps)}");
            dependencies += evidence.Packages.Count;
        }

        Requires.That(dependencies > 20, "Debian's Java libraries (Debian package libmaven3-core-java)");
    }

    static IEnumerable<string> Files(string pattern) =>
        Directory.Exists(Repository) ? Directory.EnumerateFiles(Repository, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    static Package Own(string path, string jar)
    {
        var evidence = Java.On(path, File.ReadAllBytes(jar));
        Assert.Empty(evidence.Gaps);
        return evidence.Packages.First(p => p.Inside is null);
    }
}
