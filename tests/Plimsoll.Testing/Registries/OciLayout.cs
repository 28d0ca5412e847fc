using System.Text.Json.Nodes;
using Plimsoll.Testing.Images;

namespace Plimsoll.Testing.Registries;

/// <summary>Writes OCI layouts for skopeo to copy.</summary>
public static class OciLayout
{
    /// <summary>The image, or an index that stands before it.</summary>
    public static void WriteOci(this ImageFixture image, TemporaryDirectory directory, JsonObject? before = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var files = ImageFixture.OciFiles(image);
        if (before is not null)
        {
            ImageFixture.Put(files, ImageFixture.Bytes(before));
            files["index.json"] = ImageFixture.Bytes(ImageFixture.Index([ImageFixture.Descriptor(ImageFixture.IndexType, ImageFixture.Bytes(before))]));
        }

        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(directory.Combine(path))!);
            File.WriteAllBytes(directory.Combine(path), bytes);
        }
    }
}
