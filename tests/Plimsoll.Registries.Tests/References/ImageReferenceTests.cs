using Plimsoll.Core;

namespace Plimsoll.Registries.Tests.References;

public class ImageReferenceTests
{
    const string Sha = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>Docker's own rules, case by case.</summary>
    [Theory]
    [InlineData("nginx", "docker.io", "library/nginx", "latest")]
    [InlineData("nginx:1.27", "docker.io", "library/nginx", "1.27")]
    [InlineData("library/nginx", "docker.io", "library/nginx", "latest")]
    [InlineData("docker.io/nginx", "docker.io", "library/nginx", "latest")]
    [InlineData("index.docker.io/nginx", "docker.io", "library/nginx", "latest")]
    [InlineData("index.docker.io/library/nginx:1", "docker.io", "library/nginx", "1")]
    [InlineData("bitnami/redis", "docker.io", "bitnami/redis", "latest")]
    [InlineData("a/b/c", "docker.io", "a/b/c", "latest")]
    [InlineData("ghcr.io/owner/image:v1", "ghcr.io", "owner/image", "v1")]
    [InlineData("GHCR.io/owner/image", "ghcr.io", "owner/image", "latest")]
    [InlineData("localhost/a", "localhost", "a", "latest")]
    [InlineData("localhost:5000/a", "localhost:5000", "a", "latest")]
    [InlineData("localhost:5000/a:1", "localhost:5000", "a", "1")]
    [InlineData("LOCAL:5000/a", "local:5000", "a", "latest")]
    [InlineData("local/a", "docker.io", "local/a", "latest")]
    [InlineData("127.0.0.1:5000/a/b-c__d.e_f", "127.0.0.1:5000", "a/b-c__d.e_f", "latest")]
    [InlineData("[::1]:5000/a", "[::1]:5000", "a", "latest")]
    [InlineData("registry.example:443/a---b", "registry.example:443", "a---b", "latest")]
    [InlineData("docker.io", "docker.io", "library/docker.io", "latest")]
    [InlineData("a:5000", "docker.io", "library/a", "5000")]
    [InlineData("a:_Tag.with-ALL_9", "docker.io", "library/a", "_Tag.with-ALL_9")]
    public void A_name_is_read_as_Docker_reads_it(string text, string registry, string repository, string tag)
    {
        var reference = ImageReference.Parse(text);
        Assert.Equal(new ImageReference(registry, repository, tag, null), reference);
        Assert.Equal($"{registry}/{repository}:{tag}", reference.ToString());
        Assert.Equal(reference, ImageReference.Parse(reference.ToString()));
        Assert.Equal(reference, ImageReference.Parse(reference.Familiar));
    }

    [Fact]
    public void A_digest_needs_no_tag_and_may_have_one()
    {
        var digest = Digest.Parse(Sha);
        Assert.Equal(new ImageReference("localhost:5000", "a/b", null, digest), ImageReference.Parse($"localhost:5000/a/b@{Sha}"));
        Assert.Equal(new ImageReference("docker.io", "library/a", "1", digest), ImageReference.Parse($"a:1@{Sha}"));
        Assert.Equal($"docker.io/library/a@{Sha}", ImageReference.Parse($"a@{Sha}").ToString());
        Assert.Equal($"a:1@{Sha}", ImageReference.Parse($"a:1@{Sha}").Familiar);
    }

    [Theory]
    [InlineData("nginx", "nginx:latest")]
    [InlineData("docker.io/bitnami/redis:7", "bitnami/redis:7")]
    [InlineData("quay.io/a/b", "quay.io/a/b:latest")]
    public void Familiar_is_as_people_write_it(string text, string familiar) => Assert.Equal(familiar, ImageReference.Parse(text).Familiar);

    [Theory]
    [InlineData("", "it has no name")]
    [InlineData(":tag", "it has no name")]
    [InlineData("ghcr.io/", "it has no name")]
    [InlineData("Nginx", "lower case")]
    [InlineData("ghcr.io/Owner/a", "lower case")]
    [InlineData("LOCAL/a", "lower case")]
    [InlineData("a//b", "between its parts")]
    [InlineData("/a", "between its parts")]
    [InlineData("a/", "between its parts")]
    [InlineData("-a", "between them")]
    [InlineData("a-", "between them")]
    [InlineData("a..b", "between them")]
    [InlineData("a___b", "between them")]
    [InlineData("a/../b", "between them")]
    [InlineData("a b", "between them")]
    [InlineData("a\n", "between them")]
    [InlineData("ä", "between them")]
    [InlineData("a?x=y", "between them")]
    [InlineData("a%2f", "between them")]
    [InlineData("a:", "a tag has")]
    [InlineData("a:.b", "a tag has")]
    [InlineData("a:b c", "a tag has")]
    [InlineData("a:b\n", "a tag has")]
    [InlineData("a@sha256:12", "must be a digest")]
    [InlineData("a@", "must be a digest")]
    [InlineData("a@md5:d41d8cd98f00b204e9800998ecf8427e", "must be a digest")]
    [InlineData("https://ghcr.io/a", "leave http:// or https:// away")]
    [InlineData("registry.example:0/a", "not a host name")]
    [InlineData("registry.example:65536/a", "not a host name")]
    [InlineData("registry.example:x/a", "not a host name")]
    [InlineData("-registry.example/a", "not a host name")]
    [InlineData("registry..example/a", "not a host name")]
    [InlineData("user@registry.example/a", "must be a digest")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "the id of an image")]
    public void What_is_no_name_is_wrong_usage_and_says_why(string text, string why)
    {
        Assert.Contains(why, Assert.Throws<UsageException>(() => ImageReference.Parse(text)).Message);
        Assert.False(ImageReference.TryParse(text, out _));
    }

    [Fact]
    public void Lengths_are_bounded()
    {
        Assert.True(ImageReference.TryParse($"q.io/{new string('a', 255)}:{new string('t', 128)}", out _));
        Assert.False(ImageReference.TryParse($"q.io/{new string('a', 256)}", out _));
        Assert.False(ImageReference.TryParse($"a:{new string('t', 129)}", out _));
        Assert.False(ImageReference.TryParse($"{new string('h', 300)}.io/a", out _));
        Assert.False(ImageReference.TryParse(null, out _));
    }

    [Fact]
    public void No_text_makes_it_fail_otherwise_and_what_is_read_reads_again_the_same()
    {
        CsCheck.Check.Sample(CsCheck.Gen.String["aZ09.-_/:@[]\n%é docker.io/sha256:"], text =>
        {
            if (ImageReference.TryParse(text, out var reference))
                Assert.Equal(reference, ImageReference.Parse(reference.ToString()));
        });
    }
}
