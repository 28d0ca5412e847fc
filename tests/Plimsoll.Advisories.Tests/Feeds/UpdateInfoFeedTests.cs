using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Feeds.UpdateInfo;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Tests.Feeds;

public sealed class UpdateInfoFeedTests
{
    const string Good = """
        <update author="linux-security@amazon.com" from="linux-security@amazon.com" status="final" type="security" version="1.4"><id>ALAS2-2023-2001</id>
         <title>Amazon Linux 2 - ALAS2-2023-2001: important priority package update for openssl</title><issued date="2023-03-30 22:05"/><updated date="2023-04-05 01:00"/>
         <severity>important</severity><description>Package updates are available &lt;ok&gt;</description>
         <references><reference href="http://x" id="CVE-2023-0464" title="" type="cve"/><reference href="http://x" id="CVE-2023-0465" type="cve"/><reference id="7" type="bugzilla"/></references>
         <pkglist><collection short="amzn2-core"><name>amzn2-core</name>
          <package arch="x86_64" epoch="1" name="openssl-libs" release="24.amzn2.0.7" version="1.0.2k"><filename>a.rpm</filename></package>
          <package arch="aarch64" epoch="1" name="openssl-libs" release="24.amzn2.0.7" version="1.0.2k"><filename>b.rpm</filename></package>
          <package arch="src" epoch="1" name="openssl" release="24.amzn2.0.7" version="1.0.2k"/>
          <package arch="noarch" epoch="0" name="docs" release="1" version="2"/></collection></pkglist></update>
        """;

    const string Document = $"""
        <?xml version="1.0" ?>
        <updates>{Good}
         <update status="final"><id>ALAS2-1</id><pkglist/></update>
         <update status="final"><id>ALAS2-2</id><pkglist><collection><package name="x"/></collection></pkglist></update>
         <update status="final"><id>RHSA-2023:1</id><pkglist><collection><package name="x" version="1"/></collection></pkglist></update>
         <update status="final"><title>none</title></update>
        </updates>
        """;

    [Fact]
    public void A_notice_names_its_cves_and_the_builds_that_fix_them()
    {
        var read = FeedTest.Read("updateinfo.xml", Document);
        Assert.Equal("updateinfo", read.Feed);
        Assert.Equal(["Amazon Linux:2 docs Affected 0..2-1 (noarch)", "Amazon Linux:2 openssl-libs Affected 0..1:1.0.2k-24.amzn2.0.7 (aarch64 x86_64)"], FeedTest.Lines(read.Only));
        Assert.Equal(("ALAS2-2023-2001", Severity.High, "2023-03-30", "2023-04-05"), (read.Only.Id, read.Only.Severity, read.Only.Published, read.Only.Modified));
        Assert.Equal(["CVE-2023-0464", "CVE-2023-0465"], read.Only.Aliases);
    }

    [Fact]
    public void Notices_without_id_packages_or_versions_and_those_of_others_are_skipped_and_counted() =>
        Assert.Equal(
            ["ALAS2-1: it names no packages", "ALAS2-2: it names a package without a name or version", "RHSA-2023:1: it is no notice of Amazon Linux", "update 5: it has no id"],
            FeedTest.Read("updateinfo.xml", Document).Skipped);

    [Theory]
    [InlineData("ALAS-2018-939", "Amazon Linux:1")]
    [InlineData("ALAS2-2023-2001", "Amazon Linux:2")]
    [InlineData("ALAS2LIVEPATCH-2023-120", "Amazon Linux:2")]
    [InlineData("ALAS2DOCKER-2024-040", "Amazon Linux:2")]
    [InlineData("ALASDOCKER-2021-006", "Amazon Linux:2")]
    [InlineData("ALAS2023-2023-100", "Amazon Linux:2023")]
    [InlineData("ALAS2023LIVEPATCH-2024-1", "Amazon Linux:2023")]
    [InlineData("ALAS3-2023-1", null)]
    [InlineData("RHSA-2023:1", null)]
    [InlineData("ALAS", null)]
    public void The_release_is_told_by_the_prefix(string id, string? ecosystem) => Assert.Equal(ecosystem, AmazonRelease.Of(id));

    [Fact]
    public void A_document_cut_anywhere_is_refused_or_read()
    {
        FeedTest.CutAnywhere("updateinfo.xml", Document);
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("updateinfo.xml", Document[..^5]));
    }
}
