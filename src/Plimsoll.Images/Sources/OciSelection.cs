using System.Runtime.InteropServices;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Sources;

/// <summary>Finds the one image meant among indexes within indexes.</summary>
/// <param name="severalAreFine">Whether the first of several images is taken where none is named.</param>
sealed class OciSelection(IImageBlobs blobs, Platform? wanted, bool severalAreFine)
{
    static readonly string Machine = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        Architecture.Arm64 => "arm64",
        Architecture.Arm => "arm",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Every image of an index.</summary>
    public List<OciDescriptor> All(byte[] index) => Collect(Entries(index, blobs.IndexName));

    /// <summary>The image of the wanted platform, else of this machine's.</summary>
    public OciDescriptor Choose(List<OciDescriptor> images)
    {
        var real = Real(images);
        if (wanted is not null)
            return real.Find(IsWanted) ?? throw NoneFor(wanted, real);
        return real.Count == 1
            ? real[0]
            : real.Find(i => PlatformOf(i)?.Satisfies(new Platform("linux", Machine)) ?? false) ??
                throw new UnreadableSubjectException($"{blobs.Name} holds no image for linux/{Machine}; choose one of {Platforms(real)} with --platform.");
    }

    /// <summary>The images of all platforms, or of all that satisfy the wanted one.</summary>
    public IReadOnlyList<OciDescriptor> Several(List<OciDescriptor> images)
    {
        var real = Real(images);
        return wanted is null ? real : real.FindAll(IsWanted) is { Count: > 0 } some ? some : throw NoneFor(wanted, real);
    }

    public const string IndexType = "application/vnd.oci.image.index.v1+json";

    public static bool IsIndex(string mediaType) =>
        mediaType is IndexType or "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>The images that are meant, one a platform.</summary>
    /// <param name="reference">A tag, a name, or a digest; null for the only image there is.</param>
    public List<OciDescriptor> Named(byte[] index, string? reference)
    {
        var top = Entries(index, blobs.IndexName);
        if (top.Count == 0)
            throw new UnreadableSubjectException($"{blobs.Name} lists no image in its {blobs.IndexName}.");
        var named = reference is null ? Unnamed(top) : top.FindAll(d => Matches(d, reference));
        if (named.Count > 0)
            return Collect(named);
        return Digest.TryParse(reference, out var digest) && Collect(top).Find(i => i.Digest == digest) is { } image
            ? [image]
            : throw new UnreadableSubjectException($"{blobs.Name} holds no image '{reference}'; it holds {Listed(top)}.");
    }

    static bool Matches(OciDescriptor descriptor, string reference) =>
        descriptor.Digest.ToString() == reference ||
        descriptor.Names.Any(n => n == reference || ImageName.Same(n, reference) || n.EndsWith(":" + reference, StringComparison.Ordinal));

    // One image may stand there under several names; several images without names are those of several platforms.
    List<OciDescriptor> Unnamed(List<OciDescriptor> top)
    {
        var different = top.DistinctBy(d => d.Digest).ToList();
        if (different.Count < 2 || different.All(d => d.Names.Count == 0))
            return different;
        return severalAreFine
            ? different[..1]
            : throw new UnreadableSubjectException($"{blobs.Name} holds several images; name one of {Listed(top)} after a colon.");
    }

    List<OciDescriptor> Collect(List<OciDescriptor> descriptors)
    {
        List<OciDescriptor> images = [];
        Collect(descriptors, images, [], 0);
        return images;
    }

    static string Listed(IEnumerable<OciDescriptor> all) =>
        string.Join(", ", all.Take(20).Select(d => d.Names.Count > 0 ? d.Names[0] : d.Digest.ToString()));

    void Collect(List<OciDescriptor> descriptors, List<OciDescriptor> images, HashSet<Digest> above, int depth)
    {
        if (depth > blobs.Limits.MaxNesting)
            throw new LimitExceededException(nameof(Limits.MaxNesting), blobs.Limits.MaxNesting, $"The index of {blobs.Name}");
        foreach (var descriptor in descriptors)
        {
            if (!IsIndex(descriptor.MediaType))
            {
                images.Add(descriptor);
                if (images.Count > blobs.Limits.MaxLayers)
                    throw new LimitExceededException(nameof(Limits.MaxLayers), blobs.Limits.MaxLayers, $"The index of {blobs.Name}");
                continue;
            }

            // An index that contains itself cannot be made without breaking SHA-256; one that is listed twice can.
            if (!above.Add(descriptor.Digest))
                continue;
            Collect(Entries(blobs.Document(descriptor, DocumentKind.Index), "nested index"), images, above, depth + 1);
        }
    }

    List<OciDescriptor> Real(List<OciDescriptor> images)
    {
        // Build attestations stand in an index as images of the platform unknown/unknown.
        var real = images.FindAll(i => i.Platform is not { Os: "unknown" }).DistinctBy(i => i.Digest).ToList();

        // An index is saved whole even where only one of its platforms was pulled.
        if (real.FindAll(blobs.Has) is { Count: > 0 } there)
            real = there;
        return real.Count > 0 ? real : throw new UnreadableSubjectException($"{blobs.Name} lists no image in its {blobs.IndexName}.");
    }

    bool IsWanted(OciDescriptor image) => PlatformOf(image)?.Satisfies(wanted!) ?? false;

    UnreadableSubjectException NoneFor(Platform platform, List<OciDescriptor> real) =>
        new($"{blobs.Name} holds no image for {platform}; it holds {Platforms(real)}.");

    string Platforms(List<OciDescriptor> images) => string.Join(", ", images.Take(20).Select(i => PlatformOf(i)?.ToString() ?? "an unnamed platform"));

    /// <summary>The platform as the index says it, else as the image's config does.</summary>
    Platform? PlatformOf(OciDescriptor descriptor)
    {
        if (descriptor.Platform is { } stated)
            return stated;
        using var manifest = BoundedJson.Parse(blobs.Document(descriptor, DocumentKind.Manifest), $"The manifest of {blobs.Name}");
        var config = OciDescriptor.Parse(manifest.RootElement.Property("config") ?? default, $"The manifest of {blobs.Name}");
        return ImageConfig.Parse(blobs.Document(config, DocumentKind.Config), $"The config of {blobs.Name}", blobs.Limits).Platform;
    }

    List<OciDescriptor> Entries(byte[] index, string what)
    {
        using var document = BoundedJson.Parse(index, $"The {what} of {blobs.Name}");
        OciDocument.MustBeIndex(document.RootElement, $"The {what} of {blobs.Name}");
        List<OciDescriptor> entries = [];
        foreach (var item in document.RootElement.Items("manifests"))
            if (item.ValueKind == JsonValueKind.Object)
                entries.Add(OciDescriptor.Parse(item, $"The {what} of {blobs.Name}"));
        return entries;
    }
}
