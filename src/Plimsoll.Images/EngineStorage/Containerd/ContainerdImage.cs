using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.EngineStorage.Bolt;

namespace Plimsoll.Images.EngineStorage.Containerd;

/// <summary>A name of containerd's, and the manifest or index that it stands for.</summary>
sealed record ContainerdImage(string Namespace, string Name, string MediaType, Digest Digest, long Size)
{
    /// <summary>Reads the bucket of an image; null where it is incomplete.</summary>
    public static ContainerdImage? Parse(string space, string name, BoltBucket bucket) =>
        bucket.Bucket("target") is { } target && Digest.TryParse(target.Text("digest"), out var digest) && target.Value("size") is { } size && Varint.Signed(size.Span) is >= 0 and var bytes
            ? new ContainerdImage(space, name, target.Text("mediatype") ?? "", digest, bytes)
            : null;

    /// <summary>An index of this one image, as a layout would list it.</summary>
    public byte[] ToIndex()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("manifests"u8);
            json.WriteStartObject();
            json.WriteString("mediaType"u8, MediaType);
            json.WriteString("digest"u8, Digest.ToString());
            json.WriteNumber("size"u8, Size);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
