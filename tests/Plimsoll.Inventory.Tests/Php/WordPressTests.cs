using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Php.WordPress;

namespace Plimsoll.Inventory.Tests.Php;

public class WordPressTests
{
    const string Plugin = """
        <?php
        /**
         * @package Akismet
         */
        /*
        Plugin Name: Akismet Anti-spam: Spam Protection
        Plugin URI: https://akismet.example/?id=1
        Version: 5.3.1
        Requires Plugins: woocommerce, jetpack
        Author: Automattic
        License: GPLv2 or later
        version: 9
        */
        """;

    static readonly WordPressCataloguer Reader = new();
    static readonly CataloguerTest WordPress = CataloguerTest.Of(Reader);

    [Theory]
    [InlineData("6.4.2", "6.4.2")]
    [InlineData("6.5-beta1", "6.5\\-beta1")]
    public void WordPress_says_its_version(string version, string inCpe)
    {
        var package = Assert.Single(WordPress.On("var/www/html/wp-includes/version.php", $"<?php\n/**\n * $wp_version = '1';\n */\n$wp_version = '{version}';\r\n$wp_db_version = 56657;\n").Packages);
        Assert.Equal((PackageType.Generic, "wordpress", version, $"cpe:2.3:a:wordpress:wordpress:{inCpe}:*:*:*:*:*:*:*"), (package.Type, package.Name, package.Version, package.Cpes.Single()));
    }

    [Fact]
    public void A_WordPress_without_a_version_is_a_gap() => Assert.Equal(GapCode.Malformed, Assert.Single(WordPress.On("wp-includes/version.php", "<?php $x = 1;").Gaps).Code);

    [Fact]
    public void A_plugin_is_known_by_its_directory_and_says_the_rest_itself()
    {
        var package = Assert.Single(WordPress.On("var/www/html/wp-content/plugins/akismet/akismet.php", Plugin).Packages);
        Assert.Equal((PackageType.WordPressPlugin, "akismet", "5.3.1", "GPLv2 or later", "Automattic", "https://akismet.example/"), (package.Type, package.Name, package.Version, package.Licences.Single(), package.Maintainer, package.Origin));
        Assert.Equal(["woocommerce", "jetpack"], package.Dependencies.Select(d => d.Name));
    }

    [Fact]
    public void Other_files_of_a_plugin_are_none()
    {
        var evidence = WordPress.On("wp-content/plugins/akismet/class.php", "<?php\n// Version: 5\n" + new string(' ', 9000) + "\n// Plugin Name: late\n");
        Assert.Empty(evidence.Packages);
        Assert.Empty(evidence.Gaps);
    }

    [Theory]
    [InlineData("<?php /* Plugin Name: Hello */ /* Version: 1 */", "")]
    [InlineData("<?php // Plugin Name: Hello\n# VERSION: 1.7.2 */", "1.7.2")]
    [InlineData("\uFEFF/*\rPlugin Name: Hello\r@version: 2 ?>\r", "2")]
    public void Headers_stand_in_any_comment(string text, string version) => Assert.Equal(version, Assert.Single(WordPress.On("wp-content/plugins/hello.php", text).Packages).Version);

    [Fact]
    public void A_theme_needs_its_template()
    {
        var package = Assert.Single(WordPress.On("wp-content/themes/child/style.css", "/*\nTheme Name: Child\nTemplate: twentytwentyfour\nVersion: 1.1\nLicense: GNU General Public License v2 or later\n*/\nbody{}").Packages);
        Assert.Equal((PackageType.WordPressTheme, "child", "1.1", "twentytwentyfour"), (package.Type, package.Name, package.Version, package.Dependencies.Single().Name));
    }

    [Theory]
    [InlineData("wp-includes/version.php", true)]
    [InlineData("srv/wp-includes/version.php", true)]
    [InlineData("wp-includes/php/version.php", false)]
    [InlineData("srv/wp-content/plugins/a/b.php", true)]
    [InlineData("srv/wp-content/plugins/a/lib/b.php", false)]
    [InlineData("srv/wp-content/plugins/hello.php", true)]
    [InlineData("srv/wp-content/mu-plugins/own.php", true)]
    [InlineData("srv/wp-content/themes/a/style.css", true)]
    [InlineData("srv/wp-content/themes/a/css/style.css", false)]
    [InlineData("srv/my-wp-content/plugins/a/b.php", false)]
    [InlineData("srv/index.php", false)]
    public void Only_WordPress_is_wanted(string path, bool isWanted) => Assert.Equal(isWanted, Reader.Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        WordPress.NeverThrowsOnAnyPrefixOf("wp-content/plugins/a/a.php", Encoding.UTF8.GetBytes(Plugin));
        WordPress.NeverThrowsOnFlipsOf("wp-content/plugins/a/a.php", Encoding.UTF8.GetBytes(Plugin), 500);
        WordPress.NeverThrowsOnFlipsOf("wp-includes/version.php", "<?php\n$wp_version = '6.4.2';\n"u8.ToArray(), 500);
    }
}
