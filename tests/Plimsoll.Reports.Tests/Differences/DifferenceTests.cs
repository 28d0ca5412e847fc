using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Differences;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Differences;

public class DifferenceTests
{
    static readonly ScanResult Before = Result("shop:1",
        [Package(PackageType.Deb, "openssl", "3.0.9-1"), Package(PackageType.Deb, "wget", "1.21"), Package(PackageType.Npm, "debug", "2.6.9"), Package(PackageType.Npm, "debug", "4.3.4")],
        [Finding("CVE-2024-1", Severity.Critical, "openssl", "3.0.9-1"), Finding("CVE-2024-2", Severity.High, "openssl", "3.0.9-1")]);

    static readonly ScanResult After = Result("shop:2",
        [Package(PackageType.Deb, "openssl", "3.0.11-1"), Package(PackageType.Npm, "debug", "4.3.4"), Package(PackageType.Npm, "lodash|x", "4.17.20")],
        [Finding("CVE-2024-2", Severity.High, "openssl", "3.0.11-1"), Finding("CVE-2024-3", Severity.Medium, "lodash|x", "4.17.20"), Finding("CVE-2024-4", Severity.Low, "openssl", "3.0.11-1") with { Waived = new Waiver("ops", "no", null) }]);

    [Fact]
    public void An_upgrade_is_a_change_and_what_it_left_open_neither_came_nor_went()
    {
        var difference = ResultDifference.Of(Before, After);
        Assert.Equal(
            ["openssl 3.0.9-1 > 3.0.11-1", "wget 1.21 > ", "debug 2.6.9 > ", "lodash|x  > 4.17.20"],
            difference.Packages.Select(p => $"{p.Either.Package.Name} {p.Before?.Package.Version} > {p.After?.Package.Version}"));
        Assert.Equal(["CVE-2024-3"], difference.Came.Select(f => f.Id));
        Assert.Equal(["CVE-2024-1"], difference.Gone.Select(f => f.Id));
    }

    [Fact]
    public void Nothing_differs_from_itself() => Assert.True(ResultDifference.Of(Before, Before).IsEmpty);

    [Fact]
    public void Backwards_what_came_has_gone()
    {
        var (there, back) = (ResultDifference.Of(Before, After), ResultDifference.Of(After, Before));
        Assert.Equal(there.Came, back.Gone);
        Assert.Equal(there.Packages.Select(p => new PackageChange(p.After, p.Before)), back.Packages);
    }

    [Theory]
    [InlineData("table", "difference.txt")]
    [InlineData("json", "difference.json")]
    [InlineData("markdown", "difference.md")]
    public void A_difference_is_written_as_the_golden_file_shows(string format, string golden) => Snapshot.Matches(Text(format, ResultDifference.Of(Before, After)), golden);

    [Fact]
    public void Names_of_strangers_command_no_terminal() =>
        Assert.DoesNotContain('\e', Text("table", ResultDifference.Of(Before, Result("a\e[2J", [Package(PackageType.Npm, "\e]0;x\a", "1\e")], [Finding("X\e", Severity.Low, "\e", "\e")]))));

    [Fact]
    public void The_json_says_what_differs()
    {
        using var document = JsonDocument.Parse(Text("json", ResultDifference.Of(Before, After)));
        Assert.Equal("CVE-2024-3", document.RootElement.GetProperty("came").GetProperty("findings")[0].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("packages")[1].GetProperty("after").ValueKind);
    }

    static string Text(string format, ResultDifference difference)
    {
        using var stream = new MemoryStream();
        DifferenceReports.All.Single(r => r.Format == format).Write(difference, new ReportOptions(), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static ScanResult Result(string name, IReadOnlyList<InstalledPackage> packages, IReadOnlyList<Finding> findings) => new()
    {
        Subject = new Subject(SubjectKind.Image, name),
        Evidence = new SubjectEvidence { Packages = packages },
        Database = DatabaseInfo.None,
        Findings = findings,
        Verdict = Verdict.None,
    };

    static InstalledPackage Package(PackageType type, string name, string version) =>
        new(new Package { Type = type, Name = name, Version = version }, new PackageUrl(type.PurlName(), null, name, version, []), "test", [new Place(null, "x")]);

    static Finding Finding(string id, Severity severity, string package, string installed) => new()
    {
        Id = id,
        Rule = "test",
        Severity = severity,
        Status = VulnerabilityStatus.Affected,
        Package = Package(package == "openssl" ? PackageType.Deb : PackageType.Npm, package, installed),
        Installed = installed,
    };
}
