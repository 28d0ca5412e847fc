using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using static Plimsoll.Policy.Tests.Vex.VexCase;

namespace Plimsoll.Policy.Tests.Vex;

/// <summary>Which product a statement means.</summary>
public class ProductTests
{
    const string Libssl = "pkg:deb/debian/libssl3@3.0.9-1?arch=amd64&distro=debian-12.5";

    [Theory]
    [InlineData("pkg:deb/debian/libssl3@3.0.9-1?arch=amd64&distro=debian-12.5", true)]
    [InlineData("pkg:deb/debian/libssl3@3.0.9-1", true)]
    [InlineData("pkg:deb/debian/libssl3", true)]
    [InlineData("pkg:deb/Debian/LIBSSL3", true)]
    [InlineData("pkg:deb/debian/libssl3?arch=amd64", true)]
    [InlineData("pkg:deb/debian/libssl3?distro=debian-12", true)]
    [InlineData("pkg:deb/debian/libssl3@3.0.9-1?upstream=openssl", true)]
    [InlineData("pkg:deb/debian/openssl@3.0.9-1?arch=source", true)]
    [InlineData("pkg:deb/debian/openssl?arch=source&distro=debian-12", true)]
    [InlineData("pkg:deb/debian/openssl", false)]
    [InlineData("pkg:deb/debian/openssl@3.0.8-1?arch=source", false)]
    [InlineData("pkg:deb/debian/libssl3@3.0.10-1", false)]
    [InlineData("pkg:deb/debian/libssl3?arch=arm64", false)]
    [InlineData("pkg:deb/debian/libssl3?distro=debian-1", false)]
    [InlineData("pkg:deb/debian/libssl3?distro=debian-11", false)]
    [InlineData("pkg:deb/ubuntu/libssl3", false)]
    [InlineData("pkg:deb/debian/libssl", false)]
    [InlineData("pkg:rpm/debian/libssl3", false)]
    [InlineData("cpe:2.3:a:openssl:openssl:3.0.9:*:*:*:*:*:*:*", false)]
    public void A_package_is_meant_by_whatever_its_purl_states(string product, bool meant) => AssertMeant(meant, Judge([Package(Libssl, "openssl")], OpenVex(Product(product))));

    [Theory]
    [InlineData("pkg:golang/github.com/a/b@v1.2.3", "pkg:golang/github.com/a/b@1.2.3", true)]
    [InlineData("pkg:npm/%40scope/name@1.0.0", "pkg:npm/%40scope/name", true)]
    [InlineData("pkg:npm/%40scope/name@1.0.0", "pkg:npm/name", false)]
    [InlineData("pkg:pypi/my-lib@1", "pkg:pypi/My_Lib@1", true)]
    [InlineData("pkg:rpm/redhat/openssl@3.0.7-1.el9?arch=x86_64&epoch=1", "pkg:rpm/redhat/openssl@3.0.7-1.el9?epoch=1", true)]
    [InlineData("pkg:maven/org.a/b@1.0?classifier=sources", "pkg:maven/org.a/b@1.0", true)]
    [InlineData("pkg:maven/org.a/b@1.0", "pkg:maven/org.a/b@1.0?classifier=sources", false)]
    public void Names_are_compared_in_the_form_that_their_type_gives_them(string installed, string product, bool meant) => AssertMeant(meant, Judge([Package(installed)], OpenVex(Product(product))));

    [Theory]
    [InlineData($"pkg:oci/shop@{ImageDigest}", true)]
    [InlineData($"pkg:oci/shop@{ImageDigest}?repository_url=ghcr.io%2Fteam%2Fshop&arch=amd64", true)]
    [InlineData("pkg:oci/shop@sha256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd", false)]
    [InlineData("pkg:oci/shop?repository_url=ghcr.io/team/shop", true)]
    [InlineData("pkg:oci/shop?repository_url=https://ghcr.io/team", true)]
    [InlineData("pkg:oci/shop?repository_url=ghcr.io/team/shop&tag=1.2", true)]
    [InlineData("pkg:oci/shop?repository_url=ghcr.io/team/shop&tag=1.3", false)]
    [InlineData("pkg:oci/shop?repository_url=ghcr.io/other/shop", false)]
    [InlineData("pkg:oci/shop", true)]
    [InlineData("pkg:oci/other", false)]
    [InlineData("pkg:docker/team/shop@1.2?repository_url=ghcr.io", true)]
    [InlineData("pkg:docker/team/shop@1.2", false)]
    public void An_image_is_meant_by_its_digest_or_by_its_repository(string product, bool meant)
    {
        AssertMeant(meant, Judge([Package(Libssl)], OpenVex(Product(product))));
        AssertMeant(meant, Judge([Package(Libssl)], OpenVex(Product(product, "pkg:deb/debian/libssl3"))));
        AssertMeant(false, Judge([Package(Libssl)], OpenVex(Product(product, "pkg:deb/debian/bash"))));
    }

    [Fact]
    public void An_image_without_a_name_that_can_be_compared_is_meant_by_its_hash() =>
        AssertMeant(true, Judge([Package(Libssl)], OpenVex($"{{\"@id\":\"https://example.org/shop\",\"hashes\":{{\"sha-256\":\"{ImageDigest["sha256:".Length..]}\"}}}}")));

    [Theory, InlineData("pkg:generic/root", true), InlineData("pkg:generic/other", false)]
    public void A_tree_is_meant_by_the_name_that_Plimsoll_gives_it(string product, bool meant)
    {
        var package = Package(Libssl);
        AssertMeant(meant, Plimsoll.Policy.Vex.VexJudge.Apply([Finding("CVE-2024-1", package)], Book(OpenVex(Product(product))), new Core.Subject(Core.SubjectKind.Rootfs, "/srv/root"), new SubjectEvidence { Packages = [package] })[0]);
    }

    [Fact]
    public void An_identifier_counts_before_the_id() =>
        AssertMeant(true, Judge([Package(Libssl)], OpenVex("""{"@id":"https://example.org/a","identifiers":{"purl":"pkg:deb/debian/libssl3"}}""")));

    [Fact]
    public void A_package_that_something_else_needs_too_is_not_spoken_of_by_a_product_above_it()
    {
        var (library, curl, wget) = (Package(Libssl), Package("pkg:deb/debian/curl@8"), Package("pkg:deb/debian/wget@1"));
        var statement = OpenVex(Product("pkg:deb/debian/curl", "pkg:deb/debian/libssl3"));
        var need = library.Purl.ToString();
        AssertMeant(true, Judge([library, curl with { DependsOn = [need] }], statement));
        AssertMeant(true, Judge([library, curl with { DependsOn = [need] }], OpenVex(Product("pkg:deb/debian/curl"))));
        AssertMeant(false, Judge([library, curl with { DependsOn = [need] }, wget with { DependsOn = [need] }], statement));
        AssertMeant(false, Judge([library, curl], statement));
        AssertMeant(true, Judge([library, curl with { DependsOn = ["pkg:deb/debian/wget@1"] }, wget with { DependsOn = [need] }], statement));
    }

    [Fact]
    public void Packages_that_need_each_other_in_a_circle_end()
    {
        var (a, b, c) = (Package("pkg:npm/a@1"), Package("pkg:npm/b@1"), Package("pkg:npm/c@1"));
        InstalledPackage[] circle = [a with { DependsOn = ["pkg:npm/b@1"] }, b with { DependsOn = ["pkg:npm/a@1"] }, c];
        AssertMeant(false, Judge(circle, OpenVex(Product("pkg:npm/c", "pkg:npm/a"))));
        AssertMeant(true, Judge([.. circle[..2], c with { DependsOn = ["pkg:npm/b@1"] }], OpenVex(Product("pkg:npm/c", "pkg:npm/a"))));
    }

    [Fact]
    public void A_module_is_spoken_of_by_the_program_that_it_was_linked_into()
    {
        var statement = OpenVex(Product("pkg:golang/github.com/a/tool", "pkg:golang/stdlib"));
        var standard = Package("pkg:golang/stdlib@1.22.1", path: "usr/bin/tool");
        var tool = Package("pkg:golang/github.com/a/tool@v1", path: "usr/bin/tool");
        AssertMeant(true, Judge([standard, tool], statement));
        AssertMeant(false, Judge([standard with { Places = [.. standard.Places, new Place(null, "usr/bin/other")] }, tool, Package("pkg:golang/github.com/b/other@v1", path: "usr/bin/other")], statement));
    }

    [Fact]
    public void What_lies_in_a_package_is_spoken_of_by_it()
    {
        var (inner, outer) = (Package("pkg:maven/org.a/inner@1"), Package("pkg:maven/org.a/outer@1"));
        AssertMeant(true, Judge([inner with { ContainedIn = outer.Purl.ToString() }, outer], OpenVex(Product("pkg:maven/org.a/outer@1", "pkg:maven/org.a/inner"))));
    }

    static void AssertMeant(bool meant, Finding finding) => Assert.Equal((meant ? VulnerabilityStatus.NotAffected : VulnerabilityStatus.Affected, meant), (finding.Status, finding.Vex is not null));
}
