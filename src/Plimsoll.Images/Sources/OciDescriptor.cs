using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Sources;

/// <summary>A reference to a blob: what it is, how large, and the digest that authenticates it.</summary>
/// <remarks>OCI image specification 1.1, descriptor.md.</remarks>
sealed record OciDescriptor(string MediaType, Digest Digest, long Size, Platform? Platform, IReadOnlyList<string> Names)
{
    public static OciDescriptor Parse(JsonElement element, string place)
    {
        if (!Digest.TryParse(element.Text("digest"), out var digest))
            throw new UnreadableSubjectException($"{place} refers to a blob by something that is no digest; the image is damaged.");
        if (element.Number("size") is not { } size || size < 0)
            throw new UnreadableSubjectException($"{place} states no size for {digest}; the image is damaged.");
        var annotations = element.Property("annotations") ?? default;
        List<string> names = [];
        foreach (var key in (ReadOnlySpan<string>)["io.containerd.image.name", "org.opencontainers.image.ref.name"])
            if (annotations.Text(key) is { Length: > 0 } name)
                names.Add(name);
        return new OciDescriptor(element.Text("mediaType") ?? "", digest, size, PlatformOf(element), names);
    }

    static Platform? PlatformOf(JsonElement element) =>
        element.Property("platform") is { } platform && platform.Text("os") is { Length: > 0 } os && platform.Text("architecture") is { Length: > 0 } architecture
            ? new Platform(os, architecture, platform.Text("variant"))
            : null;
}
