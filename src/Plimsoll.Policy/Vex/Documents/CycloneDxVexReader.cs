using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Policy.Vex.Documents;

/// <summary>Reads the analyses of vulnerabilities in CycloneDX, in a bill of materials or beside one.</summary>
/// <remarks>
/// ECMA-424, <c>vulnerabilities</c>. What a bill says of its components it says of them in its subject: where that can be told by purl or digest, it is the product.
/// </remarks>
static class CycloneDxVexReader
{
    const string Link = "urn:cdx:";

    public static bool Recognises(JsonElement root) => root.Text("bomFormat") == "CycloneDX";

    /// <exception cref="MalformedDocumentException">It says nothing of vulnerabilities.</exception>
    public static IReadOnlyList<VexStatement> Read(JsonElement root, string name)
    {
        if (root.Get("vulnerabilities") is not { ValueKind: JsonValueKind.Array })
            throw new MalformedDocumentException("it is CycloneDX without vulnerabilities");
        var metadata = root.Get("metadata");
        var author = metadata is { } made ? Author(made) : null;
        var time = metadata?.Text("timestamp");
        var components = new Dictionary<string, VexIdentity>(StringComparer.Ordinal);
        Collect(root, components);
        var subject = metadata?.Get("component") is { ValueKind: JsonValueKind.Object } about ? Identity(about) : null;
        if (metadata?.Get("component")?.Text("bom-ref") is { } itself && subject is not null)
            components[itself] = subject;
        var statements = new Statements();
        foreach (var vulnerability in root.Items("vulnerabilities"))
        {
            if (vulnerability.Get("analysis") is not { } analysis || Status(analysis.Text("state")) is not { } status || vulnerability.Text("id") is not { } id)
                continue;
            List<string> ids = [id, .. vulnerability.Items("references").Select(r => r.Text("id")).OfType<string>()];
            var products = vulnerability.Items("affects").Select(a => Product(a, components, subject)).ToList();
            statements.Add([.. ids.Distinct(StringComparer.Ordinal)], products, new VexWord(status, analysis.Text("justification") ?? (analysis.Text("state") == "false_positive" ? "false_positive" : null), analysis.Text("detail"),
                vulnerability.Text("recommendation"), author ?? "somebody unnamed", root.Text("serialNumber") ?? name, analysis.Text("lastUpdated") ?? analysis.Text("firstIssued") ?? vulnerability.Text("updated") ?? time));
        }

        return statements.List;
    }

    /// <summary>Components in components: as deep as a document may be.</summary>
    static void Collect(JsonElement parent, Dictionary<string, VexIdentity> components)
    {
        foreach (var component in parent.Items("components"))
        {
            if (component.Text("bom-ref") is { } reference)
                components[reference] = Identity(component);
            Collect(component, components);
        }
    }

    static VexIdentity Identity(JsonElement component)
    {
        List<Digest> digests = [];
        if (component.Text("type") == "container")
        {
            foreach (var text in component.Items("hashes").Select(h => $"{h.Text("alg")?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}:{h.Text("content")}").Append(component.Text("version"))
                .Concat(component.Items("properties").Where(p => p.Text("name") is "aquasecurity:trivy:ImageID" or "aquasecurity:trivy:RepoDigest").Select(p => p.Text("value")?.Split('@')[^1])))
                if (Digest.TryParse(text, out var digest))
                    digests.Add(digest);
        }

        return VexIdentity.Of(component.Text("purl") ?? "") with { Text = component.Text("purl") ?? component.Text("name") ?? "without a name", Digests = digests };
    }

    static VexProduct Product(JsonElement affected, Dictionary<string, VexIdentity> components, VexIdentity? subject)
    {
        var reference = affected.Text("ref") ?? "";
        var local = reference.StartsWith(Link, StringComparison.Ordinal) && reference.IndexOf('#', StringComparison.Ordinal) is > 0 and var mark ? Uri.UnescapeDataString(reference[(mark + 1)..]) : reference;
        var meant = components.TryGetValue(local, out var known) ? known : VexIdentity.Of(local) with { Text = reference };

        // A range names no version that could be compared by equality: such a statement covers none.
        if (affected.Items("versions").Any())
            meant = meant with { Versions = [.. affected.Items("versions").Select(v => v.Text("version")).OfType<string>()] };
        return subject is null || subject == meant || (subject.Purl is null && subject.Digests.Count == 0) ? new VexProduct(meant, []) : new VexProduct(subject, [meant]);
    }

    static string? Author(JsonElement metadata) =>
        metadata.Items("authors").Select(a => a.Text("name")).FirstOrDefault(a => a is not null) ?? metadata.Get("supplier")?.Text("name") ?? metadata.Get("manufacturer")?.Text("name") ?? metadata.Get("manufacture")?.Text("name") ??
        metadata.Items("tools").Concat(metadata.Get("tools")?.Items("components") ?? []).Select(t => t.Text("name")).FirstOrDefault(t => t is not null);

    static VulnerabilityStatus? Status(string? state) => state switch
    {
        "not_affected" or "false_positive" => VulnerabilityStatus.NotAffected,
        "resolved" or "resolved_with_pedigree" => VulnerabilityStatus.Fixed,
        "exploitable" => VulnerabilityStatus.Affected,
        "in_triage" => VulnerabilityStatus.UnderInvestigation,
        _ => null,
    };
}
