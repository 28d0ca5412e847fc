using System.Text.Json;
using Plimsoll.Advisories.Feeds.Vendors;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Csaf;

/// <summary>A component as part of a product: what a status speaks of.</summary>
readonly record struct CsafProduct(string Ecosystem, CsafComponent Component, string? Module);

/// <summary>The product tree: what a product id stands for.</summary>
sealed class CsafProducts
{
    // Package in module in product: three. More is a circle.
    const int MaxLinks = 4;

    readonly Dictionary<string, (string? Purl, string? Cpe)> products = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Component, string Of)> relationships = new(StringComparer.Ordinal);

    public static CsafProducts Of(JsonElement? tree)
    {
        var products = new CsafProducts();
        if (tree is not { } root)
            return products;
        products.AddBranches(root);
        foreach (var product in root.Items("full_product_names"))
            products.Add(product);
        foreach (var relationship in root.Items("relationships"))
            if (relationship.Get("full_product_name")?.Text("product_id") is { } id && relationship.Text("product_reference") is { } component && relationship.Text("relates_to_product_reference") is { } of)
                products.relationships[id] = (component, of);
        return products;
    }

    /// <summary>What an id speaks of; false, with the reason, where that cannot be told. Null and true for what is no rpm package.</summary>
    public bool TryFind(string id, out CsafProduct? found, out string problem)
    {
        (found, problem) = (null, "");
        if (!relationships.TryGetValue(id, out var link))
        {
            // A product as such: no package of it is named.
            problem = products.ContainsKey(id) ? "" : "the document does not define it";
            return problem.Length == 0;
        }

        if (!CsafComponent.TryRead(link.Component, products.GetValueOrDefault(link.Component).Purl, out var component))
            return true;
        var (module, of) = (component.Module, link.Of);
        for (var links = 0; relationships.TryGetValue(of, out var above); links++)
        {
            if (links == MaxLinks)
                return Fail("its relationships go in circles", out problem);
            module ??= CsafComponent.ModuleOf(products.GetValueOrDefault(above.Component).Purl);
            of = above.Of;
        }

        if (products.GetValueOrDefault(of).Cpe is not { } cpe || RedHatProduct.Ecosystem(cpe) is not { } ecosystem)
            return Fail("its product has no CPE name that is known", out problem);
        found = new CsafProduct(ecosystem, component, module);
        return true;
    }

    static bool Fail(string why, out string problem)
    {
        problem = why;
        return false;
    }

    // The JSON reader's depth bounds the recursion.
    void AddBranches(JsonElement node)
    {
        foreach (var branch in node.Items("branches"))
        {
            if (branch.Get("product") is { } product)
                Add(product);
            AddBranches(branch);
        }
    }

    void Add(JsonElement product)
    {
        if (product.Text("product_id") is { } id)
            products[id] = (product.Get("product_identification_helper")?.Text("purl"), product.Get("product_identification_helper")?.Text("cpe"));
    }
}
