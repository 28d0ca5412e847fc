using System.Text;
using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Php.ComposerInstalled;
using Plimsoll.Inventory.Php.ComposerLock;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Php;

public class ComposerTests
{
    const string InstalledPath = "app/vendor/composer/installed.json";
    const string Entry = """
        {"name":"monolog/monolog","version":"v3.5.0","version_normalized":"3.5.0.0","source":{"type":"git","url":"https://git.example/monolog.git","reference":"abc"},
        "dist":{"type":"zip","url":"https://host.example/monolog.zip","shasum":"0AA02438A558BC25BD9D4E692E1CC6D328D5DDBB"},"require":{"php":">=8.1","ext-json":"*","psr/log":"^3","psr/log-implementation":"*","other/thing":"*"},
        "license":["MIT","GPL-2.0-only"],"authors":[{"name":"Ann","email":"ann@example.org"}]}
        """;

    static readonly CataloguerTest Installed = CataloguerTest.Of(new ComposerInstalledCataloguer());
    static readonly CataloguerTest Locked = CataloguerTest.Of(new ComposerLockCataloguer());

    [Fact]
    public void An_entry_says_licence_author_origin_and_needs()
    {
        var package = Installed.On(InstalledPath, $$$"""[{{{Entry}}},{"name":"psr/log","version":"3.0.0"},{"name":"a/logger","version":"1.0.0","provide":{"psr/log-implementation":"3.0.0"}}]""").Packages[0];
        Assert.Equal((PackageType.Composer, "monolog/monolog", "v3.5.0", "MIT OR GPL-2.0-only", "Ann <ann@example.org>"), (package.Type, package.Name, package.Version, package.Licences.Single(), package.Maintainer));
        Assert.Equal(("https://git.example/monolog.git", "sha1:0aa02438a558bc25bd9d4e692e1cc6d328d5ddbb"), (package.Origin, package.Checksums.Single()));
        Assert.Equal([new("psr/log", "3.0.0"), new("a/logger", "1.0.0"), new("other/thing")], package.Dependencies);
    }

    [Fact]
    public void What_serves_development_is_told_by_Composer_2_and_by_lock_files()
    {
        var installed = Installed.On(InstalledPath, """{"packages":[{"name":"a/b","version":"1.0.0"},{"name":"C/d","version":"dev-main"}],"dev":true,"dev-package-names":["c/d"]}""").Packages;
        Assert.Equal([("a/b", false), ("C/d", true)], installed.Select(p => (p.Name, p.IsDevelopment)));
        var locked = Locked.On("composer.lock", """{"packages":[{"name":"a/b","version":"1.0.0","require":{"c/d":"*"}}],"packages-dev":[{"name":"c/d","version":"2.0.0"}]}""").Packages;
        Assert.Equal([("a/b", false), ("c/d", true)], locked.Select(p => (p.Name, p.IsDevelopment)));
        Assert.Equal(new Dependency("c/d", "2.0.0"), locked[0].Dependencies.Single());
        Assert.All(locked, p => Assert.Null(p.IsDirect));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[{\"version\":\"1\"}]")]
    [InlineData("{\"packages\":{}}")]
    [InlineData("[")]
    public void What_lists_no_packages_is_a_gap(string text) => Assert.Equal(GapCode.Malformed, Assert.Single(Installed.On(InstalledPath, text).Gaps).Code);

    [Theory]
    [InlineData("app/vendor/composer/installed.json", true)]
    [InlineData("app/lib/composer/installed.json", true)]
    [InlineData("app/my-composer/installed.json", false)]
    public void Only_Composers_own_list_is_wanted(string path, bool isWanted) => Assert.Equal(isWanted, new ComposerInstalledCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData("app/composer.lock", true)]
    [InlineData("app/vendor/a/b/composer.lock", false)]
    public void Locks_that_packages_were_published_with_are_not_wanted(string path, bool isWanted) => Assert.Equal(isWanted, new ComposerLockCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void What_Composer_itself_installs_and_locks_is_read_as_Composer_lists_it()
    {
        var composer = Requires.Tool("composer", "composer");
        using var directory = new TemporaryDirectory();
        directory.Write("packages/one/composer.json", """{"name":"acme/one","version":"1.2.3","license":["MIT","Apache-2.0"],"require":{"acme/two":"^2.0"}}""");
        directory.Write("packages/two/composer.json", """{"name":"acme/two","version":"v2.1.0","license":"BSD-3-Clause"}""");
        directory.Write("packages/dev/composer.json", """{"name":"acme/dev","version":"0.1.0","require":{"acme/two":"*"}}""");
        directory.Write("composer.json", """
            {"name":"acme/app","repositories":[{"packagist":false},{"type":"path","url":"packages/*","options":{"symlink":false}}],"require":{"acme/one":"*"},"require-dev":{"acme/dev":"*"}}
            """);
        string Run(params string[] arguments)
        {
            var (code, output, error) = Command.Try(composer, arguments, [("COMPOSER_ALLOW_SUPERUSER", "1"), ("COMPOSER_HOME", directory.Combine("home")), ("COMPOSER_DISABLE_NETWORK", "1")], directory.Path);
            return code == 0 ? output : throw new InvalidOperationException(error);
        }

        Run("update", "--no-interaction", "--no-progress");
        using var shown = JsonDocument.Parse(Run("show", "--format=json"));
        var listed = shown.RootElement.GetProperty("installed").EnumerateArray().Select(p => $"{p.GetProperty("name")} {p.GetProperty("version")}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, listed.Count);
        foreach (var (test, file) in new[] { (Installed, "vendor/composer/installed.json"), (Locked, "composer.lock") })
        {
            var bytes = File.ReadAllBytes(directory.Combine(file));
            var evidence = test.On(file, bytes);
            Assert.Empty(evidence.Gaps);
            Assert.Equal(listed, evidence.Packages.Select(p => $"{p.Name} {p.Version}").Order(StringComparer.Ordinal));
            Assert.Equal(["acme/dev"], evidence.Packages.Where(p => p.IsDevelopment).Select(p => p.Name));
            Assert.Equal("MIT OR Apache-2.0", evidence.Packages.Single(p => p.Name == "acme/one").Licences.Single());
            Assert.Equal(new Dependency("acme/two", "v2.1.0"), evidence.Packages.Single(p => p.Name == "acme/one").Dependencies.Single());
            test.NeverThrowsOnAnyPrefixOf(file, bytes, step: 7);
            test.NeverThrowsOnFlipsOf(file, bytes, 300);
        }
    }
}
