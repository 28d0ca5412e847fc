using System.Text.Json;

namespace Plimsoll.Testing.Schemas;

/// <summary>A part of a schema, and the document that its own references mean.</summary>
readonly record struct SchemaNode(JsonElement Schema, JsonElement Root)
{
    public SchemaNode? Get(string name) => Schema.TryGetProperty(name, out var inner) ? new SchemaNode(inner, Root) : null;

    public IEnumerable<SchemaNode> List(string name)
    {
        var root = Root;
        return Schema.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(s => new SchemaNode(s, root)) : [];
    }
}
