using Plimsoll.Core;
using Plimsoll.Registries.Mirrors;
using Plimsoll.Testing;

namespace Plimsoll.Registries.Tests.Mirrors;

public class RegistriesConfTests
{
    const string Sha = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void Without_a_file_every_image_is_where_its_name_says()
    {
        var conf = RegistriesConf.Read([]);
        Assert.Equal(["docker.io/library/nginx"], Places(conf, "nginx"));
        Assert.Equal("docker.io", conf.SearchRegistry);
    }

    [Fact]
    public void Mirrors_come_first_and_the_registry_last()
    {
        var conf = Read("""
            [[registry]]
            prefix = "docker.io"
            location = "hub.internal:5000/cache"
            [[registry.mirror]]
            location = "one.example/hub"
            [[registry.mirror]]
            location = "two.example"
            insecure = true
            """);
        Assert.Equal(["one.example/hub/library/nginx", "two.example/library/nginx plain", "hub.internal:5000/cache/library/nginx"], Places(conf, "nginx"));
        Assert.Equal(["q.io/a"], Places(conf, "q.io/a"));
    }

    [Fact]
    public void Only_the_registry_that_was_named_is_named()
    {
        var conf = Read("""
            [[registry]]
            location = "docker.io"
            [[registry.mirror]]
            location = "one.example"
            """);
        Assert.Equal([false, true], conf.PlacesOf(ImageReference.Parse("nginx"), byDigest: false).Select(p => p.IsNamed));
    }

    [Fact]
    public void The_longest_prefix_counts_and_ends_where_a_part_ends()
    {
        var conf = Read("""
            [[registry]]
            prefix = "q.io"
            location = "all.example"
            [[registry]]
            prefix = "q.io/team"
            location = "team.example/t"
            """);
        Assert.Equal(["team.example/t/a"], Places(conf, "q.io/team/a"));
        Assert.Equal(["all.example/teams/a"], Places(conf, "q.io/teams/a"));
        Assert.Equal(["q.io.example/a"], Places(conf, "q.io.example/a"));
    }

    [Fact]
    public void A_wildcard_is_for_what_is_below_a_domain()
    {
        var conf = Read("""
            [[registry]]
            prefix = "*.example"
            [[registry.mirror]]
            location = "mirror.internal"
            """);
        Assert.Equal(["mirror.internal/b", "a.example/b"], Places(conf, "a.example/b"));
        Assert.Equal(["mirror.internal/b", "x.y.example/b"], Places(conf, "x.y.example/b"));
        Assert.Equal(["badexample.io/b"], Places(conf, "badexample.io/b"));
        Assert.Equal(["a.example.io/b"], Places(conf, "a.example.io/b"));
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("pull-from-mirror = \"all\"", true, true)]
    [InlineData("pull-from-mirror = \"digest-only\"", false, true)]
    [InlineData("pull-from-mirror = \"tag-only\"", true, false)]
    public void A_mirror_may_be_for_tags_or_for_digests_alone(string line, bool forTags, bool forDigests)
    {
        var conf = Read($"[[registry]]\nlocation = \"q.io\"\n[[registry.mirror]]\nlocation = \"m.io\"\n{line}\n");
        Assert.Equal(forTags, Places(conf, "q.io/a").Contains("m.io/a"));
        Assert.Equal(forDigests, Places(conf, $"q.io/a@{Sha}").Contains("m.io/a"));
    }

    [Fact]
    public void Mirrors_by_digest_only_are_not_asked_for_tags()
    {
        var conf = Read("[[registry]]\nlocation = \"q.io\"\nmirror-by-digest-only = true\n[[registry.mirror]]\nlocation = \"m.io\"\n");
        Assert.Equal(["q.io/a"], Places(conf, "q.io/a"));
        Assert.Equal(["m.io/a", "q.io/a"], Places(conf, $"q.io/a@{Sha}"));
    }

    [Fact]
    public void A_blocked_registry_is_wrong_usage()
    {
        var conf = Read("[[registry]]\nlocation = \"q.io/bad\"\nblocked = true\n");
        Assert.Contains("q.io/bad/a is blocked by ", Assert.Throws<UsageException>(() => Places(conf, "q.io/bad/a")).Message);
        Assert.Equal(["q.io/good"], Places(conf, "q.io/good"));
    }

    [Fact]
    public void The_first_search_registry_is_where_bare_names_are()
    {
        using var directory = new TemporaryDirectory();
        using var client = new RegistryClient(new RegistryOptions { RegistriesConf = [directory.Write("registries.conf", "unqualified-search-registries = [\"q.io\", \"docker.io\"]\n")] });
        Assert.Equal("q.io/nginx:latest", client.Qualify("nginx").ToString());
        Assert.Equal("docker.io/library/nginx:latest", client.Qualify("docker.io/nginx").ToString());
    }

    [Fact]
    public void What_comes_later_replaces_and_a_directory_is_read_in_order()
    {
        using var directory = new TemporaryDirectory();
        var main = directory.Write("registries.conf", "unqualified-search-registries = [\"a.io\"]\n[[registry]]\nlocation = \"q.io\"\nblocked = true\n");
        directory.Write("d/10-later.conf", "[[registry]]\nprefix = \"q.io\"\nlocation = \"ten.io\"\n");
        directory.Write("d/20-last.conf", "[[registry]]\nprefix = \"q.io\"\nlocation = \"twenty.io\"\n");
        directory.Write("d/30-ignored.txt", "nonsense");
        var conf = RegistriesConf.Read([main, directory.Combine("d")]);
        Assert.Equal(["twenty.io/a"], Places(conf, "q.io/a"));
        Assert.Equal("a.io", conf.SearchRegistry);
    }

    [Theory]
    [InlineData("[[registry]", "line 1")]
    [InlineData("[[registry]]\nlocation = \"a.io\"\nlocation = \"b.io\"\n", "as TOML has it")]
    [InlineData("registry = 7", "as TOML has it")]
    [InlineData("[[registry]]\nlocation = 7", "as TOML has it")]
    [InlineData("[[registry]]\nlocation = \"q.io\"\ninsecure = \"yes\"", "as TOML has it")]
    [InlineData("unqualified-search-registries = \"q.io\"", "as TOML has it")]
    [InlineData("unqualified-search-registries = [\"https://q.io\"]", "is not a host")]
    [InlineData("[[registry]]\ninsecure = true", "neither prefix nor location")]
    [InlineData("[[registry]]\nlocation = \"https://q.io\"", "without a scheme")]
    [InlineData("[[registry]]\nlocation = \"q.io/A\"", "without a scheme")]
    [InlineData("[[registry]]\nlocation = \"anna:secret@q.io\"", "without a scheme")]
    [InlineData("[[registry]]\nlocation = \"q.io/../x\"", "without a scheme")]
    [InlineData("[[registry]]\nlocation = \"q.io\"\n[[registry.mirror]]\ninsecure = true", "has no location")]
    [InlineData("[[registry]]\nlocation = \"q.io\"\n[[registry.mirror]]\nlocation = \"m.io\"\npull-from-mirror = \"some\"", "not all, digest-only or tag-only")]
    public void What_cannot_be_understood_is_wrong_usage(string text, string why) => Assert.Contains(why, Assert.Throws<UsageException>(() => Read(text)).Message);

    [Fact]
    public void Depth_size_and_numbers_are_bounded()
    {
        Assert.Throws<UsageException>(() => Read($"a = {new string('[', 100_000)}"));
        Assert.Throws<UsageException>(() => Read($"a = {string.Concat(Enumerable.Repeat("{a=", 50_000))}"));
        Assert.Throws<UsageException>(() => Read(string.Concat("#", new string(' ', 2 * 1024 * 1024))));
        Assert.Contains("more than 32 mirrors", Assert.Throws<UsageException>(() => Read("[[registry]]\nlocation = \"q.io\"\n" + string.Concat(Enumerable.Repeat("[[registry.mirror]]\nlocation = \"m.io\"\n", 33)))).Message);
    }

    [Fact]
    public void No_text_makes_it_fail_otherwise()
    {
        const string Good = "unqualified-search-registries = [\"q.io\"]\n[[registry]]\nprefix = \"*.example\"\nlocation = \"q.io/a\"\ninsecure = true\n[[registry.mirror]]\nlocation = \"m.io\"\n";
        for (var cut = 0; cut < Good.Length; cut++)
            OnlyUsage(Good[..cut]);
        CsCheck.Check.Sample(CsCheck.Gen.Select(CsCheck.Gen.Int[0, Good.Length - 1], CsCheck.Gen.Char), change => OnlyUsage(Good[..change.Item1] + change.Item2 + Good[(change.Item1 + 1)..]));
    }

    static void OnlyUsage(string text)
    {
        try
        {
            RegistriesConfParser.Parse(text, "registries.conf");
        }
        catch (UsageException)
        {
            // The only way in which it may fail.
        }
    }

    static RegistriesConf Read(string text)
    {
        using var directory = new TemporaryDirectory();
        return RegistriesConf.Read([directory.Write("registries.conf", text)]);
    }

    static List<string> Places(RegistriesConf conf, string name)
    {
        var reference = ImageReference.Parse(name);
        return [.. conf.PlacesOf(reference, reference.Digest is not null).Select(p => p.MayBePlain ? $"{p.Name} plain" : p.Name)];
    }
}
