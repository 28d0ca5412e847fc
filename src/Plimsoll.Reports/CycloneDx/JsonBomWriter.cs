using System.Text.Json;
using Plimsoll.Reports.Json;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.CycloneDx;

/// <remarks>ECMA-424; the JSON schema of each version.</remarks>
sealed class JsonBomWriter(Utf8JsonWriter json, CycloneDxVersion version) : BomWriter
{
    public override string ResponseName => "response";

    public override void Start(Guid serial)
    {
        json.WriteStartObject();
        json.WriteString("$schema", version.JsonSchema);
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", version.Text);
        json.WriteString("serialNumber", $"urn:uuid:{serial}");
        json.WriteNumber("version", 1);
    }

    public override void Finish() => json.WriteEndObject();

    public override void StartObject(string name) => json.WriteStartObject(name);

    public override void StartList(string name) => json.WriteStartArray(name);

    public override void StartItem(string element) => json.WriteStartObject();

    public override void EndObject() => json.EndItem();

    public override void EndList() => json.WriteEndArray();

    public override void Attribute(string name, string value) => Text(name, value);

    public override void Text(string name, string value) => json.WriteString(name, Clean.Unicode(value));

    public override void Score(double value) => json.WriteNumber("score", value);

    public override void TextItem(string element, string value) => json.WriteStringValue(Clean.Unicode(value));

    public override void NumberItem(string element, int value) => json.WriteNumberValue(value);

    public override void Reference(string element, string target) => TextItem(element, target);

    public override void Pair(string element, string key, string keyValue, string textName, string text)
    {
        json.WriteStartObject();
        Text(key, keyValue);
        Text(textName, text);
        json.WriteEndObject();
    }

    public override void Licence(string name, string value)
    {
        json.WriteStartObject();
        json.WriteStartObject("license");
        Text(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public override void LicenceExpression(string expression)
    {
        json.WriteStartObject();
        Text("expression", expression);
        json.WriteEndObject();
    }

    public override void Dependency(string from, IEnumerable<string> to)
    {
        json.WriteStartObject();
        Text("ref", from);
        json.WriteStartArray("dependsOn");
        foreach (var one in to)
            json.WriteStringValue(Clean.Unicode(one));
        json.WriteEndArray();
        json.EndItem();
    }
}
