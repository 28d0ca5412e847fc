using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Sources;

/// <summary>A reference to a blob: what it is, how large, and the digest that authenticates it.</summary>
/// <remarks>OCI image specification 1.1, descriptor.md.</remarks>
sealed record OciDescriptor(string MediaType, Digest Digest, long Size, Platform? Platform, IReadOnlyList<string> Names)
{
    /// <summary>The table of contents that the descriptor's annotations name.</summary>
    public ContentsReference? Contents { get; init; }

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
        return new OciDescriptor(element.Text("mediaType") ?? "", digest, size, PlatformOf(element), names) { Contents = ContentsReference.Parse(annotations) };
    }

    /// <summary>Compares bytes with what is said of them.</summary>
    /// <param name="what">Their kind, and <paramref name="place"/> where they came from, for messages.</param>
    /// <exception cref="UnreadableSubjectException">Size or digest are others.</exception>
    public void MustDescribe(byte[] bytes, string what, string place)
    {
        MustHaveSize(bytes.Length, what, place);
        var actual = Digest.Algorithm == "sha512" ? Digest.Sha512(SHA512.HashData(bytes)) : Digest.Sha256(SHA256.HashData(bytes));
        if (actual != Digest)
            throw new DigestMismatchException($"The {what} of {place}", Digest, actual);
    }

    public void MustHaveSize(long actual, string what, string place)
    {
        if (actual != Size)
            throw new UnreadableSubjectException($"The {what} of {place}, {Digest}, has {actual:N0} bytes where {Size:N0} are stated; it was cut short or altered, fetch it again.");
    }

    static Platform? PlatformOf(JsonElement element) =>
        element.Property("platform") is { } platform && platform.Text("os") is { Length: > 0 } os && platform.Text("architecture") is { Length: > 0 } architecture
            ? new Platform(os, architecture, platform.Text("variant"))
            : null;
}
