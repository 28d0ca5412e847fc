using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Blobs;
using Plimsoll.Images.Json;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>Opens an image of an archive as <c>docker save</c> wrote it before version 25: <c>manifest.json</c> names the config and the layers.</summary>
/// <remarks>Docker image specification 1.2, "Combined Image JSON + Filesystem Changeset Format".</remarks>
static class DockerArchive
{
    public const string ManifestPath = "manifest.json";

    sealed record Item(string Config, IReadOnlyList<string> Tags, IReadOnlyList<string> Layers);

    /// <param name="reference">One of the tags; null for the first image.</param>
    public static OpenedSubject Open(BlobStore store, string? reference, string name, OpenOptions options)
    {
        var bytes = store.ReadDocument(ManifestPath, options.Limits) ??
            throw new UnreadableSubjectException($"{store.Name} holds no manifest.json: it is not an archive that \"docker save\" wrote.");
        var item = Choose(Parse(bytes, store.Name), reference, store.Name);
        var (config, id) = ConfigOf(store, item, options.Limits);
        if (item.Layers.Count != config.DiffIds.Count)
            throw new UnreadableSubjectException($"{store.Name} lists {item.Layers.Count} layers in its manifest and {config.DiffIds.Count} in its config; the archive is damaged.");
        if (options.Platform is { } wanted && config.Platform is { } platform && !platform.Satisfies(wanted))
            throw new UnreadableSubjectException($"{store.Name} holds no image for {wanted}; it holds {platform}.");
        return new OpenedSubject(
            new Subject(SubjectKind.Image, name, id, config.Platform),
            [.. item.Layers.Select((path, i) => LayerOf(store, path, i, config, options.Limits))],
            store)
        { Base = config.Base };
    }

    static (ImageConfig Config, Digest Id) ConfigOf(BlobStore store, Item item, Limits limits)
    {
        var bytes = store.ReadDocument(item.Config, limits) ??
            throw new UnreadableSubjectException($"The config of the image is missing from {store.Name}; it was saved incompletely.");
        var id = Digest.Sha256(SHA256.HashData(bytes));

        // The config's file is named by its digest, with or without ".json" or "sha256:": that name is what "docker load" checks.
        var hex = Path.GetFileNameWithoutExtension(item.Config).Replace("sha256:", "", StringComparison.Ordinal);
        if (Digest.TryParse($"sha256:{hex}", out var stated) && stated != id)
            throw new DigestMismatchException($"The config of {store.Name}", stated, id);
        return (ImageConfig.Parse(bytes, $"The config of {store.Name}", limits), id);
    }

    static ArchiveLayer LayerOf(BlobStore store, string path, int index, ImageConfig config, Limits limits)
    {
        var region = store.Find(path) ?? throw new UnreadableSubjectException($"Layer {index + 1} of {store.Name} is missing; the image was saved incompletely.");
        return new ArchiveLayer(new LayerDescriptor(index, null, config.DiffIds[index], config.Steps[index]), new FileBlob(region), limits, store.Name);
    }

    static Item Choose(List<Item> items, string? reference, string name)
    {
        if (items.Count == 0)
            throw new UnreadableSubjectException($"{name} lists no image in its manifest.json.");
        if (reference is null)
            return items[0];
        return items.Find(i => i.Tags.Any(t => ImageName.Same(t, reference))) ??
            throw new UnreadableSubjectException($"{name} holds no image '{reference}'; it holds {string.Join(", ", items.SelectMany(i => i.Tags).Take(20))}.");
    }

    static List<Item> Parse(byte[] bytes, string name)
    {
        using var document = BoundedJson.Parse(bytes, $"The manifest.json of {name}");
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new UnreadableSubjectException($"The manifest.json of {name} is not a list of images.");
        return [.. document.RootElement.EnumerateArray().Select(i => new Item(i.Text("Config") ?? "", Texts(i, "RepoTags"), Texts(i, "Layers")))];
    }

    static List<string> Texts(JsonElement element, string name) =>
        [.. element.Items(name).Select(t => t.Text()).OfType<string>()];
}
