using System.Text.Json;
using Plimsoll.Core.Advisories;
using Plimsoll.Formats.Json;

namespace Plimsoll.Advisories.Feeds.Facts;

/// <summary>Affected versions that a record of facts keeps as its source wrote them, in the language of the registry.</summary>
/// <remarks>
/// <c>patched</c> and <c>unaff</c> of crates.io and RubyGems, of which the rest is affected; <c>vuln</c> and <c>patchedr</c> of npm; <c>c</c> of Packagist:
/// a list of alternatives, each a list of what holds together.
/// </remarks>
static class FactsConstraints
{
    /// <returns>null where the record gives its versions in another way, or in a form that is not understood.</returns>
    public static IReadOnlyList<VersionRange>? Of(JsonElement item, string ecosystem, string source) => ecosystem switch
    {
        "crates.io" when IsRest(item) => AffectedVersions.OfRust(item.Texts("patched"), item.Texts("unaff")),

        // A gem of which nothing is patched and nothing unaffected has no key for either.
        "RubyGems" or "Ruby" when IsRest(item) || source == "rubysec" => AffectedVersions.OfRuby(item.Texts("patched"), item.Texts("unaff")),
        "npm" or "Node.js" when item.Text("vuln") is { } vulnerable => AffectedVersions.OfNode(vulnerable, item.Text("patchedr")),
        "Packagist" when item.Get("c") is not null => AffectedVersions.OfPhp(item.Items("c").Where(c => c.ValueKind == JsonValueKind.Array).Select(Texts)),
        _ => null,
    };

    static bool IsRest(JsonElement item) => item.Get("patched") is not null || item.Get("unaff") is not null;

    static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!);
}
