using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.DotNet;

/// <summary>Dependencies as .NET's files list them: <c>"dependencies": { "NAME": "VERSION" }</c>.</summary>
static class Edges
{
    /// <param name="isExact">Whether versions are those that were chosen, and not the least that will do.</param>
    public static IReadOnlyList<Dependency> Of(JsonElement library, bool isExact, Limits limits) =>
    [
        .. library.Members("dependencies").Take(limits.MaxDependenciesPerPackage)
            .Select(d => new Dependency(d.Name, isExact && d.Value.ValueKind == JsonValueKind.String ? d.Value.GetString() : null)),
    ];
}
