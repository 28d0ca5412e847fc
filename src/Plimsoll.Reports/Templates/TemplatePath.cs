using System.Text.Json;

namespace Plimsoll.Reports.Templates;

/// <summary>Where a template looks: <c>name.inner</c> from the item at hand and, where that lacks it, from the ones around it; <c>.</c> is the item itself.</summary>
/// <param name="Names">Empty for the item itself; <c>@index</c>, <c>@number</c>, <c>@first</c> and <c>@last</c> are of the loop.</param>
sealed record TemplatePath(string[] Names)
{
    public const int MaxNames = 16;

    /// <summary>Null where there is nothing.</summary>
    public JsonElement? Find(Scope scope)
    {
        if (Names.Length == 0)
            return scope.Item;
        for (var at = scope; at is not null; at = at.Outer)
            if (at.Item.ValueKind == JsonValueKind.Object && at.Item.TryGetProperty(Names[0], out var found))
                return Inner(found);
        return null;
    }

    JsonElement? Inner(JsonElement element)
    {
        foreach (var name in Names.AsSpan(1))
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner))
                element = inner;
            else if (element.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < element.GetArrayLength())
                element = element[index];
            else
                return null;
        return element;
    }
}

/// <summary>An item of a loop, and what is around it.</summary>
sealed record Scope(JsonElement Item, int Index, bool IsLast, Scope? Outer);
