using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Licence.Text;
using Plimsoll.Scanning.Settling;

namespace Plimsoll.Scanning.Tests.Settling;

public class LicenceTextsTests
{
    static InstalledPackage Package(PackageType type, string name, string path, params string[] licences) => new(
        new Package { Type = type, Name = name, Version = "1", Licences = licences }, new Core.PackageUrl("generic", null, name, "1"), "reader", [new Place(null, path)]);

    static Observation Text(string path, params string[] licences) =>
        new(TextCataloguer.Name, path, new SortedDictionary<string, string>(StringComparer.Ordinal) { [TextCataloguer.Licences] = string.Join('\n', licences) });

    static (string Licences, int Left) Settle(InstalledPackage package, params Observation[] observations)
    {
        var (packages, left) = LicenceTexts.Settle([package], observations);
        return (string.Join(' ', packages.Single().Package.Licences), left.Count);
    }

    [Theory]
    [InlineData(PackageType.Npm, "a", "app/node_modules/a/package.json", "app/node_modules/a/LICENSE")]
    [InlineData(PackageType.Npm, "@s/a", "app/node_modules/@s/a/package.json", "app/node_modules/@s/a/LICENSE")]
    [InlineData(PackageType.PyPi, "a", "lib/a-1.dist-info/METADATA", "lib/a-1.dist-info/licenses/LICENSE")]
    [InlineData(PackageType.Gem, "a", "gems/3.1.0/specifications/a-1.gemspec", "gems/3.1.0/gems/a-1/LICENSE.txt")]
    [InlineData(PackageType.Composer, "v/a", "app/vendor/composer/installed.json", "app/vendor/v/a/LICENSE")]
    public void A_package_that_declares_no_licence_has_those_of_its_texts_and_the_report_has_them_once(PackageType type, string name, string path, string text) =>
        Assert.Equal(("ISC MIT", 0), Settle(Package(type, name, path), Text(text, "ISC", "MIT")));

    [Theory]
    [InlineData("SEE LICENSE IN COPYING", "ISC")]
    [InlineData("see license in copying", "ISC")]
    [InlineData("SEE LICENSE IN LICENSE.md", "ISC MIT")]
    [InlineData("UNKNOWN", "ISC MIT")]
    [InlineData("Zlib", "Zlib")]
    [InlineData("UNLICENSED", "UNLICENSED")]
    public void What_a_package_declares_counts_unless_it_points_to_a_text(string declared, string licences) =>
        Assert.Equal((licences, 0), Settle(Package(PackageType.Npm, "a", "node_modules/a/package.json", declared), Text("node_modules/a/COPYING", "ISC"), Text("node_modules/a/LICENSE", "MIT")));

    [Fact]
    public void Texts_of_other_directories_lend_nothing_and_stay_observations()
    {
        var package = Package(PackageType.Npm, "a", "node_modules/a/package.json");
        Assert.Equal(("", 1), Settle(package, Text("node_modules/b/LICENSE", "MIT")));
        Assert.Equal(("", 1), Settle(package, Text("node_modules/a/node_modules/b/LICENSE", "MIT")));
        Assert.Equal(("", 1), Settle(Package(PackageType.Deb, "a", "node_modules/a/status"), Text("node_modules/a/LICENSE", "MIT")));
    }
}
