using System.Text.Json;
using Plimsoll.Advisories.Versions;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Versions;

/// <summary>The vectors that OSV-Scalibr and the vers specification publish. Where we differ, the reason stands here.</summary>
public class LanguageVectorTests
{
    [Theory]
    [InlineData("semver")]
    [InlineData("pub")]
    [InlineData("cran")]
    [InlineData("hackage")]
    [InlineData("nuget")]
    [InlineData("rubygems")]
    [InlineData("pypi")]
    // Composer reads 1.0 and 1.0.0 as 1.0.0.0; to PHP a "#" stands for any number, but no tool publishes such a version.
    [InlineData("packagist", "1.0.0 > 1.0", "1.2.3.# = 1.2.3.1")]
    [InlineData("maven")]
    public void Lines_of_versions_are_ordered_as_published(string name, params string[] disagreements)
    {
        using var vectors = new TemporaryDirectory();
        var file = Unpack(vectors, name + "-versions.txt");
        List<string> wrong = [];
        var count = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith('#') || line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var a, "<" or ">" or "=", var b])
                continue;
            count++;
            var expected = line.Contains('<') ? -1 : line.Contains('>') ? 1 : 0;
            if (Math.Sign(Scheme(name).Compare(a, b)) != expected)
                wrong.Add(line);
        }

        Assert.Equal(disagreements, wrong);
        Assert.True(count > 10, $"only {count} vectors were read");
    }

    [Theory]
    [InlineData("nuget")]
    [InlineData("conan")]
    // Since 3.8.7 Maven reads a word after a dot like one after a hyphen; these are from before.
    [InlineData("maven", "2-1 < 2.0.a", "2-1 < 2.0.0.a", "2.0.a < 2.0.0.a")]
    public void Cases_of_the_vers_specification_are_ordered_as_published(string name, params string[] disagreements)
    {
        using var vectors = new TemporaryDirectory();
        using var document = JsonDocument.Parse(File.ReadAllBytes(Unpack(vectors, name + "_version_cmp_test.json")));
        SortedSet<string> wrong = new(StringComparer.Ordinal);
        foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
        {
            var versions = Strings(test.GetProperty("input").GetProperty("versions"));
            var expected = test.GetProperty("expected_output");
            if (test.GetProperty("test_type").GetString() == "equality")
            {
                if (Scheme(name).Compare(versions[0], versions[1]) == 0 != expected.GetBoolean())
                    wrong.Add($"{versions[0]} = {versions[1]} should be {expected}");
            }
            else if (Strings(expected) is var sorted && Scheme(name).Compare(sorted[0], sorted[1]) >= 0)
            {
                wrong.Add($"{sorted[0]} < {sorted[1]}");
            }
        }

        Assert.Equal(disagreements.Order(StringComparer.Ordinal), wrong);
    }

    static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetString()!)];

    static string Unpack(TemporaryDirectory directory, string file)
    {
        var archive = Requires.SharedData("vectors-small-dev.tar.zst");
        Command.Run("sh", "-c", $"zstd -dc '{archive}' | tar -x -C '{directory.Path}' --wildcards '*/{file}'");
        return Directory.EnumerateFiles(directory.Path, file, SearchOption.AllDirectories).Single();
    }

    static IVersionScheme Scheme(string name) => name switch
    {
        "semver" => VersionSchemes.SemVer,
        "conan" => VersionSchemes.Conan,
        "rubygems" => VersionSchemes.RubyGems,
        "cran" => VersionSchemes.Cran,
        "hackage" => VersionSchemes.Hackage,
        "packagist" => VersionSchemes.Composer,
        "pypi" => VersionSchemes.Pep440,
        "maven" => VersionSchemes.Maven,
        "nuget" => VersionSchemes.NuGet,
        _ => VersionSchemes.Pub,
    };
}
