using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Yaml;

namespace Plimsoll.Inventory.Binary.Classifiers.Engine;

/// <summary>Reads a classifier as it is written: a YAML document.</summary>
static class ClassifierFile
{
    const int MaxExpression = 512;
    const int DefaultAfter = 96;

    static readonly string[] Known = ["name", "description", "home", "files", "script", "needs", "unless", "patterns", "purl", "cpes"];
    static readonly string[] KnownOfPattern = ["find", "match", "before", "after", "once"];

    /// <exception cref="MalformedDocumentException">It is no YAML, or the classifier is not as it should be.</exception>
    public static Classifier Parse(ReadOnlySpan<byte> bytes)
    {
        using var document = YamlFile.Parse(bytes);
        return Read(document.RootElement);
    }

    static Classifier Read(JsonElement root)
    {
        var name = root.Text("name") ?? throw new MalformedDocumentException("a classifier has no name");
        Refuse(root, Known, name);
        var purl = PurlOf(root, name);
        return new Classifier
        {
            Name = name,
            Description = Needed(root, "description", name),
            Home = Needed(root, "home", name),
            Files = [.. Texts(root, "files", name, atLeast: 1).Select(f => Glob(f, name))],
            IsScript = root.Text("script") == "true",
            Needs = [.. Texts(root, "needs", name).Select(Encoding.Latin1.GetBytes)],
            Unless = [.. Texts(root, "unless", name).Select(Encoding.Latin1.GetBytes)],
            Patterns = root.Items("patterns").Select(p => Pattern(p, name)).ToArray() is { Length: > 0 } patterns ? patterns : throw Malformed(name, "has no patterns"),
            Type = PackageTypes.Of(purl.Type) ?? throw Malformed(name, "names a type of package that is not known"),
            Package = purl.Namespace is null ? purl.Name : $"{purl.Namespace}/{purl.Name}",
            VersionTemplate = purl.Version ?? throw Malformed(name, "has no version in its purl"),
            Cpes = [.. Texts(root, "cpes", name)],
        };
    }

    static PackageUrl PurlOf(JsonElement root, string name) =>
        PackageUrl.TryParse(Needed(root, "purl", name), out var purl) ? purl : throw Malformed(name, "has a purl that is none");

    static PathGlob Glob(string text, string name)
    {
        try
        {
            return new PathGlob(text);
        }
        catch (FormatException)
        {
            throw Malformed(name, $"wants files '{text}', which says nothing of how their names begin");
        }
    }

    static BytePattern Pattern(JsonElement element, string name)
    {
        Refuse(element, KnownOfPattern, name);
        var (anchor, expression) = (Needed(element, "find", name), Needed(element, "match", name));
        if (expression.Length > MaxExpression || !(Captures(expression, BytePattern.Capture) || Captures(expression, BytePattern.Major)))
            throw Malformed(name, "has an expression that captures no version, or is too long");
        var (before, after) = (Reach(element, "before", 0, name), Reach(element, "after", DefaultAfter, name));
        return new BytePattern(Encoding.Latin1.GetBytes(anchor), expression, before, after, element.Text("once") == "true");
    }

    static bool Captures(string expression, string name) => expression.Contains($"(?<{name}>", StringComparison.Ordinal);

    static int Reach(JsonElement element, string key, int otherwise, string name) => element.Text(key) switch
    {
        null => otherwise,
        var text when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var bytes) && bytes <= BytePattern.MaxReach => bytes,
        _ => throw Malformed(name, $"says '{key}' in another way than as a number up to {BytePattern.MaxReach}"),
    };

    static string Needed(JsonElement element, string key, string name) => element.Text(key) ?? throw Malformed(name, $"says no '{key}'");

    // Anchors may begin or end with blanks, so nothing is trimmed.
    static List<string> Texts(JsonElement root, string key, string name, int atLeast = 0)
    {
        var texts = root.Items(key).Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!).Where(t => t.Length > 0).ToList();
        return texts.Count >= atLeast && texts.Count == root.Items(key).Count() ? texts : throw Malformed(name, $"has a list '{key}' that is not one of texts");
    }

    static void Refuse(JsonElement element, string[] known, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Malformed(name, "has a pattern that is no mapping");
        foreach (var member in element.EnumerateObject())
            if (!known.Contains(member.Name))
                throw Malformed(name, $"says '{member.Name}', which is not known");
    }

    static MalformedDocumentException Malformed(string name, string what) => new($"the classifier '{name}' {what}");
}
