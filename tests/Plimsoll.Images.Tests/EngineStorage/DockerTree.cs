using System.Security.Cryptography;
using System.Text;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.EngineStorage;

/// <summary>A data root as Docker lays it out, with one image of three layers and one container, for a test to damage.</summary>
static class DockerTree
{
    public const string Container = "c0ffee0000000000000000000000000000000000000000000000000000000000";

    public static ImageFixture Image { get; } = new([.. Enumerable.Range(0, 3).Select(i => new LayerFixture(new TarFixture().File($"layer{i}", "").ToArray()))]) { Tags = ["hostile:1"] };

    public static string Id => Image.ImageId["sha256:".Length..];

    public static string Repositories => $"{{\"Repositories\":{{\"hostile\":{{\"hostile:1\":\"{Image.ImageId}\"}}}}}}";

    public static string ConfigPath => $"image/overlay2/imagedb/content/sha256/{Id}";

    public static string ContainerConfig => $$$"""{"ID":"{{{Container}}}","Name":"/held","Image":"{{{Image.ImageId}}}","Config":{"Image":"hostile:1"},"State":{"Running":true}}""";

    /// <summary>The directory of the database for a layer.</summary>
    public static string LayerPath(int layer) => $"image/overlay2/layerdb/sha256/{Chain(layer)["sha256:".Length..]}";

    public static string DiffPath(int layer) => $"overlay2/{CacheId(layer)}/diff";

    public static string CacheId(int layer) => new((char)('1' + layer), 64);

    public static string Write(TemporaryDirectory directory)
    {
        void Text(string path, string text) => directory.Write($"docker/{path}", text);
        Text("image/overlay2/repositories.json", Repositories);
        directory.Write($"docker/{ConfigPath}", Image.ConfigBytes);
        for (var i = 0; i < Image.Layers.Count; i++)
        {
            Text($"{LayerPath(i)}/diff", Image.Layers[i].DiffId);
            Text($"{LayerPath(i)}/cache-id", CacheId(i));
            if (i > 0)
                Text($"{LayerPath(i)}/parent", Chain(i - 1));
            Text($"{DiffPath(i)}/layer{i}", "");
        }

        Text($"containers/{Container}/config.v2.json", ContainerConfig);
        Text($"image/overlay2/layerdb/mounts/{Container}/mount-id", CacheId(7));
        Text($"image/overlay2/layerdb/mounts/{Container}/init-id", $"{CacheId(7)}-init");
        Text($"image/overlay2/layerdb/mounts/{Container}/parent", Chain(2));
        Text($"overlay2/{CacheId(7)}/diff/written", "x");
        Text($"overlay2/{CacheId(7)}-init/diff/etc/hosts", "");
        return directory.Combine("docker");
    }

    static string Chain(int layer) => layer == 0
        ? Image.Layers[0].DiffId
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{Chain(layer - 1)} {Image.Layers[layer].DiffId}")))}";
}
