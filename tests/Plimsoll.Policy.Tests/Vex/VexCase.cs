using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Policy.Vex;
using Plimsoll.Policy.Vex.Documents;

namespace Plimsoll.Policy.Tests.Vex;

/// <summary>The small language in which VEX is tested: a subject with packages, findings in them, and documents.</summary>
static class VexCase
{
    public const string ImageDigest = "sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";

    public static Subject Image { get; } = new(SubjectKind.Image, "ghcr.io/team/shop:1.2", Digest.Parse(ImageDigest));

    public static InstalledPackage Package(string purl, string? source = null, string? path = null)
    {
        var name = PackageUrl.Parse(purl);
        return new InstalledPackage(
            new Package { Type = PackageTypes.Of(name.Type) ?? PackageType.Generic, Name = name.Name, Version = name.Qualifiers.TryGetValue("epoch", out var epoch) ? $"{epoch}:{name.Version}" : name.Version ?? "", SourceName = source }, name, "test", path is null ? [] : [new Place(null, path)]);
    }

    public static Finding Finding(string id, InstalledPackage package, params string[] aliases) => new()
    {
        Id = id,
        Aliases = aliases,
        Rule = "source-package",
        Severity = Severity.High,
        Status = VulnerabilityStatus.Affected,
        Package = package,
        Installed = package.Package.Version,
        Fixed = ["9"],
    };

    public static SubjectEvidence Evidence(params InstalledPackage[] packages) => new() { Packages = packages, Observations = [Fetch.Observe("ghcr.io/team/shop:1.2", [], 1, 1, 0)] };

    public static VexBook Book(params string[] documents) => new([.. documents.SelectMany((d, i) => VexFile.Read(Encoding.UTF8.GetBytes(d), $"{i}.json"))], []);

    /// <summary>The status that a CVE-2024-1 in the first package has after all documents.</summary>
    public static Finding Judge(InstalledPackage[] packages, params string[] documents) =>
        VexJudge.Apply([Finding("CVE-2024-1", packages[0], "GHSA-x")], Book(documents), Image, Evidence(packages))[0];

    public static string OpenVex(string products, string status = "not_affected", string more = "\"justification\":\"vulnerable_code_not_present\"", string id = "\"name\":\"CVE-2024-1\"", string time = "2024-01-02T03:04:05.123456789Z") =>
        $$"""{"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.org/vex-{{time}}","author":"Team","timestamp":"{{time}}","version":1,"statements":[{"vulnerability":{{{id}}},"products":[{{products}}],"status":"{{status}}"{{(more.Length == 0 ? "" : ",")}}{{more}}}]}""";

    public static string Product(string id, params string[] subcomponents) =>
        $$"""{"@id":"{{id}}"{{(subcomponents.Length == 0 ? "" : $",\"subcomponents\":[{string.Join(',', subcomponents.Select(s => $"{{\"@id\":\"{s}\"}}"))}]")}}}""";
}
