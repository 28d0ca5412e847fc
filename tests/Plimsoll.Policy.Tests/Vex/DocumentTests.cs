using System.Text;
using Plimsoll.Core.Findings;
using Plimsoll.Formats;
using Plimsoll.Policy.Vex;
using Plimsoll.Policy.Vex.Documents;
using Plimsoll.Testing;
using static Plimsoll.Policy.Tests.Vex.VexCase;

namespace Plimsoll.Policy.Tests.Vex;

/// <summary>Each format of VEX.</summary>
public class DocumentTests
{
    /// <summary>The minimal example of the specification of OpenVEX 0.2.0, whose version is a text.</summary>
    const string Minimal = """
        {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://openvex.dev/docs/example/vex-9fb3463de1b57","author":"Wolfi J Inkinson","role":"Document Creator",
         "timestamp":"2023-01-08T18:02:03.647787998-06:00","version":"1",
         "statements":[{"vulnerability":{"name":"CVE-2024-1"},"products":[{"@id":"pkg:apk/wolfi/git@2.39.0-r1?arch=armv7"},{"@id":"pkg:apk/wolfi/git@2.39.0-r1?arch=x86_64"}],"status":"fixed"}]}
        """;

    const string Csaf = """
        {"document":{"category":"csaf_vex","csaf_version":"2.0","title":"t","publisher":{"category":"vendor","name":"Example ProductCERT","namespace":"https://example.org"},
          "tracking":{"id":"EX-2024-1","status":"final","version":"1","initial_release_date":"2024-01-01T00:00:00Z","current_release_date":"2024-02-01T00:00:00Z","revision_history":[]}},
         "product_tree":{"branches":[{"category":"vendor","name":"Example","branches":[
            {"category":"product_name","name":"RHEL","product":{"product_id":"OS","name":"OS","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:9"}}},
            {"category":"product_version","name":"shop","product":{"product_id":"IMG","name":"shop","product_identification_helper":{"purl":"pkg:oci/shop?repository_url=ghcr.io/team/shop"}}},
            {"category":"product_version","name":"ssl","product":{"product_id":"SSL","name":"ssl","product_identification_helper":{"purl":"pkg:rpm/redhat/openssl-libs@3.0.7-1.el9?arch=x86_64"}}},
            {"category":"product_name","name":"any","product":{"product_id":"ANY","name":"any","product_identification_helper":{"purl":"pkg:rpm/redhat/openssl-libs"}}}]}],
          "relationships":[
            {"category":"default_component_of","full_product_name":{"product_id":"OS:SSL","name":"x"},"product_reference":"SSL","relates_to_product_reference":"OS"},
            {"category":"default_component_of","full_product_name":{"product_id":"OS:ANY","name":"x"},"product_reference":"ANY","relates_to_product_reference":"OS"},
            {"category":"default_component_of","full_product_name":{"product_id":"IMG:ANY","name":"x"},"product_reference":"ANY","relates_to_product_reference":"IMG"}],
          "product_groups":[{"group_id":"G","product_ids":["OS:SSL","IMG:ANY","SSL"]}]},
         "vulnerabilities":[{"cve":"CVE-2024-1","product_status":{"STATUS":["PRODUCT"]},
            "flags":[{"label":"component_not_present","group_ids":["G"]}],"threats":[{"category":"impact","details":"it is built without","product_ids":["PRODUCT"]}],
            "remediations":[{"category":"vendor_fix","details":"upgrade","product_ids":["PRODUCT"]}]}]}
        """;

    const string CycloneDx = """
        {"bomFormat":"CycloneDX","specVersion":"1.5","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79","version":1,"metadata":{"timestamp":"2024-03-01T00:00:00Z","authors":[{"name":"A. Team"}]SUBJECT},
         "components":[{"type":"library","bom-ref":"ssl","name":"libssl3","purl":"pkg:deb/debian/libssl3@3.0.9-1","components":[{"type":"library","bom-ref":"inner","name":"i","purl":"pkg:npm/i@1"}]}],
         "vulnerabilities":[{"id":"OTHER-1","references":[{"id":"CVE-2024-1","source":{"name":"nvd"}}],"analysis":{"state":"STATE","justification":"code_not_reachable","detail":"never called"},"affects":[{"ref":"REF"VERSIONS}]},
           {"id":"CVE-2024-1"}]}
        """;

    [Fact]
    public void The_specification_s_own_minimal_example_is_read()
    {
        var statement = Assert.Single(Read(Minimal));
        Assert.Equal(2, statement.Products.Count);
        Assert.Equal(new DateTimeOffset(2023, 1, 9, 0, 2, 3, TimeSpan.Zero), statement.Time!.Value.AddTicks(-(statement.Time.Value.Ticks % TimeSpan.TicksPerSecond)));
        var finding = Judge([Package("pkg:apk/wolfi/git@2.39.0-r1?arch=x86_64&distro=wolfi-20230201")], Minimal);
        Assert.Equal((VulnerabilityStatus.Fixed, "Wolfi J Inkinson", "https://openvex.dev/docs/example/vex-9fb3463de1b57"), (finding.Status, finding.Vex!.Author, finding.Vex.Document));
        Assert.Null(Judge([Package("pkg:apk/wolfi/git@2.39.0-r1?arch=aarch64")], Minimal).Vex);
    }

    [Fact]
    public void The_first_form_of_OpenVEX_has_plain_texts()
    {
        const string First = """{"@context":"https://openvex.dev/ns","author":"a","timestamp":"2023-01-08T18:02:03Z","version":"1","statements":[{"vulnerability":"CVE-2024-1","products":["pkg:npm/a@1"],"status":"fixed"}]}""";
        Assert.Equal(("0.json", VulnerabilityStatus.Fixed), (Judge([Package("pkg:npm/a@1")], First).Vex!.Document, Judge([Package("pkg:npm/a@1")], First).Status));
    }

    [Theory]
    [InlineData("known_not_affected", "OS:SSL", VulnerabilityStatus.NotAffected)]
    [InlineData("known_not_affected", "SSL", VulnerabilityStatus.NotAffected)]
    [InlineData("known_not_affected", "IMG:ANY", VulnerabilityStatus.NotAffected)]
    [InlineData("fixed", "IMG", VulnerabilityStatus.Fixed)]
    [InlineData("under_investigation", "SSL", VulnerabilityStatus.UnderInvestigation)]
    [InlineData("known_not_affected", "OS:ANY", null)]
    [InlineData("known_not_affected", "OS", null)]
    [InlineData("known_not_affected", "nobody", null)]
    [InlineData("recommended", "SSL", null)]
    public void CSAF_states_by_products_and_by_parts_of_products(string list, string product, VulnerabilityStatus? status)
    {
        var finding = Judge([Package("pkg:rpm/redhat/openssl-libs@3.0.7-1.el9?arch=x86_64&distro=rhel-9.2")], Csaf.Replace("STATUS", list, StringComparison.Ordinal).Replace("PRODUCT", product, StringComparison.Ordinal));
        Assert.Equal(status, finding.Vex?.Status);
        if (status == VulnerabilityStatus.NotAffected)
            Assert.Equal(new VexWord(VulnerabilityStatus.NotAffected, "component_not_present", "it is built without", null, "Example ProductCERT", "EX-2024-1", "2024-02-01T00:00:00Z"), finding.Vex);
    }

    [Theory]
    [InlineData("not_affected", "ssl", "", "", VulnerabilityStatus.NotAffected)]
    [InlineData("false_positive", "pkg:deb/debian/libssl3@3.0.9-1", "", "", VulnerabilityStatus.NotAffected)]
    [InlineData("resolved", "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#ssl", "", "", VulnerabilityStatus.Fixed)]
    [InlineData("resolved_with_pedigree", "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Adeb%2Fdebian%2Flibssl3%403.0.9-1", "", "", VulnerabilityStatus.Fixed)]
    [InlineData("exploitable", "ssl", "", "", VulnerabilityStatus.Affected)]
    [InlineData("in_triage", "ssl", "", "", VulnerabilityStatus.UnderInvestigation)]
    [InlineData("not_affected", "inner", "", "", null)]
    [InlineData("not_affected", "nothing", "", "", null)]
    [InlineData("not_affected", "ssl", ""","versions":[{"version":"3.0.9-1","status":"unaffected"}]""", "", VulnerabilityStatus.NotAffected)]
    [InlineData("not_affected", "ssl", ""","versions":[{"range":"vers:deb/>=3"}]""", "", null)]
    [InlineData("not_affected", "ssl", "", ""","component":{"type":"container","bom-ref":"s","name":"shop","purl":"pkg:oci/shop?repository_url=ghcr.io/team/shop"}""", VulnerabilityStatus.NotAffected)]
    [InlineData("not_affected", "s", "", ""","component":{"type":"container","bom-ref":"s","name":"shop","version":"sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}""", VulnerabilityStatus.NotAffected)]
    [InlineData("not_affected", "ssl", "", ""","component":{"type":"container","bom-ref":"s","name":"x","purl":"pkg:oci/x?repository_url=ghcr.io/team/x"}""", null)]
    [InlineData("not_affected", "ssl", "", ""","component":{"type":"application","bom-ref":"s","name":"a directory"}""", VulnerabilityStatus.NotAffected)]
    public void CycloneDX_states_by_references_to_components_within_its_subject(string state, string reference, string versions, string subject, VulnerabilityStatus? status)
    {
        var finding = Judge([Package("pkg:deb/debian/libssl3@3.0.9-1?arch=amd64")],
            CycloneDx.Replace("STATE", state, StringComparison.Ordinal).Replace("REF", reference, StringComparison.Ordinal).Replace("VERSIONS", versions, StringComparison.Ordinal).Replace("SUBJECT", subject, StringComparison.Ordinal));
        Assert.Equal(status, finding.Vex?.Status);
        if (status is not null)
            Assert.Equal(("code_not_reachable", "never called", "A. Team", "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "2024-03-01T00:00:00Z"), (finding.Vex!.Justification, finding.Vex.Impact, finding.Vex.Author, finding.Vex.Document, finding.Vex.Timestamp));
    }

    [Fact]
    public void A_document_in_an_in_toto_statement_is_read() =>
        Assert.Single(Read($$"""{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"https://openvex.dev/ns/v0.2.0","predicate":{{Minimal}}}"""));

    [Theory]
    [InlineData("", "not well-formed JSON")]
    [InlineData("[]", "another kind")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}", "without vulnerabilities")]
    [InlineData("{\"document\":{\"csaf_version\":\"2.0\"}}", "without vulnerabilities")]
    [InlineData("{\"@context\":\"https://openvex.dev/ns/v0.2.0\"}", "no author")]
    [InlineData("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"author\":\"a\"}", "no list of statements")]
    [InlineData("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"author\":\"a\",\"statements\":[{\"status\":\"fixed\"}]}", "statement 1 has no vulnerability")]
    [InlineData("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"author\":\"a\",\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2024-1\"},\"status\":\"fine\"}]}", "statement 1 has no status")]
    [InlineData("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"author\":\"a\",\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2024-1\"},\"status\":\"not_affected\"}]}", "neither a justification nor an impact_statement")]
    public void What_is_no_document_or_breaks_its_format_is_refused_in_half_a_sentence(string text, string why) =>
        Assert.Contains(why, Assert.Throws<MalformedDocumentException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_cut_and_changed_are_refused_or_read_and_nothing_else()
    {
        var random = new Random(4711);
        foreach (var text in (string[])[Minimal, Csaf, CycloneDx.Replace("SUBJECT", "", StringComparison.Ordinal).Replace("VERSIONS", "", StringComparison.Ordinal)])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var i = 0; i < 2000; i++)
            {
                var copy = i < bytes.Length ? bytes[..i] : (byte[])bytes.Clone();
                if (copy.Length > 0 && i % 2 == 0)
                    copy[random.Next(copy.Length)] = (byte)random.Next(256);
                try
                {
                    VexJudge.Apply([Finding("CVE-2024-1", Package("pkg:npm/a@1"))], new VexBook(VexFile.Read(copy, "x"), []), Image, Evidence());
                }
                catch (MalformedDocumentException)
                {
                    // Refused in words of its own.
                }
            }
        }
    }

    [Fact]
    public void Every_document_of_a_public_repository_is_read_and_found_by_its_index()
    {
        using var directory = new TemporaryDirectory();
        Command.Run("tar", "--zstd", "-xf", Requires.SharedData("raw-kev-vexhub.tar.zst"), "-C", directory.Path);
        var root = directory.Combine("aquasecurity+vexhub");
        var index = VexIndex.Parse(File.ReadAllBytes(Path.Combine(root, "index.json")));
        var documents = Directory.EnumerateFiles(Path.Combine(root, "pkg"), "*.json", SearchOption.AllDirectories).Where(d => Path.GetFileName(d) != "manifest.json").ToList();
        Assert.InRange(documents.Count, 50, 120);
        Assert.InRange(documents.Sum(d => VexFile.Read(File.ReadAllBytes(d), d).Count), 15_000, 16_000);
        Assert.Equal(["pkg/golang/github.com/aquasecurity/trivy/trivy.openvex.json"], index.Of([VexIndex.KeyOf(Core.PackageUrl.Parse("pkg:golang/github.com/aquasecurity/trivy@v0.50.0"))]));
    }

    [Theory]
    [InlineData("{\"packages\":[{\"id\":\"pkg:npm/a\",\"location\":\"../../etc/passwd\"}]}")]
    [InlineData("{\"packages\":[{\"id\":\"pkg:npm/a\",\"location\":\"/etc/passwd\"}]}")]
    [InlineData("{\"packages\":{}}")]
    public void An_index_that_leads_out_of_its_repository_or_is_none_is_refused(string text) => Assert.Throws<MalformedDocumentException>(() => VexIndex.Parse(Encoding.UTF8.GetBytes(text)));

    static IReadOnlyList<VexStatement> Read(string text) => VexFile.Read(Encoding.UTF8.GetBytes(text), "x.json");
}
