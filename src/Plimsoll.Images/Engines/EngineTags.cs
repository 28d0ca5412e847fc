using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Engines;

/// <summary>What an engine holds under the name of an image that it has not: mostly another tag was meant.</summary>
static class EngineTags
{
    const int Most = 5;
    const int MaxLength = 160;

    /// <returns>A few names with their tags; none where the engine does not tell.</returns>
    public static IReadOnlyList<string> Beside(EngineClient engine, string name)
    {
        try
        {
            using var images = engine.Document("/images/json");
            if (images is not { RootElement.ValueKind: System.Text.Json.JsonValueKind.Array })
                return [];
            var wanted = ImageName.Repository(name);
            return [.. images.RootElement.EnumerateArray()
                .SelectMany(i => i.Items("RepoTags"))
                .Select(t => t.Text())
                .OfType<string>()
                .Where(t => ImageName.Repository(t) == wanted)
                .Order(StringComparer.Ordinal)
                .Take(Most)
                .Select(t => OneLine.Of(t, MaxLength))];
        }
        catch (Exception e) when (e is ServiceException or UnreadableSubjectException)
        {
            // That there is no such image is told all the same.
            return [];
        }
    }
}
