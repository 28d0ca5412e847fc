using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Ruby.GemfileLock;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Ruby;

public class GemfileLockTests
{
    const string Path = "Gemfile.lock";
    const string Lock = """
        GIT
          remote: https://github.com/rack/rack-attack.git
          revision: 0123456789abcdef0123456789abcdef01234567
          branch: main
          specs:
            rack-attack (6.7.0)
              rack (>= 1.0, < 4)

        PATH
          remote: .
          specs:
            shop (0.1.0)
              rails-html-sanitizer (~> 1.6)

        GEM
          remote: https://rubygems.org/
          specs:
            nokogiri (1.16.0)
              racc (~> 1.4)
            nokogiri (1.16.0-arm64-darwin)
              racc (~> 1.4)
            racc (1.7.3)
            rack (3.0.8)
            rails-html-sanitizer (1.6.0)
              loofah (~> 2.21)
              nokogiri (~> 1.14)
            sqlite3 (1.7.0-x86_64-linux)

        GEM
          remote: https://gems.example.org/
          specs:
            secret-sauce (2.0.0.pre.1)

        PLATFORMS
          arm64-darwin
          ruby

        DEPENDENCIES
          nokogiri
          rack (~> 3.0)
          rack-attack!
          shop!

        CHECKSUMS
          nokogiri (1.16.0) sha256=341388184e975d091e6e38ce3f3b3388bfb7e4ac3d790efd8e39124844040bd1
          rack (3.0.8) sha256=b6e5ba4f0d0d2d7a9e3a5a2b5c1e8b9f3d0f5ac0b3b8a4bb1c9d8e7f6a5b4c3d

        RUBY VERSION
           ruby 3.2.2p53

        BUNDLED WITH
           2.5.4

        """;

    static readonly CataloguerTest GemfileLock = CataloguerTest.Of(new GemfileLockCataloguer());

    static IReadOnlyList<Package> Packages => GemfileLock.On(Path, Lock).Packages;

    [Fact]
    public void It_is_what_a_project_asks_for() => Assert.Equal(ReaderKind.Declared, ((IFileReader)new GemfileLockCataloguer()).Kind);

    [Fact]
    public void Each_gem_stands_once_with_what_the_Gemfile_names_marked() => Assert.Equal(
        ["rack-attack 6.7.0 True", "shop 0.1.0 True", "nokogiri 1.16.0 True", "racc 1.7.3 False", "rack 3.0.8 True", "rails-html-sanitizer 1.6.0 False", "sqlite3 1.7.0 False", "secret-sauce 2.0.0.pre.1 False"],
        Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect}"));

    [Fact]
    public void Needs_are_the_gems_that_were_locked() => Assert.Equal(
        [new Dependency("loofah"), new Dependency("nokogiri", "1.16.0")],
        Packages.Single(p => p.Name == "rails-html-sanitizer").Dependencies);

    [Fact]
    public void Where_a_gem_comes_from_stands_there_when_it_is_not_the_usual_registry() => Assert.Equal(
        ["rack-attack https://github.com/rack/rack-attack.git", "shop .", "secret-sauce https://gems.example.org/"],
        Packages.Where(p => p.Origin is not null).Select(p => $"{p.Name} {p.Origin}"));

    [Fact]
    public void A_platform_is_said_where_it_is_the_only_one() => Assert.Equal("sqlite3 x86_64-linux", Packages.Where(p => p.Qualifiers.Count > 0).Select(p => $"{p.Name} {p.Qualifiers[0].Value}").Single());

    [Fact]
    public void A_checksum_is_kept_of_a_gem_that_runs_anywhere() => Assert.Equal("rack", Packages.Where(p => p.Checksums is [['s', 'h', 'a', '2', '5', '6', ':', ..]]).Select(p => p.Name).Single());

    [Fact]
    public void A_merge_that_was_not_settled_is_a_gap_and_both_sides_are_read()
    {
        var evidence = GemfileLock.On(Path, "GEM\n  specs:\n<<<<<<< HEAD\n    rack (3.0.8)\n=======\n    rack (3.0.9)\n>>>>>>> other\n");
        Assert.Equal((2, 2), (evidence.Packages.Count, evidence.Gaps.Count));
    }

    [Fact]
    public void A_gem_without_a_version_is_a_gap()
    {
        var evidence = GemfileLock.On(Path, "GEM\n  specs:\n    rack\n    rake (13.0.6)\n");
        Assert.Equal(("rake", GapCode.Malformed), (evidence.Packages.Single().Name, evidence.Gaps.Single().Code));
    }

    [Fact]
    public void Windows_line_ends_change_nothing() => Assert.Equal(
        Packages.Select(p => p.Name), GemfileLock.On(Path, Lock.ReplaceLineEndings("\r\n")).Packages.Select(p => p.Name));

    [Fact]
    public void Gems_and_needs_beyond_the_limits_are_left_out()
    {
        var limits = Limits.Default with { MaxPackagesPerFile = 3, MaxDependenciesPerPackage = 1 };
        var evidence = GemfileLock.On(Path, Encoding.UTF8.GetBytes(Lock), limits);
        Assert.Equal((3, GapCode.TooLarge), (evidence.Packages.Count, evidence.Gaps.Single().Code));
        Assert.True(evidence.Packages.All(p => p.Dependencies.Count <= 1));
    }

    [Fact]
    public void Damage_never_stops_the_reader()
    {
        GemfileLock.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Lock));
        GemfileLock.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Lock), 2000);
    }

    [Fact]
    public void What_Bundler_locks_offline_is_read_as_Bundler_reads_it()
    {
        Requires.Tool("bundle", "bundler");
        using var directory = new TemporaryDirectory();
        File.WriteAllText(System.IO.Path.Join(directory.Path, "Gemfile"), "gem \"rss\"\ngem \"net-imap\"\n");
        Bundler("bundle", "lock", "--local");
        var expected = Bundler("ruby", "-rbundler", "-e", "Bundler::LockfileParser.new(File.read('Gemfile.lock')).specs.each { |s| puts [s.name, s.version, s.dependencies.map(&:name).sort.join(',')].join(' ') }");
        Assert.Equal(
            expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            GemfileLock.On(Path, File.ReadAllBytes(System.IO.Path.Join(directory.Path, "Gemfile.lock"))).Packages.Select(p => $"{p.Name} {p.Version} {string.Join(',', p.Dependencies.Select(d => d.Name).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));

        string Bundler(string program, params string[] arguments)
        {
            var (code, output, error) = Command.Try(program, arguments, [("HOME", directory.Path), ("BUNDLE_APP_CONFIG", directory.Path)], directory.Path);
            Assert.True(code == 0, error);
            return output;
        }
    }
}
