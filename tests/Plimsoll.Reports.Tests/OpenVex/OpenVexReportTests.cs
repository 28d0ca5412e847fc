using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.OpenVex;

public class OpenVexReportTests
{
    [Fact]
    public void A_result_is_written_as_the_golden_file_shows() => Snapshot.Matches(Written.As("openvex", Results.Debian()), "debian.json");

    [Fact]
    public void Every_document_is_valid_by_the_schema_of_the_specification()
    {
        using var judge = SchemaJudge.Of("openvex.schema.json");
        judge.Conforms(Written.As("openvex", Results.Debian()));
        judge.Conforms(Written.As("openvex", HostileResults.All));
        foreach (var status in Enum.GetValues<VulnerabilityStatus>())
            judge.Conforms(Written.As("openvex", Results.Debian() with { Findings = [.. Results.Debian().Findings.Select(f => f with { Status = status, Remedy = null })] }));
        Assert.NotEqual("", judge.Check(Written.As("openvex", Results.Debian()).Replace("action_statement", "action", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_vulnerability_of_several_packages_is_one_statement()
    {
        var plain = Results.Debian();
        var other = plain.Findings[0] with { Package = plain.Findings[0].Package! with { Purl = new Core.PackageUrl("deb", "debian", "openssl", "3.0.9-1") } };
        var statements = Statements(plain with { Findings = [plain.Findings[0], other] });
        Assert.Equal(2, Assert.Single(statements).GetProperty("products")[0].GetProperty("subcomponents").GetArrayLength());
    }

    [Fact]
    public void The_image_is_named_by_its_digest_without_its_tag()
    {
        var result = Results.Debian() with { Subject = Results.Debian().Subject with { Name = "registry.example:5000/team/app:1.0" } };
        var purl = Core.PackageUrl.Parse(Statements(result)[0].GetProperty("products")[0].GetProperty("@id").GetString()!);
        Assert.Equal(("oci", "app", result.Subject.Digest.ToString(), "registry.example:5000/team/app"), (purl.Type, purl.Name, purl.Version, purl.Qualifiers["repository_url"]));
    }

    [Fact]
    public void The_id_is_that_of_the_content_and_not_of_the_hour()
    {
        var id = Written.AsJson("openvex", Results.Debian()).GetProperty("@id").GetString();
        Assert.Equal(id, Written.AsJson("openvex", Results.Debian(), Written.Options with { Now = DateTimeOffset.UnixEpoch }).GetProperty("@id").GetString());
        Assert.NotEqual(id, Written.AsJson("openvex", Results.Debian() with { Findings = [Results.Debian().Findings[0]] }).GetProperty("@id").GetString());
    }

    static List<JsonElement> Statements(ScanResult result) => [.. Written.AsJson("openvex", result).GetProperty("statements").EnumerateArray()];
}
