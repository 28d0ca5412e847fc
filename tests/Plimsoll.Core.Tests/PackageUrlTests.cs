using CsCheck;

namespace Plimsoll.Core.Tests;

public class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", "deb", "debian", "curl", "7.50.3-1")]
    [InlineData("pkg:rpm/fedora/curl@7.50.3-1.fc25?arch=i386&distro=fedora-25", "rpm", "fedora", "curl", "7.50.3-1.fc25")]
    [InlineData("pkg:npm/%40angular/animation@12.3.1", "npm", "@angular", "animation", "12.3.1")]
    [InlineData("pkg:golang/google.golang.org/genproto#googleapis/api/annotations", "golang", "google.golang.org", "genproto", null)]
    [InlineData("pkg:apk/alpine/libstdc%2B%2B@13.2.1_git20231014-r0", "apk", "alpine", "libstdc++", "13.2.1_git20231014-r0")]
    public void A_canonical_purl_is_read_and_written_back(string text, string type, string ns, string name, string? version)
    {
        var purl = PackageUrl.Parse(text);
        Assert.Equal((type, ns, name, version), (purl.Type, purl.Namespace, purl.Name, purl.Version));
        Assert.Equal(text, purl.ToString());
    }

    [Theory]
    [InlineData("pkg:DEB/Debian/CURL@1?b=2&A=1", "pkg:deb/debian/curl@1?a=1&b=2")]
    [InlineData("pkg://maven//org.apache//batik@1.9.1#/a/./b/../c/", "pkg:maven/org.apache/batik@1.9.1#a/b/c")]
    [InlineData("pkg:PyPI/Django_package@1.11", "pkg:pypi/django-package@1.11")]
    [InlineData("pkg:deb/debian/a@1?empty=", "pkg:deb/debian/a@1")]
    public void Other_spellings_become_canonical(string text, string canonical) => Assert.Equal(canonical, PackageUrl.Parse(text).ToString());

    [Theory, InlineData(""), InlineData("deb/debian/curl"), InlineData("pkg:deb"), InlineData("pkg:deb/"), InlineData("pkg:3d/x@1"), InlineData("pkg:deb/a?=b")]
    public void What_is_no_purl_is_refused(string text) => Assert.False(PackageUrl.TryParse(text, out _));

    [Fact]
    public void Writing_and_reading_gives_the_same() =>
        Gen.Select(Gen.String[Gen.Char['!', '~'], 1, 12], Gen.String[Gen.Char['!', '~'], 1, 12], Gen.String[Gen.Char['!', '~'], 1, 12]).Sample((ns, name, version) =>
        {
            var purl = new PackageUrl("generic", ns, name, version, [new("k", version)]);
            return PackageUrl.Parse(purl.ToString()).Equals(purl);
        });

    [Fact]
    public void No_text_makes_the_parser_throw() => Gen.String.Sample(text => PackageUrl.TryParse("pkg:" + text, out _) || true);
}
