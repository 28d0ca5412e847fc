using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Policy.Vex.Documents;

/// <summary>The products of a CSAF document by their ids: those of its tree, and those that are parts of others.</summary>
/// <remarks>
/// CSAF 2.0, section 3.2.2. A platform is mostly named by a CPE, which names no image: a part of such a platform is meant wherever its own purl names it
/// with its version, for that build is the platform's; without one nothing tells which platform is meant.
/// </remarks>
sealed class CsafVexProducts
{
    readonly Dictionary<string, VexIdentity> products = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Part, string Of)> parts = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<string>> groups = new(StringComparer.Ordinal);

    public CsafVexProducts(JsonElement root)
    {
        if (root.Get("product_tree") is not { } tree)
            return;
        foreach (var name in tree.Items("full_product_names"))
            Add(name);
        Collect(tree);
        foreach (var relation in tree.Items("relationships"))
            if (relation.Get("full_product_name")?.Text("product_id") is { } id && relation.Text("product_reference") is { } part && relation.Text("relates_to_product_reference") is { } whole)
                parts[id] = (part, whole);
        foreach (var group in tree.Items("product_groups"))
            if (group.Text("group_id") is { } id)
                groups[id] = group.Texts("product_ids");
    }

    public IReadOnlyList<string> Group(string id) => groups.GetValueOrDefault(id) ?? [];

    public VexProduct Of(string id)
    {
        if (!parts.TryGetValue(id, out var composed))
            return new VexProduct(Identity(id), []);
        var (part, whole) = (Identity(composed.Part), Identity(composed.Of));
        if (whole.Purl is not null || whole.Digests.Count > 0)
            return new VexProduct(whole, [part]);
        return part.Purl?.Version is not null ? new VexProduct(part, []) : new VexProduct(new VexIdentity(id, null, []), []);
    }

    VexIdentity Identity(string id) => products.GetValueOrDefault(id) ?? new VexIdentity(id, null, []);

    void Collect(JsonElement parent)
    {
        foreach (var branch in parent.Items("branches"))
        {
            if (branch.Get("product") is { } product)
                Add(product);
            Collect(branch);
        }
    }

    void Add(JsonElement product)
    {
        if (product.Text("product_id") is not { } id)
            return;
        var helper = product.Get("product_identification_helper");
        List<Digest> digests = [];
        foreach (var hash in helper?.Items("hashes").SelectMany(h => h.Items("file_hashes")) ?? [])
            if (Digest.TryParse($"{hash.Text("algorithm")?.ToLowerInvariant()}:{hash.Text("value")?.ToLowerInvariant()}", out var digest))
                digests.Add(digest);
        var purl = helper?.Text("purl") ?? helper?.Items("purls").Select(p => p.ValueKind == JsonValueKind.String ? p.GetString() : null).FirstOrDefault();
        products[id] = VexIdentity.Of(purl ?? "") with { Text = purl ?? id, Digests = digests };
    }
}
