using System.Globalization;
using System.Xml;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.CycloneDx;

/// <remarks>The XML schema of each version; its elements stand in a fixed order.</remarks>
sealed class XmlBomWriter(XmlWriter xml, CycloneDxVersion version) : BomWriter
{
    public override string ResponseName => "responses";

    public override void Start(Guid serial)
    {
        xml.WriteStartElement("bom", version.XmlNamespace);
        Attribute("serialNumber", $"urn:uuid:{serial}");
        Attribute("version", "1");
    }

    public override void Finish() => xml.WriteEndElement();

    public override void StartObject(string name) => Element(name);

    public override void StartList(string name) => Element(name);

    public override void StartItem(string element) => Element(element);

    public override void EndObject() => xml.WriteEndElement();

    public override void EndList() => xml.WriteEndElement();

    public override void Attribute(string name, string value) => xml.WriteAttributeString(name, Clean.Xml(value));

    public override void Text(string name, string value)
    {
        Element(name);
        xml.WriteString(Clean.Xml(value));
        xml.WriteEndElement();
    }

    public override void Score(double value) => Text("score", value.ToString(CultureInfo.InvariantCulture));

    public override void TextItem(string element, string value) => Text(element, value);

    public override void NumberItem(string element, int value) => Text(element, value.ToString(CultureInfo.InvariantCulture));

    public override void Reference(string element, string target)
    {
        Element(element);
        Attribute("ref", target);
        xml.WriteEndElement();
    }

    public override void Pair(string element, string key, string keyValue, string textName, string text)
    {
        Element(element);
        Attribute(key, keyValue);
        xml.WriteString(Clean.Xml(text));
        xml.WriteEndElement();
    }

    public override void Licence(string name, string value)
    {
        Element("license");
        Text(name, value);
        xml.WriteEndElement();
    }

    public override void LicenceExpression(string expression) => Text("expression", expression);

    public override void Dependency(string from, IEnumerable<string> to)
    {
        Element("dependency");
        Attribute("ref", from);
        foreach (var one in to)
            Reference("dependency", one);
        xml.WriteEndElement();
    }

    void Element(string name) => xml.WriteStartElement(name, version.XmlNamespace);
}
