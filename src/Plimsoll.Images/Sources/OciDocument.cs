using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Sources;

/// <summary>Tells manifests from indexes.</summary>
static class OciDocument
{
    // A document that is both is an image of its own to programs that take the one half, and another to those that take the other (CVE-2021-41190).
    public static void MustBeIndex(JsonElement root, string place)
    {
        if (root.Property("config") is not null || root.Property("layers") is not null)
            throw Both(place);
    }

    public static void MustBeManifest(JsonElement root, string place)
    {
        if (root.Property("manifests") is not null)
            throw Both(place);
    }

    /// <summary>What a document is by its own word, else by its shape: what a server calls it decides nothing.</summary>
    public static string MediaTypeOf(byte[] bytes, string place)
    {
        using var document = BoundedJson.Parse(bytes, place);
        var root = document.RootElement;
        return root.Property("manifests") is not null ? OciSelection.IndexType : root.Text("mediaType") ?? "";
    }

    static UnreadableSubjectException Both(string place) =>
        new($"{place} is both an index and a manifest, or is called one and is the other, which programs read differently; have it built anew.");
}
