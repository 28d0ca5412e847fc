using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Text;

/// <summary>Text of a parsed document that evidence keeps: bounded, without surrounding blanks, and nothing where it is empty or too long.</summary>
static class KeptText
{
    public static string? Of(string? text, Limits limits)
    {
        text = text?.Trim();
        return string.IsNullOrEmpty(text) || Encoding.UTF8.GetByteCount(text) > limits.MaxFieldBytes ? null : text;
    }

    public static string? Kept(this JsonElement element, string name, Limits limits) => Of(element.Text(name), limits);
}
