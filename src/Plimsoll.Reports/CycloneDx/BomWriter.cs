namespace Plimsoll.Reports.CycloneDx;

/// <summary>The forms that CycloneDX's JSON and XML share, so that what is written is said once. The order of calls is that of the XML schema.</summary>
abstract class BomWriter
{
    const int MaxVersion = 1024;

    /// <summary>The one name of a list that differs: <c>response</c> and <c>responses</c>.</summary>
    public abstract string ResponseName { get; }

    public abstract void Start(Guid serial);

    public abstract void Finish();

    public abstract void StartObject(string name);

    public abstract void StartList(string name);

    /// <summary>An object in a list.</summary>
    /// <param name="element">What XML calls it.</param>
    public abstract void StartItem(string element);

    public abstract void EndObject();

    public abstract void EndList();

    /// <summary>A property, in XML an attribute.</summary>
    public abstract void Attribute(string name, string value);

    /// <summary>A property, in XML an element.</summary>
    public abstract void Text(string name, string value);

    public abstract void Score(double value);

    /// <summary>A string in a list, in XML an element.</summary>
    public abstract void TextItem(string element, string value);

    public abstract void NumberItem(string element, int value);

    /// <summary>A reference in a list: in XML an element with <c>ref</c>.</summary>
    public abstract void Reference(string element, string target);

    /// <summary>Two properties in a list: in XML an attribute and the text of one element.</summary>
    public abstract void Pair(string element, string key, string keyValue, string textName, string text);

    /// <param name="name"><c>id</c> or <c>name</c>.</param>
    public abstract void Licence(string name, string value);

    public abstract void LicenceExpression(string expression);

    public abstract void Dependency(string from, IEnumerable<string> to);

    /// <summary>The schemas allow a version so many characters and no more.</summary>
    public void Version(string version) => Text("version", version.Length <= MaxVersion ? version : version[..MaxVersion]);

    public void Optional(string name, string? value)
    {
        if (value is not null)
            Text(name, value);
    }
}
