using Plimsoll.Inventory.Rpm.ContentSets;

namespace Plimsoll.Inventory.Tests.Rpm;

public class ContentSetsTests
{
    static readonly CataloguerTest Sets = CataloguerTest.Of(new ContentSetsCataloguer());

    [Fact]
    public void Repositories_are_enabled_unless_they_say_otherwise() =>
        Assert.Equal("rhel-9-for-x86_64-appstream-rpms\nrhel-9-for-x86_64-baseos-eus-rpms", Of("etc/yum.repos.d/redhat.repo", """
            [main]
            gpgcheck=1
            [rhel-9-for-x86_64-baseos-eus-rpms]
            name = BaseOS
            enabled = 1
            [rhel-9-for-x86_64-baseos-aus-rpms]
            enabled = 0
            [rhel-9-for-x86_64-baseos-tus-rpms]
            enabled=False
              [rhel-9-for-x86_64-appstream-rpms]
            """));

    [Theory]
    [InlineData("root/buildinfo/content_manifests/ubi9-9.2.json", """{"metadata":{"icm_version":1,"content_sets":["not-this"]},"content_sets":["rhel-9-for-x86_64-baseos-eus-rpms__9_DOT_2"],"image_contents":[]}""")]
    [InlineData("usr/share/buildinfo/content-sets.json", """{"content_sets":["rhel-9-for-x86_64-baseos-eus-rpms__9_DOT_2"]}""")]
    public void Images_of_Red_Hat_name_the_sets_that_they_were_built_from(string path, string text) => Assert.Equal("rhel-9-for-x86_64-baseos-eus-rpms__9_DOT_2", Of(path, text));

    [Fact]
    public void What_is_not_JSON_or_too_much_is_a_gap()
    {
        Assert.Single(Sets.On("usr/share/buildinfo/content-sets.json", "{\"content_sets\":[\"a\"").Gaps);
        Assert.Single(Sets.On("etc/yum.repos.d/many.repo", string.Concat(Enumerable.Range(0, 5000).Select(i => $"[{i}]\n"))).Gaps);
        Sets.NeverThrowsOnAnyPrefixOf("usr/share/buildinfo/content-sets.json", """{"content_sets":["a",{"b":[1]},"c"]}"""u8.ToArray());
    }

    static string Of(string path, string text) => Assert.Single(Sets.On(path, text).Observations).Facts["sets"];
}
