using System.Text.Json;
using Plimsoll.Advisories.Versions;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Versions;

public class PublishedVectorTests
{
    [Fact]
    public void Debian_versions_are_ordered_as_published() => HoldLines(VersionSchemes.Dpkg, "debian-versions.txt");

    [Fact]
    public void Alpine_versions_are_ordered_as_published() => HoldLines(VersionSchemes.Apk, "alpine-versions.txt");

    [Fact]
    public void Rpm_versions_are_ordered_as_published() => HoldLines(VersionSchemes.Rpm, "redhat-versions.txt");

    [Fact]
    public void Alpm_versions_are_ordered_as_published() => HoldJson(VersionSchemes.Alpm, "alpm_version_cmp_test.json");

    [Fact]
    public void Alpine_versions_of_the_vers_specification_are_ordered_as_published() => HoldJson(VersionSchemes.Apk, "alpine_version_cmp_test.json");

    static string Fixture(string name) => RepositoryRoot.Combine("tests", "Plimsoll.Advisories.Tests", "Versions", "fixtures", name);

    static void HoldLines(IVersionScheme scheme, string file)
    {
        List<string> wrong = [];
        var count = 0;
        foreach (var line in File.ReadLines(Fixture(file)))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var a, "<" or ">" or "=", var b] || line.StartsWith('#'))
                continue;

            // Some vectors compare what the tool itself refuses; there only "no crash, some order" is promised.
            if (!scheme.IsValid(a) || !scheme.IsValid(b))
            {
                scheme.Compare(a, b);
                continue;
            }

            count++;
            var expected = line.Contains('<') ? -1 : line.Contains('>') ? 1 : 0;
            if (Math.Sign(scheme.Compare(a, b)) != expected)
                wrong.Add($"{line} (found {scheme.Compare(a, b)})");
        }

        Assert.Empty(wrong);
        Assert.True(count > 20, $"only {count} vectors were read");
    }

    static void HoldJson(IVersionScheme scheme, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Fixture(file)));
        List<string> wrong = [];
        foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
        {
            var versions = test.GetProperty("input").GetProperty("versions").EnumerateArray().Select(v => v.GetString()!).ToArray();
            var expected = test.GetProperty("expected_output");
            if (test.GetProperty("test_type").GetString() == "equality")
            {
                if (scheme.Compare(versions[0], versions[1]) == 0 != expected.GetBoolean())
                    wrong.Add($"{versions[0]} = {versions[1]} should be {expected}");
                continue;
            }

            var sorted = expected.EnumerateArray().Select(v => v.GetString()!).ToArray();
            for (var i = 1; i < sorted.Length; i++)
                if (scheme.Compare(sorted[i - 1], sorted[i]) > 0)
                    wrong.Add($"{sorted[i - 1]} <= {sorted[i]}");
        }

        Assert.Empty(wrong);
    }
}
