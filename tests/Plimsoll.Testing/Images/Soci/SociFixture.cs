using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Plimsoll.Testing.Images.Soci;

/// <summary>Writes a gzip layer and the zTOC that soci-snapshotter would make of it. Whoever adds files first and asks later gets all of them.</summary>
/// <param name="span">Plain bytes after which a span ends with the next block.</param>
public sealed class SociFixture(int span = 250_000)
{
    public const string Type1 = "application/vnd.amazon.soci.index.v1+json";
    public const string Type2 = "application/vnd.amazon.soci.index.v2+json";

    const int GzipHeader = 10;
    const int Window = 32 * 1024;

    readonly MemoryStream plain = new();
    LayerFixture? layer;
    List<DeflateBlock>? spans;

    /// <summary>The zTOC's files: name, type, offset, size, link, mode, uid, gid, user, group, time, major, minor, attributes.</summary>
    public List<object> Files { get; } = [];

    public LayerFixture Layer => layer ??= Compress([.. plain.ToArray(), .. new byte[1024]]);

    /// <summary>Where the layer's spans start.</summary>
    public IReadOnlyList<DeflateBlock> Spans => spans ??= FindSpans();

    public SociFixture Directory(string path) => Entry(new TarFixture().Directory(path), $"{path}/", "dir", 0, "", 0x1ED);

    public SociFixture SymbolicLink(string path, string target) => Entry(new TarFixture().SymbolicLink(path, target), path, "symlink", 0, target, 0x1FF);

    public SociFixture HardLink(string path, string target) => Entry(new TarFixture().HardLink(path, target), path, "hardlink", 0, target, 0x1A4);

    public SociFixture File(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Entry(new TarFixture().File(path, content), path, "reg", content.Length, "", 0x1A4);
    }

    /// <summary>The zTOC.</summary>
    /// <param name="spoil">A last touch to it: version, tool, stored size, plain size, contents, compression (algorithm, last span, digests, checkpoints).</param>
    /// <param name="spoilSpans">A last touch to where spans start.</param>
    /// <param name="isFirstVersion">Whether the first checkpoint is left out, as the first version of the format did.</param>
    public byte[] ToZtoc(Action<object?[]>? spoil = null, Action<List<DeflateBlock>>? spoilSpans = null, bool isFirstVersion = false)
    {
        var points = Spans.ToList();
        spoilSpans?.Invoke(points);
        List<object> files = [.. Files.Select(f => ((object?[])f).Clone())];
        object?[] compression = [null, points.Count - 1, Digests(points), Checkpoints(points, isFirstVersion)];
        object?[] ztoc = ["0.9", "fixture", (long)Layer.Stored.Length, (long)Layer.Plain.Length, new object?[] { files }, compression];
        spoil?.Invoke(ztoc);
        return FlatFixture.Write(ztoc);
    }

    /// <summary>A SOCI index of this layer's zTOC.</summary>
    /// <param name="image">The manifest that it refers to; null for version 2, to which the manifest refers.</param>
    public JsonObject Index(byte[] ztoc, JsonObject? image)
    {
        var entry = ImageFixture.Descriptor("application/octet-stream", ztoc);
        entry["annotations"] = new JsonObject { ["com.amazon.soci.image-layer-mediaType"] = Layer.MediaTypeOrDefault, ["com.amazon.soci.image-layer-digest"] = DigestOf.Bytes(Layer.Stored) };
        var index = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ImageFixture.ManifestType,
            ["config"] = ImageFixture.Descriptor(image is null ? Type2 : Type1, "{}"u8.ToArray()),
            ["layers"] = new JsonArray(entry),
        };
        if (image is not null)
        {
            index["artifactType"] = Type1;
            index["subject"] = image;
        }

        return index;
    }

    List<DeflateBlock> FindSpans()
    {
        var blocks = DeflateIndexer.Read(Layer.Stored, GzipHeader).Blocks;
        List<DeflateBlock> found = [blocks[0]];
        foreach (var block in blocks)
            if (block.Plain - found[^1].Plain > span)
                found.Add(block);
        return found;
    }

    // The fastest compression makes few blocks of much.
    static LayerFixture Compress(byte[] plain)
    {
        var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Optimal))
            gzip.Write(plain);
        return new LayerFixture(plain, LayerCompression.Gzip) { Stored = stored.ToArray() };
    }

    List<object> Digests(IReadOnlyList<DeflateBlock> points) => [.. points.Select((s, i) =>
        (object)DigestOf.Bytes(Layer.Stored.AsSpan((s.Byte - (s.Bits > 0 ? 1 : 0))..(i + 1 < points.Count ? points[i + 1].Byte : Layer.Stored.Length))))];

    byte[] Checkpoints(IReadOnlyList<DeflateBlock> points, bool isFirstVersion)
    {
        var blob = new MemoryStream();
        var number = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(number, points.Count);
        blob.Write(number, 0, 4);
        BinaryPrimitives.WriteInt64LittleEndian(number, span);
        blob.Write(number);
        foreach (var point in points.Skip(isFirstVersion ? 1 : 0))
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, point.Byte);
            blob.Write(number);
            BinaryPrimitives.WriteInt64LittleEndian(number, point.Plain);
            blob.Write(number);
            blob.WriteByte((byte)point.Bits);
            var known = Math.Clamp(point.Plain, 0, Math.Min(Window, Layer.Plain.Length));
            blob.Write(new byte[Window - known]);
            blob.Write(Layer.Plain.AsSpan(Math.Clamp(point.Plain - known, 0, Layer.Plain.Length - known), known));
        }

        return blob.ToArray();
    }

    SociFixture Entry(TarFixture entry, string path, string type, int size, string link, int mode)
    {
        var start = plain.Length + 512;
        plain.Write(entry.ToArrayWithoutEnd());
        Files.Add(new object?[] { path, type, start, (long)size, link, (long)mode, 0u, 0u, "root", "root", "2024-01-02T03:04:05Z", 0L, 0L, null });
        return this;
    }
}
