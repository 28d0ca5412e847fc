using System.Text.Json;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.GitLab;

public class GitLabReportTests
{
    [Theory, InlineData(false, "debian.json"), InlineData(true, "plain.json")]
    public void A_result_is_written_as_the_golden_file_shows(bool plain, string golden) =>
        Snapshot.Matches(Written.As("gitlab", plain ? Results.Plain() : Results.Debian()), golden);

    /// <summary>What container-scanning-report-format.json 15.2.1 demands, in our words.</summary>
    [Fact]
    public void Every_report_has_what_the_schema_demands()
    {
        foreach (var result in (ScanResult[])[Results.Debian(), Results.Plain(), HostileResults.All, HostileResults.Of(new string('x', 9000)), Results.Debian() with { Findings = [] }])
        {
            var report = Written.AsJson("gitlab", result);
            var scan = report.GetProperty("scan");
            Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+$", report.GetProperty("version").GetString()!);
            Assert.Equal("container_scanning", scan.GetProperty("type").GetString());
            Assert.Equal("2026-11-24T10:20:30", scan.GetProperty("end_time").GetString());
            Assert.Contains(scan.GetProperty("status").GetString(), (string[])["success", "failure"]);
            foreach (var tool in (string[])["analyzer", "scanner"])
                Assert.All((string[])["id", "name", "version"], k => Assert.NotEmpty(scan.GetProperty(tool).GetProperty(k).GetString()!));
            Assert.All(scan.GetProperty("messages").EnumerateArray(), m => Assert.NotEmpty(m.GetProperty("value").GetString()!));
            Assert.All(report.GetProperty("vulnerabilities").EnumerateArray(), CheckVulnerability);
        }
    }

    [Fact]
    public void What_does_not_count_or_has_no_package_is_a_message()
    {
        var report = Written.AsJson("gitlab", Results.Debian());
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002", "CVE-2024-0003"], report.GetProperty("vulnerabilities").EnumerateArray().Select(v => v.GetProperty("identifiers")[0].GetProperty("value").GetString()));
        Assert.Contains(report.GetProperty("scan").GetProperty("messages").EnumerateArray(), m => m.GetProperty("value").GetString()!.Contains("CVE-2024-0004", StringComparison.Ordinal));
        Assert.Contains(Written.AsJson("gitlab", Results.Plain()).GetProperty("scan").GetProperty("messages").EnumerateArray(), m => m.GetProperty("value").GetString()!.Contains("plain-http", StringComparison.Ordinal));
    }

    static void CheckVulnerability(JsonElement vulnerability)
    {
        Assert.True(Guid.TryParse(vulnerability.GetProperty("id").GetString(), out _));
        Assert.InRange(vulnerability.GetProperty("name").GetString()!.Length, 1, 255);
        Assert.InRange(vulnerability.GetProperty("solution").GetString()!.Length, 1, 7000);
        Assert.Contains(vulnerability.GetProperty("severity").GetString(), (string[])["Info", "Unknown", "Low", "Medium", "High", "Critical"]);
        Assert.NotEqual(0, vulnerability.GetProperty("identifiers").GetArrayLength());
        foreach (var identifier in vulnerability.GetProperty("identifiers").EnumerateArray())
            Assert.All((string[])["type", "name", "value"], k => Assert.NotEmpty(identifier.GetProperty(k).GetString()!));
        Assert.All(vulnerability.GetProperty("links").EnumerateArray(), l => Assert.Matches("^https?://.+", l.GetProperty("url").GetString()!));
        var location = vulnerability.GetProperty("location");
        Assert.NotEmpty(location.GetProperty("dependency").GetProperty("package").GetProperty("name").GetString()!);
        Assert.NotEmpty(location.GetProperty("dependency").GetProperty("version").GetString()!);
        Assert.NotEmpty(location.GetProperty("operating_system").GetString()!);
        Assert.NotEmpty(location.GetProperty("image").GetString()!);
    }
}
