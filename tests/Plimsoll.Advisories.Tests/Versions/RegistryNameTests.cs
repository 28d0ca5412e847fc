using CsCheck;
using Plimsoll.Advisories.Versions;

namespace Plimsoll.Advisories.Tests.Versions;

public class RegistryNameTests
{
    [Theory]
    [InlineData("PyPI", "Zope.Interface", "zope-interface")]
    [InlineData("PyPI", "ruamel_-.yaml", "ruamel-yaml")]
    [InlineData("Root:PyPI", "Jinja2", "jinja2")]
    [InlineData("NuGet", "Newtonsoft.Json", "newtonsoft.json")]
    [InlineData("Packagist", "Symfony/HTTP-Kernel", "symfony/http-kernel")]
    [InlineData("Packagist:https://packages.drupal.org/8", "drupal/Token", "drupal/token")]
    [InlineData("Maven", "org.apache.logging.log4j:log4j-core", "org.apache.logging.log4j:log4j-core")]
    [InlineData("Maven", "org.apache.logging.log4j/log4j-core", "org.apache.logging.log4j:log4j-core")]
    [InlineData("Go", "github.com/Azure/azure-sdk-for-go", "github.com/Azure/azure-sdk-for-go")]
    [InlineData("Go", "std", "stdlib")]
    [InlineData("Go", "toolchain", "toolchain")]
    [InlineData("crates.io", "Serde_json", "serde-json")]
    [InlineData("SwiftURL", "https://github.com/Vapor/vapor.git", "github.com/vapor/vapor")]
    [InlineData("SwiftURL", "github.com/vapor/vapor", "github.com/vapor/vapor")]
    [InlineData("GitHub Actions", "Actions/Checkout", "actions/checkout")]
    [InlineData("npm", "@Types/Node", "@Types/Node")]
    [InlineData("npm", "JSONStream", "JSONStream")]
    [InlineData("RubyGems", "RedCloth", "RedCloth")]
    [InlineData("CRAN", "Matrix", "Matrix")]
    [InlineData("Debian:12", "libX11", "libX11")]
    public void A_name_is_spelt_as_its_registry_compares_it(string ecosystem, string name, string normal) =>
        Assert.Equal(normal, RegistryNames.Normalise(ecosystem, name));

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Gen.String["aA.-_/:git "].Sample(name =>
        {
            foreach (var ecosystem in new[] { "PyPI", "NuGet", "Maven", "Go", "SwiftURL", "crates.io", "npm" })
                if (RegistryNames.Normalise(ecosystem, name) is var once && RegistryNames.Normalise(ecosystem, once) != once)
                    return false;
            return true;
        });
}
