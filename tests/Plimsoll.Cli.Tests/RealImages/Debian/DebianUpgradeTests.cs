using System.Text.Json;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Debian;

/// <summary>apt is the oracle: what its security suite offers is found before the upgrade, and nothing is left after it.</summary>
[Collection(nameof(DebianImage))]
public sealed class DebianUpgradeTests(DebianImage image) : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void What_the_security_suite_mends_is_found_with_the_version_that_apt_offers_and_gone_after_the_upgrade()
    {
        var fixes = PendingFixes().ToDictionary(f => f.Source);
        var database = BuildDatabase();
        var expected = image.Released.Truth.Packages.Where(p => fixes.ContainsKey(p.Source))
            .SelectMany(p => fixes[p.Source].Ids.Select(id => $"{p.Name} {id} {p.SourceVersion} -> {fixes[p.Source].Offered}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Findings(plimsoll.Scan(image.Released.Target, "--db", database)));
        Assert.Empty(Findings(plimsoll.Scan(image.Upgraded.State.Target, "--db", database)));
    }

    [Fact]
    public void The_upgrade_layer_is_blamed_for_what_it_brought_and_for_nothing_else()
    {
        PendingFixes();
        var (before, after) = (image.Released.Truth.Packages, image.Upgraded.State.Truth.Packages);
        var report = plimsoll.Scan(image.Upgraded.State.Target);
        Assert.Equal(after.Select(p => p.Line).Order(StringComparer.Ordinal), ReportedPackage.Lines(report));
        var first = ReportedPackage.All(plimsoll.Scan(image.Released.Target)).Select(LayerOf).Distinct().Single();
        var brought = ReportedPackage.All(report).Where(p => LayerOf(p) != first).Select(p => $"{p.Text("name")} {p.Text("version")}");
        Assert.Equal(after.Except(before).Select(p => $"{p.Name} {p.Version}").Order(StringComparer.Ordinal), brought.Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    IReadOnlyList<PendingFix> PendingFixes()
    {
        var fixes = image.Upgraded.Fixes;
        Assert.SkipWhen(fixes.Count == 0, "the security suite offers nothing today that names a vulnerability");
        return fixes;
    }

    string BuildDatabase()
    {
        var facts = image.Upgraded.Fixes.SelectMany(f => f.Facts(image.Released.Truth.Ecosystem));
        directory.Write("feeds/security.ndjson", string.Join('\n', facts) + "\n");
        var (code, _, error) = plimsoll.Run("db", "build", "--feeds", directory.Combine("feeds"), "--db", directory.Combine("security.db"));
        Assert.True(code == 0, error);
        return directory.Combine("security.db");
    }

    static List<string> Findings(JsonElement report)
    {
        var names = ReportedPackage.All(report).ToDictionary(p => p.Text("purl"), p => p.Text("name"));
        return [.. report.GetProperty("findings").EnumerateArray()
            .Select(f => $"{names[f.Text("package")]} {f.Text("id")} {f.Text("installed")} -> {f.GetProperty("fixed").EnumerateArray().Single().GetString()}").Order(StringComparer.Ordinal)];
    }

    static string LayerOf(JsonElement package) => package.GetProperty("places").EnumerateArray().Single().Text("layer");
}

[CollectionDefinition(nameof(DebianImage))]
public sealed class DebianImageCollection : ICollectionFixture<DebianImage>;
