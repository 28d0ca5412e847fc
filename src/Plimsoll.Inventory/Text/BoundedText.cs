using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Text;

/// <summary>Texts of a document that a stranger wrote: trimmed, not empty, and no longer than a field may be.</summary>
static class BoundedText
{
    public static string? Bounded(this JsonElement element, string name, Limits limits) => Of(element.Text(name), limits);

    /// <summary>The element itself, where it is such a text.</summary>
    public static string? Bounded(this JsonElement element, Limits limits) =>
        element.ValueKind == JsonValueKind.String ? Of(element.GetString(), limits) : null;

    public static string? Of(string? text, Limits limits) =>
        text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= limits.MaxFieldBytes ? trimmed : null;
}
