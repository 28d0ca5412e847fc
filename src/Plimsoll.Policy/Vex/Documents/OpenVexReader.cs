using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;

namespace Plimsoll.Policy.Vex.Documents;

/// <summary>Reads OpenVEX.</summary>
/// <remarks>OpenVEX 0.2.0, and 0.0.x, where vulnerability and products are plain texts. What a statement leaves out it has from its document.</remarks>
static class OpenVexReader
{
    public static bool Recognises(JsonElement root) => root.Text("@context")?.Contains("openvex.dev/ns", StringComparison.Ordinal) == true;

    /// <exception cref="MalformedDocumentException">A statement lacks what the specification demands.</exception>
    public static IReadOnlyList<VexStatement> Read(JsonElement root, string name)
    {
        var author = root.Text("author") ?? throw new MalformedDocumentException("it names no author");
        if (root.Get("statements") is not { ValueKind: JsonValueKind.Array })
            throw new MalformedDocumentException("it has no list of statements");
        var document = root.Text("@id") ?? name;
        var time = root.Text("last_updated") ?? root.Text("timestamp");
        var statements = new Statements();
        foreach (var (index, statement) in root.Items("statements").Index())
        {
            var ids = Ids(statement);
            var status = Status(statement.Text("status"));
            var (justification, impact) = (statement.Text("justification"), statement.Text("impact_statement"));
            if (ids.Count == 0 || status is null)
                throw new MalformedDocumentException($"statement {index + 1:N0} has no {(ids.Count == 0 ? "vulnerability" : "status that OpenVEX knows")}");
            if (status == VulnerabilityStatus.NotAffected && justification is null && impact is null)
                throw new MalformedDocumentException($"statement {index + 1:N0} says not_affected and gives neither a justification nor an impact_statement, as OpenVEX demands");
            statements.Add(ids, [.. statement.Items("products").Select(Product)], new VexWord(
                status.Value, justification, impact ?? statement.Text("status_notes"), statement.Text("action_statement"), author, document, statement.Text("last_updated") ?? statement.Text("timestamp") ?? time));
        }

        return statements.List;
    }

    static List<string> Ids(JsonElement statement) => statement.Get("vulnerability") switch
    {
        { ValueKind: JsonValueKind.String } plain => plain.GetString() is { Length: > 0 } id ? [id] : [],
        { ValueKind: JsonValueKind.Object } vulnerability => [.. new[] { vulnerability.Text("name") ?? vulnerability.Text("@id")?.Split('/')[^1] }.OfType<string>().Concat(vulnerability.Texts("aliases")).Distinct(StringComparer.Ordinal)],
        _ => [],
    };

    static VexProduct Product(JsonElement product) => new(Identity(product), [.. product.Items("subcomponents").Select(Identity)]);

    /// <summary>A purl is an identifier, or the id itself.</summary>
    static VexIdentity Identity(JsonElement component)
    {
        if (component.ValueKind == JsonValueKind.String)
            return VexIdentity.Of(component.GetString()!);
        var (id, purl) = (component.Text("@id"), component.Get("identifiers")?.Text("purl"));
        List<Digest> digests = [];
        foreach (var hash in component.Members("hashes"))
            if (hash.Value.ValueKind == JsonValueKind.String && Digest.TryParse($"{hash.Name.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}:{hash.Value.GetString()!.ToLowerInvariant()}", out var digest))
                digests.Add(digest);
        return VexIdentity.Of(purl ?? id ?? "") with { Text = id ?? purl ?? "without a name", Digests = digests };
    }

    static VulnerabilityStatus? Status(string? word) => word switch
    {
        "not_affected" => VulnerabilityStatus.NotAffected,
        "affected" => VulnerabilityStatus.Affected,
        "fixed" => VulnerabilityStatus.Fixed,
        "under_investigation" => VulnerabilityStatus.UnderInvestigation,
        _ => null,
    };
}
