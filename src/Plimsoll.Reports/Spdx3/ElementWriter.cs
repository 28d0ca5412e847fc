using System.Text.Json;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx3;

/// <summary>Elements of one document: each has an IRI below the document's own, and the one creation info.</summary>
sealed class ElementWriter(Utf8JsonWriter json, Guid serial)
{
    public const string Creation = "_:creation";

    public string Iri(string local) => $"urn:uuid:{serial}#{local}";

    public void Start(string type, string iri, string? name = null)
    {
        json.WriteStartObject();
        Text("type", type);
        Text("spdxId", iri);
        Text("creationInfo", Creation);
        Optional("name", name);
    }

    /// <summary>A part without an identity of its own.</summary>
    public void StartPart(string type)
    {
        json.WriteStartObject();
        Text("type", type);
    }

    public void End() => json.EndItem();

    public void StartList(string name) => json.WriteStartArray(name);

    public void EndList() => json.WriteEndArray();

    public void List(string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(Clean.Unicode(value));
        json.WriteEndArray();
    }

    public void Optional(string name, string? value)
    {
        if (value is not null)
            Text(name, value);
    }

    public void Text(string name, string value) => json.WriteString(name, Clean.Unicode(value));

    public void Relationship(string from, string type, IEnumerable<string> to, string? completeness = null)
    {
        Start("Relationship", Iri(Spdx.SpdxId.Local("Relationship", type, $"{type} {from}")));
        Text("from", from);
        Text("relationshipType", type);
        List("to", to);
        Optional("completeness", completeness);
        End();
    }
}
