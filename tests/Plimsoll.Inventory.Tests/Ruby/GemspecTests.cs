using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Ruby.Gemspec;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Ruby;

public class GemspecTests
{
    const string Path = "usr/lib/ruby/gems/3.1.0/specifications/rdoc-6.4.1.1.gemspec";

    // As RubyGems 3.3.7 writes it, shortened.
    const string Debug = """
        # -*- encoding: utf-8 -*-
        # stub: debug 1.4.0 ruby lib
        # stub: ext/debug/extconf.rb

        Gem::Specification.new do |s|
          s.name = "debug".freeze
          s.version = "1.4.0"

          s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze) if s.respond_to? :required_rubygems_version=
          s.metadata = { "homepage_uri" => "https://github.com/ruby/debug" } if s.respond_to? :metadata=
          s.require_paths = ["lib".freeze]
          s.authors = ["Koichi Sasada".freeze, "J\u00E9r\u{F4}me".freeze]
          s.description = "s.name = \"other\"".freeze
          s.licenses = ["Ruby".freeze, "BSD-2-Clause".freeze]
          s.required_ruby_version = Gem::Requirement.new(">= 2.6.0".freeze)

          if s.respond_to? :add_runtime_dependency then
            s.add_runtime_dependency(%q<irb>.freeze, [">= 1.3.6"])
            s.add_runtime_dependency(%q<reline>.freeze, [">= 0.2.7"])
            s.add_development_dependency(%q<rake>.freeze, [">= 0"])
          else
            s.add_dependency(%q<irb>.freeze, [">= 1.3.6"])
            s.add_dependency(%q<reline>.freeze, [">= 0.2.7"])
          end
        end
        """;

    static readonly CataloguerTest Gemspec = CataloguerTest.Of(new GemspecCataloguer());

    [Theory]
    [InlineData("usr/lib/ruby/gems/3.1.0/specifications/rake-13.0.6.gemspec", true)]
    [InlineData("usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec", true)]
    [InlineData("app/vendor/bundle/ruby/3.2.0/specifications/rack-3.0.8.gemspec", true)]
    [InlineData("app/vendor/bundle/ruby/3.2.0/bundler/gems/rails-0123456789ab/activerecord.gemspec", true)]
    [InlineData("usr/lib/ruby/gems/3.1.0/gems/rake-13.0.6/rake.gemspec", false)]
    [InlineData("app/vendor/bundle/ruby/3.2.0/bundler/gems/rails-0123456789ab/activerecord/activerecord.gemspec", false)]
    [InlineData("default/json-2.6.1.gemspec", false)]
    [InlineData("json.gemspec", false)]
    public void Only_what_is_installed_is_asked_for(string path, bool wanted) => Assert.Equal(wanted, new GemspecCataloguer().Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void A_gem_is_told_by_what_its_lines_set()
    {
        var gem = Gemspec.On(Path, Debug).Packages.Single();
        Assert.Equal(("debug", "1.4.0", PackageType.Gem), (gem.Name, gem.Version, gem.Type));
        Assert.Equal(["Ruby", "BSD-2-Clause"], gem.Licences);
        Assert.Equal("Koichi Sasada, Jérôme", gem.Maintainer);
        Assert.Equal(["irb", "reline"], gem.Dependencies.Select(d => d.Name));
        Assert.Empty(gem.Qualifiers);
    }

    [Fact]
    public void A_gem_built_for_a_platform_says_so() => Assert.Equal(
        ("nokogiri", "1.16.0", "x86_64-linux"),
        Gemspec.On(Path, "# stub: nokogiri 1.16.0 x86_64-linux lib\n").Packages.Select(p => (p.Name, p.Version, p.Qualifiers.Single().Value)).Single());

    [Theory]
    [InlineData("Gem::Specification.new do |s|\n  s.name = 'a'\n  s.version = \"1.0\"\n", "a 1.0 ")]
    [InlineData("  s.name = %q{a}\n  s.version = Gem::Version.new(\"1.0.pre\")\n  s.platform = 'java'\n", "a 1.0.pre java")]
    [InlineData("  spec.name    = \"a\"\n  spec.version = \"2\"\n  spec.name == \"b\"\n", "a 2 ")]
    public void A_specification_without_a_stub_is_read_too(string source, string expected) =>
        Assert.Equal(expected, Gemspec.On(Path, source).Packages.Select(p => $"{p.Name} {p.Version} {string.Join(',', p.Qualifiers.Select(q => q.Value))}").Single());

    [Fact]
    public void What_is_computed_is_not_guessed_and_a_checkout_is_still_listed()
    {
        const string source = "Gem::Specification.new do |s|\n  s.name = \"#{prefix}record\"\n  s.version = ActiveRecord::VERSION\nend\n";
        var gem = Gemspec.On("app/vendor/bundle/ruby/3.2.0/bundler/gems/rails-0123456789ab/activerecord.gemspec", source).Packages.Single();
        Assert.Equal(("activerecord", ""), (gem.Name, gem.Version));
        Assert.Equal(GapCode.Malformed, Gemspec.On(Path, source).Gaps.Single().Code);
    }

    [Fact]
    public void Damage_never_stops_the_reader()
    {
        Gemspec.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(Debug));
        Gemspec.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(Debug), 2000);
    }

    [Fact]
    public void What_is_read_of_this_machines_gems_is_what_Ruby_itself_says_of_them()
    {
        const string list = "Gem::Specification.each { |s| puts [s.loaded_from, s.name, s.version, s.platform == 'ruby' ? '' : s.platform, s.licenses.join('|'), s.runtime_dependencies.map(&:name).sort.join('|')].join(\"\\t\") }";
        var expected = Command.Run(Requires.Tool("ruby", "ruby"), "-e", list).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.Count > 50, "Ruby comes with more gems than that");
        Assert.Equal(expected, expected.Select(line => Described(line.Split('\t')[0])));
    }

    static string Described(string path)
    {
        Assert.True(new GemspecCataloguer().Wants(Encoding.UTF8.GetBytes(path.TrimStart('/'))), path);
        var gem = Gemspec.On(path.TrimStart('/'), File.ReadAllBytes(path)).Packages.Single();
        var platform = string.Join("", gem.Qualifiers.Select(q => q.Value));
        return string.Join('\t', path, gem.Name, gem.Version, platform, string.Join('|', gem.Licences), string.Join('|', gem.Dependencies.Select(d => d.Name).Order(StringComparer.Ordinal)));
    }
}
