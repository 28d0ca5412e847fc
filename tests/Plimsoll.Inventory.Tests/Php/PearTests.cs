using System.Text;
using CsCheck;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Php.Pear;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Php;

public class PearTests
{
    const string Path = "usr/local/lib/php/.registry/.channel.pecl.php.net/redis.reg";

    // As serialize() writes it; the length of texts is of bytes.
    const string Registered = "a:6:{s:7:\"attribs\";a:1:{s:1:\"x\";a:1:{i:0;b:1;}}s:4:\"name\";s:5:\"redis\";s:7:\"channel\";s:12:\"pecl.php.net\";"
        + "s:4:\"lead\";a:2:{i:0;a:2:{s:4:\"name\";s:4:\"Jörg\"X;}i:1;N;}s:7:\"version\";a:2:{s:7:\"release\";s:5:\"6.0.2\";s:3:\"api\";s:5:\"6.0.0\";}"
        + "s:7:\"license\";a:2:{s:7:\"attribs\";a:0:{}s:8:\"_content\";s:3:\"PHP\";}"
        + "s:12:\"dependencies\";a:1:{s:8:\"required\";a:1:{s:7:\"package\";a:2:{s:4:\"name\";s:8:\"igbinary\";s:7:\"channel\";s:12:\"pecl.php.net\";}}}d:0;i:5;}";

    static readonly CataloguerTest Pear = CataloguerTest.Of(new PearCataloguer());

    static string Good => Registered.Replace("s:4:\"Jörg\"X;", "s:5:\"Jörg\";s:5:\"email\";s:3:\"j@x\";", StringComparison.Ordinal).Replace("}d:0;i:5;}", "}}", StringComparison.Ordinal);

    [Fact]
    public void A_package_is_named_by_its_channel()
    {
        var package = Assert.Single(Pear.On(Path, Good).Packages);
        Assert.Equal((PackageType.Pear, "pecl.php.net/redis", "6.0.2", "PHP", "Jörg <j@x>"), (package.Type, package.Name, package.Version, package.Licences.Single(), package.Maintainer));
        Assert.Equal("pecl.php.net/igbinary", package.Dependencies.Single().Name);
    }

    [Fact]
    public void A_package_of_the_first_form_is_read()
    {
        var package = Assert.Single(Pear.On(Path, "a:3:{s:7:\"package\";s:3:\"DB_\";s:7:\"version\";s:5:\"1.0.0\";s:15:\"release_license\";s:3:\"PHP\";}").Packages);
        Assert.Equal(("pear.php.net/DB_", "1.0.0", "PHP"), (package.Name, package.Version, package.Licences.Single()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:0:{}")]
    [InlineData("s:1:\"a\";")]
    [InlineData("a:1:{s:4:\"name\";s:999:\"a\";}")]
    [InlineData("a:1:{s:4:\"name\";s:-1:\"a\";}")]
    [InlineData("a:1:{s:4:\"name\";O:8:\"stdClass\":0:{}}")]
    [InlineData("a:1:{s:4:\"name\";R:1;}")]
    public void What_is_no_package_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Assert.Single(Pear.On(Path, text).Gaps).Code);

    [Fact]
    public void Arrays_in_arrays_without_end_are_a_gap()
    {
        var deep = string.Concat(Enumerable.Repeat("a:1:{i:0;", 100_000));
        Assert.Equal("it nests deeper than 32 levels", Assert.Single(Pear.On(Path, deep).Gaps).Message);
        var wide = "a:1:{s:4:\"lead\";a:1:{" + string.Concat(Enumerable.Repeat("i:0;N;", 30_000)) + "}}";
        Assert.Equal("it holds more than 20,000 values where a package has a few", Assert.Single(Pear.On(Path, wide).Gaps).Message);
    }

    [Theory]
    [InlineData("usr/share/php/.registry/pear.reg", true)]
    [InlineData("usr/local/lib/php/.registry/.channel.pecl.php.net/redis.reg", true)]
    [InlineData("windows/system.reg", false)]
    public void Only_the_registry_of_PEAR_is_read(string path, bool isWanted) => Assert.Equal(isWanted, new PearCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void The_registry_of_this_machine_is_read_as_pear_lists_it()
    {
        var pear = Requires.Tool("pear", "php-pear");
        const string registry = "/usr/share/php/.registry";
        var listed = Command.Run(pear, "list", "-c", "pear.php.net").Split('\n').Skip(3).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length == 3)
            .Select(w => $"pear.php.net/{w[0]} {w[1]}").Order(StringComparer.Ordinal).ToList();
        var evidence = Directory.EnumerateFiles(registry, "*.reg").Select(f => Pear.On(f[1..], File.ReadAllBytes(f))).ToList();
        Assert.NotEmpty(listed);
        Assert.Empty(evidence.SelectMany(e => e.Gaps));
        Assert.Equal(listed, evidence.SelectMany(e => e.Packages).Select(p => $"{p.Name} {p.Version}").Order(StringComparer.Ordinal));
        Assert.All(evidence.SelectMany(e => e.Packages), p => Assert.NotEmpty(p.Licences));
        Pear.NeverThrowsOnAnyPrefixOf(Path, File.ReadAllBytes($"{registry}/pear.reg"), step: 997);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        Pear.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Good));
        Pear.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Good), 1000);
        Assert.Single(Pear.On(Path, Registered).Gaps);
        Gen.Byte.Array[0, 100].Sample(bytes => Pear.On(Path, bytes).Packages.Count >= 0);
    }
}
