using System.Text.Json;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.RealImages.Rpm;

public sealed class RpmImageTests : IDisposable
{
    const string Rocky = "ID=rocky\nVERSION_ID=9.4\n";

    static readonly RpmSource[] Sources =
    [
        new("tool", "1.0", "2.el9", ["Epoch: 3"],
            new("tool", [], "/usr/bin/tool", "/usr/share/tool/a name with blanks"), new("libtool-data", ["Version: 2.5"], "/usr/share/tool/data"), new("tool-later", ["Epoch: 7", "Release: 5"], "/usr/share/tool/later")),
        new("nodejs", "14.21.3", "1.module_el9.1.0+1+abcdef12", ["ModularityLabel: nodejs:14:9010020230101:abcdef12"], new("nodejs", [], "/usr/bin/node"), new RpmBinary("npm", [], "/usr/bin/npm")),
        new("plain-name-2", "2024~rc1^git5", "0.1", [], new RpmBinary("plain-name-2", [], "/etc/plain")),
        new("empty", "0", "0", [], new RpmBinary("empty", [])),
    ];

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Theory]
    [InlineData("/var/lib/rpm")]
    [InlineData("/usr/lib/sysimage/rpm")]
    public void Packages_are_exactly_those_of_rpm(string database)
    {
        var system = new RpmSystem(directory, Rocky, database).Install(Sources);
        Assert.Contains("gpg-pubkey", system.Rpm("-qa"), StringComparison.Ordinal);
        var report = plimsoll.Scan(system.Image());
        Assert.Equal(system.Says("%{NAME} %|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM} %|MODULARITYLABEL?{%{MODULARITYLABEL}}|"), Lines(report));
        Assert.Equal(Sources.Sum(s => s.Binaries.Length), Lines(report).Count);
        Assert.Empty(ReportedPackage.Unread(report));
    }

    [Fact]
    public void A_database_that_is_reached_by_two_names_is_counted_once()
    {
        var system = new RpmSystem(directory, Rocky, "/usr/lib/sysimage/rpm").Install(Sources).Link("var/lib/rpm", "../../usr/lib/sysimage/rpm");
        var report = plimsoll.Scan(system.Image());
        Assert.Equal(Sources.Sum(s => s.Binaries.Length), Lines(report).Count);
        Assert.All(ReportedPackage.All(report), p => Assert.Equal("usr/lib/sysimage/rpm/rpmdb.sqlite", p.GetProperty("places").EnumerateArray().Single().Text("path")));
    }

    [Fact]
    public void Every_package_owns_the_files_that_rpm_lists()
    {
        var system = new RpmSystem(directory, Rocky).Install(Sources);
        plimsoll.Scan(system.Image());
        var owned = KeptOwnership.Of(plimsoll.CacheDirectory, from: "rpmdb.sqlite").SelectMany(o => o.Value.Select(path => $"{o.Key} /{path}"));
        Assert.Equal(system.Says("[%{=NAME}.%{=ARCH} %{FILENAMES}\\n]").Order(StringComparer.Ordinal), owned.Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static List<string> Lines(JsonElement report) => [.. ReportedPackage.All(report).Select(Line).Order(StringComparer.Ordinal)];

    // A source rpm's file name has no epoch.
    static string Line(JsonElement package)
    {
        var (name, version) = (package.GetProperty("source").Text("name"), package.GetProperty("source").Text("version"));
        return $"{package.Text("name")} {package.Text("version")} {package.Text("architecture")} {name}-{version[(version.IndexOf(':', StringComparison.Ordinal) + 1)..]}.src.rpm {package.Text("module")}";
    }
}
