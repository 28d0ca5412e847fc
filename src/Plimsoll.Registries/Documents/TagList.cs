using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Documents;

/// <summary>One page of a list of tags. What cannot be a tag is passed over: it could not be asked for.</summary>
static class TagList
{
    public static IReadOnlyList<string> Read(byte[] bytes, string repository)
    {
        using var document = BoundedJson.Parse(bytes, $"The list of tags of {repository}");
        return [.. document.RootElement.Items("tags").Select(t => t.Text()).OfType<string>().Where(ReferenceGrammar.IsTag)];
    }
}
