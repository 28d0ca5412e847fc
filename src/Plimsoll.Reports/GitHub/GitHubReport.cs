using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;
using Plimsoll.Reports.Json;

namespace Plimsoll.Reports.GitHub;

/// <summary>A snapshot for GitHub's dependency submission: the packages; GitHub finds its own alerts. Commit, branch and job come from the build's variables.</summary>
/// <remarks>REST API of GitHub, "Create a snapshot of dependencies for a repository", version 0.</remarks>
public sealed class GitHubReport : IReport
{
    // Where a snapshot is made outside of a build, it is of no commit; the service refuses it and says so.
    const string NoCommit = "0000000000000000000000000000000000000000";

    public string Format => "github";

    public Frame? Frame => null;

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonWriting.Document))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 0);
            WriteBuild(json, result, options.Build);
            json.WriteString("scanned", options.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"));
            json.WriteStartObject("manifests");
            foreach (var manifest in result.Evidence.Packages.GroupBy(PathOf).OrderBy(g => g.Key, StringComparer.Ordinal))
                WriteManifest(json, result, manifest.Key, manifest);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    static void WriteBuild(Utf8JsonWriter json, ScanResult result, BuildContext build)
    {
        json.WriteString("sha", build.Commit ?? NoCommit);
        json.WriteString("ref", build.Ref ?? "refs/heads/main");
        json.WriteStartObject("job");
        json.WriteString("id", build.Run ?? "0");

        // One snapshot a job and a subject: a second image of the same job must not replace the first.
        json.WriteString("correlator", $"{build.Job ?? Tool.Id} {result.Subject.Name}{(result.Subject.Platform is { } platform ? $" {platform}" : "")}");
        json.WriteEndObject();
        json.WriteStartObject("detector");
        json.WriteString("name", Tool.Name);
        json.WriteString("version", Tool.Version);
        json.WriteString("url", build.Repository ?? "https://github.com");
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("subject", result.Subject.Name);
        json.WriteString("digest", result.Subject.Digest?.ToString() ?? "");
        json.WriteString("system", result.Evidence.OperatingSystem?.ToString() ?? "");
        json.WriteString("advisories", result.Database.Built);
        json.WriteEndObject();
    }

    static void WriteManifest(Utf8JsonWriter json, ScanResult result, string path, IEnumerable<InstalledPackage> packages)
    {
        var name = path.Length > 0 ? $"{result.Subject.Name}/{path}" : result.Subject.Name;
        json.WriteStartObject(name);
        json.WriteString("name", name);
        json.WriteStartObject("resolved");
        foreach (var package in packages.DistinctBy(p => p.Purl))
        {
            json.WriteStartObject(package.Purl.ToString());
            json.WriteString("package_url", package.Purl.ToString());
            json.WriteString("relationship", "direct");
            json.WriteString("scope", "runtime");
            json.EndItem();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static string PathOf(InstalledPackage package) => package.Places.Count > 0 ? package.Places[0].Path : "";
}
