using System.Text;
using System.Text.Json.Nodes;

namespace Plimsoll.Testing.Images;

/// <summary>An image of given layers, written in any of the forms images are kept in.</summary>
public sealed class ImageFixture(params LayerFixture[] layers)
{
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    public const string IndexType = "application/vnd.oci.image.index.v1+json";

    public IReadOnlyList<LayerFixture> Layers { get; } = layers;

    /// <summary><c>os/architecture</c>.</summary>
    public string Platform { get; init; } = "linux/amd64";

    /// <summary>The names it is saved under: <c>name:tag</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = ["fixture:1"];

    /// <summary>A last touch to the config, to make it wrong.</summary>
    public Action<JsonObject>? Config { get; init; }

    /// <summary>A last touch to the manifest, to make it wrong.</summary>
    public Action<JsonObject>? Manifest { get; init; }

    public byte[] ConfigBytes
    {
        get
        {
            var parts = Platform.Split('/');
            var config = new JsonObject
            {
                ["architecture"] = parts[1],
                ["os"] = parts[0],
                ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray([.. Layers.Select(l => (JsonNode)l.DiffId)]) },
                ["history"] = new JsonArray([
                    .. Layers.Select(l => (JsonNode)new JsonObject { ["created_by"] = l.Step }),
                    new JsonObject { ["created_by"] = "CMD [\"sh\"]", ["empty_layer"] = true },
                ]),
            };
            Config?.Invoke(config);
            return Bytes(config);
        }
    }

    public byte[] ManifestBytes
    {
        get
        {
            var config = ConfigBytes;
            var manifest = new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = ManifestType,
                ["config"] = Descriptor("application/vnd.oci.image.config.v1+json", config),
                ["layers"] = new JsonArray([.. Layers.Select(LayerDescriptor)]),
            };
            Manifest?.Invoke(manifest);
            return Bytes(manifest);
        }
    }

    public string ManifestDigest => DigestOf.Bytes(ManifestBytes);

    public string ImageId => DigestOf.Bytes(ConfigBytes);

    /// <summary>The files of an OCI layout whose index lists these images.</summary>
    public static Dictionary<string, byte[]> OciFiles(params IReadOnlyList<ImageFixture> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var entries = images.SelectMany(i => i.Tags.DefaultIfEmpty("").Select(tag => (JsonNode)i.IndexEntry(tag)));
        return OciFiles(Index(entries), images);
    }

    /// <summary>The files of an OCI layout with this index.</summary>
    public static Dictionary<string, byte[]> OciFiles(JsonObject index, params IReadOnlyList<ImageFixture> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var files = new Dictionary<string, byte[]>
        {
            ["oci-layout"] = "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray(),
            ["index.json"] = Bytes(index),
        };
        foreach (var image in images)
        {
            Put(files, image.ConfigBytes);
            Put(files, image.ManifestBytes);
            foreach (var layer in image.Layers.Where(l => l.IsPresent))
                Put(files, layer.Stored, layer.BlobDigest);
        }

        return files;
    }

    /// <summary>The files of an archive as <c>docker save</c> wrote it before version 25.</summary>
    public static Dictionary<string, byte[]> DockerFiles(params IReadOnlyList<ImageFixture> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var files = new Dictionary<string, byte[]>();
        var manifest = new JsonArray();
        foreach (var image in images)
        {
            var config = $"{image.ImageId["sha256:".Length..]}.json";
            var paths = image.Layers.Select(l => $"{l.DiffId["sha256:".Length..]}/layer.tar").ToList();
            files[config] = image.ConfigBytes;
            foreach (var (path, layer) in paths.Zip(image.Layers).Where(p => p.Second.IsPresent))
                files[path] = layer.Stored;
            manifest.Add(ManifestItem(config, image.Tags, paths));
        }

        files["manifest.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        return files;
    }

    /// <summary>The files of an archive as Docker 25 and later write it: an OCI layout and, beside it, a manifest.json that points into it.</summary>
    public static Dictionary<string, byte[]> DockerOciFiles(params IReadOnlyList<ImageFixture> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var files = OciFiles(images);
        var manifest = images.Select(i => (JsonNode)ManifestItem(
            BlobPath(i.ImageId), i.Tags, [.. i.Layers.Select(l => BlobPath(l.BlobDigest ?? DigestOf.Bytes(l.Stored)))]));
        files["manifest.json"] = Encoding.UTF8.GetBytes(new JsonArray([.. manifest]).ToJsonString());
        return files;
    }

    public static JsonObject Index(IEnumerable<JsonNode> entries) =>
        new() { ["schemaVersion"] = 2, ["mediaType"] = IndexType, ["manifests"] = new JsonArray([.. entries]) };

    /// <summary>An entry of an index, under a name as both containerd and OCI annotate it.</summary>
    public JsonObject IndexEntry(string tag = "", bool withPlatform = false)
    {
        var entry = Descriptor(ManifestType, ManifestBytes);
        if (!string.IsNullOrEmpty(tag))
            entry["annotations"] = new JsonObject
            {
                ["io.containerd.image.name"] = $"docker.io/library/{tag}",
                ["org.opencontainers.image.ref.name"] = tag[(tag.LastIndexOf(':') + 1)..],
            };
        if (withPlatform)
            entry["platform"] = new JsonObject { ["os"] = Platform.Split('/')[0], ["architecture"] = Platform.Split('/')[1] };
        return entry;
    }

    public static JsonObject Descriptor(string mediaType, byte[] blob, string? digest = null)
    {
        ArgumentNullException.ThrowIfNull(blob);
        return new() { ["mediaType"] = mediaType, ["digest"] = digest ?? DigestOf.Bytes(blob), ["size"] = blob.Length };
    }

    public static string BlobPath(string digest) => $"blobs/{digest?.Replace(':', '/')}";

    public static void Put(IDictionary<string, byte[]> files, byte[] blob, string? digest = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        files[BlobPath(digest ?? DigestOf.Bytes(blob))] = blob;
    }

    public static byte[] Bytes(JsonNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    static JsonNode LayerDescriptor(LayerFixture layer)
    {
        var descriptor = Descriptor(layer.MediaTypeOrDefault, layer.Stored, layer.BlobDigest);
        if (layer.Annotations.Count > 0)
            descriptor["annotations"] = new JsonObject(layer.Annotations.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value)));
        return descriptor;
    }

    static JsonObject ManifestItem(string config, IReadOnlyList<string> tags, IReadOnlyList<string> layers) => new()
    {
        [nameof(Config)] = config,
        ["RepoTags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]),
        [nameof(Layers)] = new JsonArray([.. layers.Select(l => (JsonNode)l)]),
    };
}
