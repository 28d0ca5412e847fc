using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Findings;

namespace Plimsoll.Advisories.Tests.Feeds;

public sealed class CsafFeedTests
{
    const string Document = """
        {"document":{"aggregate_severity":{"text":"important"},"category":"csaf_vex","csaf_version":"2.0","publisher":{"name":"Red Hat Product Security","namespace":"https://www.redhat.com"},
         "tracking":{"current_release_date":"2025-02-03T00:00:00+00:00","id":"CVE-2024-0001"}},
         "product_tree":{"branches":[{"category":"vendor","name":"Red Hat","branches":[
           {"category":"product_name","product":{"product_id":"AppStream-8","product_identification_helper":{"cpe":"cpe:/a:redhat:enterprise_linux:8::appstream"}}},
           {"category":"product_name","product":{"product_id":"AppStream-9.2.EUS","product_identification_helper":{"cpe":"cpe:/a:redhat:rhel_eus:9.2::appstream"}}},
           {"category":"product_name","product":{"product_id":"rhel_6","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:6"}}},
           {"category":"product_name","product":{"product_id":"odd","product_identification_helper":{"cpe":"cpe:/o:other:thing:1"}}},
           {"category":"product_version","product":{"product_id":"node","product_identification_helper":{"purl":"pkg:rpm/redhat/nodejs?arch=src"}}},
           {"category":"product_version","product":{"product_id":"nodejs:16/nodejs","product_identification_helper":{"purl":"pkg:rpmmod/redhat/nodejs:16/nodejs"}}},
           {"category":"product_version","product":{"product_id":"plain"}},
           {"category":"product_version","product":{"product_id":"openshift/image","product_identification_helper":{"purl":"pkg:oci/image?repository_url=x"}}},
           {"category":"architecture","branches":[
             {"category":"product_version","product":{"product_id":"nodejs:18:8:abc","product_identification_helper":{"purl":"pkg:rpmmod/redhat/nodejs@18%3A8070020230306170042%3Abd1311ed"}}},
             {"category":"product_version","product":{"product_id":"nodejs-1:18.1-1.x86_64","product_identification_helper":{"purl":"pkg:rpm/redhat/nodejs@18.1-1.module%2Bel8.7.0%2B1%2Ba?arch=x86_64&epoch=1"}}},
             {"category":"product_version","product":{"product_id":"nodejs-1:18.1-1.s390x","product_identification_helper":{"purl":"pkg:rpm/redhat/nodejs@18.1-1.module%2Bel8.7.0%2B1%2Ba?arch=s390x&epoch=1"}}},
             {"category":"product_version","product":{"product_id":"nodejs-1:18.1-1.src","product_identification_helper":{"purl":"pkg:rpm/redhat/nodejs@18.1-1.module%2Bel8.7.0%2B1%2Ba?arch=src&epoch=1"}}},
             {"category":"product_version","product":{"product_id":"ruby-3.1","product_identification_helper":{"purl":"pkg:rpm/redhat/ruby@3.1-2.module%2Bel9?arch=x86_64&rpmmod=ruby:3.1:9020020230306170042:9"}}}]}]}],
          "relationships":[
           {"full_product_name":{"product_id":"AppStream-8:nodejs:18"},"product_reference":"nodejs:18:8:abc","relates_to_product_reference":"AppStream-8"},
           {"full_product_name":{"product_id":"A"},"product_reference":"nodejs-1:18.1-1.x86_64","relates_to_product_reference":"AppStream-8:nodejs:18"},
           {"full_product_name":{"product_id":"B"},"product_reference":"nodejs-1:18.1-1.s390x","relates_to_product_reference":"AppStream-8:nodejs:18"},
           {"full_product_name":{"product_id":"S"},"product_reference":"nodejs-1:18.1-1.src","relates_to_product_reference":"AppStream-8:nodejs:18"},
           {"full_product_name":{"product_id":"C"},"product_reference":"ruby-3.1","relates_to_product_reference":"AppStream-9.2.EUS"},
           {"full_product_name":{"product_id":"D"},"product_reference":"nodejs:16/nodejs","relates_to_product_reference":"AppStream-8"},
           {"full_product_name":{"product_id":"E"},"product_reference":"node","relates_to_product_reference":"rhel_6"},
           {"full_product_name":{"product_id":"F"},"product_reference":"plain","relates_to_product_reference":"rhel_6"},
           {"full_product_name":{"product_id":"G"},"product_reference":"openshift/image","relates_to_product_reference":"rhel_6"},
           {"full_product_name":{"product_id":"X"},"product_reference":"plain","relates_to_product_reference":"Y"},
           {"full_product_name":{"product_id":"Y"},"product_reference":"plain","relates_to_product_reference":"X"},
           {"full_product_name":{"product_id":"Z"},"product_reference":"plain","relates_to_product_reference":"odd"}]},
         "vulnerabilities":[{"cve":"CVE-2024-0001","cwe":{"id":"CWE-400"},"release_date":"2024-01-02T00:00:00+00:00",
           "product_status":{"fixed":["A","B","S","C","E"],"known_affected":["D","F","G","X","Z","nowhere"],"known_not_affected":["E"],"under_investigation":["F"]},
           "remediations":[{"category":"vendor_fix","url":"https://access.redhat.com/errata/RHSA-2024:1","product_ids":["A","B"]},
                           {"category":"none_available","details":"Fix deferred","product_ids":["D"]},{"category":"no_fix_planned","details":"Will not fix","product_ids":["F"]}],
           "threats":[{"category":"impact","details":"Low","product_ids":["D"]}],
           "scores":[{"cvss_v3":{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"},"products":["A"]}]},
          {"title":"nothing"}]}
        """;

    [Fact]
    public void Every_state_is_told_of_each_package_with_its_release_and_module_stream()
    {
        var read = FeedTest.Read("cve-2024-0001.json", Document);
        Assert.Equal("csaf-vex", read.Feed);
        var advisory = read.Only;
        Assert.Equal(
            [
                "Red Hat:6 nodejs NotAffected",
                "Red Hat:6 plain Affected/WillNotFix",
                "Red Hat:6 plain UnderInvestigation",
                "Red Hat:8 nodejs [nodejs:16] Affected/FixDeferred",
                "Red Hat:8 nodejs [nodejs:18] Affected 0..1:18.1-1.module+el8.7.0+1+a (s390x x86_64)",
                "Red Hat:9.2 ruby [ruby:3.1] Affected 0..3.1-2.module+el9 (x86_64)",
            ], FeedTest.Lines(advisory));
        Assert.Equal(Severity.High, advisory.Severity);
        Assert.Equal(Severity.Low, advisory.Affected[3].Severity);
        Assert.Equal(("2024-01-02", "2025-02-03"), (advisory.Published, advisory.Modified));
        Assert.Equal(["CWE-400"], advisory.Weaknesses);
        Assert.Equal(["https://access.redhat.com/errata/RHSA-2024:1"], advisory.References);
        Assert.Single(advisory.Cvss);
    }

    [Fact]
    public void A_product_that_cannot_be_told_is_skipped_and_counted()
    {
        var skipped = FeedTest.Read("x.json", Document).Skipped;
        Assert.Equal(
            [
                "CVE-2024-0001 E: it is fixed in no version that is named",
                "CVE-2024-0001 X: its relationships go in circles",
                "CVE-2024-0001 Z: its product has no CPE name that is known",
                "CVE-2024-0001 nowhere: the document does not define it",
                "vulnerability 2: it names no CVE",
            ], skipped);
    }

    [Fact]
    public void A_document_of_another_publisher_or_without_vulnerabilities_is_refused()
    {
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("x.json", Document.Replace("\"namespace\"", "\"else\"", StringComparison.Ordinal)));
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("x.json", Document.Replace("\"vulnerabilities\"", "\"else\"", StringComparison.Ordinal)));
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("x.json", Document[..^3]));
    }

    [Fact]
    public void A_document_cut_anywhere_is_refused_or_read() => FeedTest.CutAnywhere("x.json", Document);
}
