namespace Plimsoll.Inventory.DotNet.Project;

/// <summary>Versions as projects ask for them: the least that will do, which is what NuGet takes.</summary>
/// <remarks>NuGet, "Package versioning": <c>1.0</c> and <c>[1.0,2.0)</c> take 1.0 where it is there.</remarks>
static class ProjectVersion
{
    /// <summary>The version; empty for one that floats (<c>1.*</c>), has no least (<c>(1.0,)</c>), or is made of what is defined elsewhere (<c>$(Version)</c>).</summary>
    public static string Of(string? asked, IReadOnlyDictionary<string, string> properties)
    {
        var text = asked?.Trim() ?? "";
        if (text is ['$', '(', .. var property, ')'])
            text = properties.GetValueOrDefault(property, "");
        if (text is ['[', .. var range, ']' or ')'])
            text = range.Split(',')[0].Trim();
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+') ? text : "";
    }
}
