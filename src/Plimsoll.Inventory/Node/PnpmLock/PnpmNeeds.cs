using System.Text.Json;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Node.PnpmLock;

/// <summary>What an importer or an entry needs: names, and where each was found, as a text or as an object's <c>version</c>.</summary>
static class PnpmNeeds
{
    public static IEnumerable<(string Name, string Place)> Of(JsonElement asker, bool withDevelopment)
    {
        var needs = Members(asker, "dependencies").Concat(Members(asker, "optionalDependencies"));
        return withDevelopment ? needs.Concat(OfDevelopment(asker)) : needs;
    }

    public static IEnumerable<(string Name, string Place)> OfDevelopment(JsonElement importer) => Members(importer, "devDependencies");

    /// <summary>The key of what was found: the place itself where it is one, or name and version in the way of the file's version.</summary>
    public static string? Key(string name, string place, Predicate<string> isKey)
    {
        if (isKey(place))
            return place;
        if (isKey($"{name}@{place}"))
            return $"{name}@{place}";
        if (isKey($"/{name}@{place}"))
            return $"/{name}@{place}";
        return isKey($"/{name}/{place}") ? $"/{name}/{place}" : null;
    }

    static IEnumerable<(string Name, string Place)> Members(JsonElement asker, string kind)
    {
        foreach (var member in asker.Members(kind))
            if ((member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.Text("version")) is { } place)
                yield return (member.Name, place);
    }
}
