using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Engines;

/// <summary>What an engine says of a container.</summary>
/// <param name="Id">Whole.</param>
/// <param name="Name">Without the slash that engines put before it.</param>
/// <param name="Image">The image's name as the container was made from it.</param>
/// <param name="ImageId">Empty where it is not told.</param>
/// <param name="State"><c>running</c>, <c>exited</c>, <c>paused</c>…</param>
sealed record EngineContainer(string Id, string Name, string Image, string ImageId, string State)
{
    const int MaxTextLength = 512;

    /// <summary>Asks an engine for a container by a name that was checked; null where it has none.</summary>
    public static EngineContainer? Find(EngineClient engine, string name)
    {
        using var document = engine.Document($"/containers/{name}/json");
        if (document is null)
            return null;
        try
        {
            var root = document.RootElement;
            string TextOf(string? text) => OneLine.Of(text ?? "", MaxTextLength);
            if (root.Text("Id") is { } id && EngineNames.IsContainer(id))
                return new EngineContainer(
                    id,
                    TextOf(root.Text("Name")).TrimStart('/'),
                    TextOf((root.Property("Config") ?? default).Text("Image")),
                    Digest.TryParse(root.Text("Image"), out var image) ? image.ToString() : "",
                    TextOf((root.Property("State") ?? default).Text("Status")));
        }
        catch (UnreadableSubjectException e)
        {
            throw new ServiceException(Strange(engine), e);
        }

        throw new ServiceException(Strange(engine));
    }

    static string Strange(EngineClient engine) =>
        $"{EngineClient.Capital(engine.Name)} describes the container in a form that no engine uses; see whether it is an engine that answers there.";
}
