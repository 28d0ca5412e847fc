using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Homebrew.Cellar;
using Plimsoll.Inventory.Homebrew.Formula;

namespace Plimsoll.Inventory.Tests.Homebrew;

public class HomebrewTests
{
    const string Keg = "home/linuxbrew/.linuxbrew/Cellar/openssl@3/3.2.0_1";
    const string Receipt = """
        {"homebrew_version":"4.2.0","used_options":[],"built_as_bottle":true,"poured_from_bottle":true,"installed_as_dependency":true,"installed_on_request":false,"time":1702000000,
         "runtime_dependencies":[{"full_name":"ca-certificates","version":"2023-12-12","revision":0,"pkg_version":"2023-12-12","declared_directly":true},{"full_name":"acme/tap/thing","version":"1.0","pkg_version":"1.0_2"},{"version":"1"}],
         "source":{"spec":"stable","versions":{"stable":"3.2.0","version_scheme":0},"path":"/x/openssl@3.rb","tap":"homebrew/core"},"arch":"x86_64","built_on":{"os":"Linux"}}
        """;

    const string Formula = """
        class OpensslAT3 < Formula
          desc "Cryptography and SSL/TLS Toolkit"
          url "https://www.openssl.org/source/openssl-3.2.0.tar.gz"
          license "Apache-2.0"
          depends_on "ca-certificates"
        end
        """;

    static readonly CataloguerTest Cellar = CataloguerTest.Of(new CellarCataloguer());
    static readonly CataloguerTest FormulaReader = CataloguerTest.Of(new FormulaCataloguer());

    [Fact]
    public void The_keg_names_the_formula_and_the_receipt_its_needs()
    {
        var package = Cellar.On($"{Keg}/INSTALL_RECEIPT.json", Receipt).Packages.Single();
        Assert.Equal(("openssl@3", "3.2.0_1", "homebrew/core", false), (package.Name, package.Version, package.Origin, package.IsDirect));
        Assert.Equal([new Dependency("ca-certificates", "2023-12-12"), new Dependency("thing", "1.0_2")], package.Dependencies);
    }

    [Fact]
    public void A_broken_receipt_is_a_gap_and_its_formula_is_still_there()
    {
        var evidence = Cellar.On($"{Keg}/INSTALL_RECEIPT.json", Receipt[..50]);
        Assert.Equal(("openssl@3", GapCode.Malformed), (evidence.Packages.Single().Name, evidence.Gaps.Single().Code));
    }

    [Theory]
    [InlineData("license \"Apache-2.0\"", "Apache-2.0")]
    [InlineData("license any_of: [\"MIT\", \"0BSD\"]", "MIT OR 0BSD")]
    [InlineData("license all_of: [\n    \"MIT\",\n    \"BSD-3-Clause\",\n  ]\n  depends_on \"x\"", "MIT|BSD-3-Clause")]
    [InlineData("license :public_domain", "")]
    [InlineData("# license \"MIT\"", "")]
    public void The_recipe_says_the_licence(string line, string expected)
    {
        var package = FormulaReader.On($"{Keg}/.brew/openssl@3.rb", Formula.Replace("license \"Apache-2.0\"", line, StringComparison.Ordinal)).Packages.Single();
        Assert.Equal(("openssl@3", "3.2.0_1", expected), (package.Name, package.Version, string.Join('|', package.Licences)));
    }

    [Theory]
    [InlineData($"{Keg}/INSTALL_RECEIPT.json", true)]
    [InlineData("opt/homebrew/Caskroom/firefox/120.0/INSTALL_RECEIPT.json", false)]
    [InlineData("Cellar/INSTALL_RECEIPT.json", false)]
    public void Only_kegs_have_receipts(string path, bool wanted) => Assert.Equal(wanted, new CellarCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData($"{Keg}/.brew/openssl@3.rb", true)]
    [InlineData($"{Keg}/lib/openssl@3.rb", false)]
    [InlineData("usr/lib/ruby/3.1.0/json.rb", false)]
    public void Only_the_recipe_that_a_keg_keeps_is_asked_for(string path, bool wanted) => Assert.Equal(wanted, new FormulaCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void Damage_never_stops_the_readers()
    {
        foreach (var (reader, path, text) in new[] { (Cellar, $"{Keg}/INSTALL_RECEIPT.json", Receipt), (FormulaReader, $"{Keg}/.brew/openssl@3.rb", Formula) })
        {
            reader.NeverThrowsOnAnyPrefixOf(path, Encoding.UTF8.GetBytes(text));
            reader.NeverThrowsOnFlipsOf(path, Encoding.UTF8.GetBytes(text), 1000);
        }
    }
}
