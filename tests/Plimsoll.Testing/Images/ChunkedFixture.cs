using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Plimsoll.Testing.Images;

/// <summary>Writes a layer with a table of contents, as eStargz or as zstd:chunked; the table may be made wrong, and then still has the digest that is named.</summary>
public sealed class ChunkedFixture(LayerCompression compression, int chunkSize = 1 << 20)
{
    readonly MemoryStream plain = new();
    readonly MemoryStream stored = new();
    readonly MemoryStream member = new();

    /// <summary>The table's entries so far.</summary>
    public JsonArray Entries { get; } = [];

    /// <summary>A last touch to the table.</summary>
    public Action<JsonArray>? Spoil { get; init; }

    /// <summary>A last touch to the table's text.</summary>
    public Func<string, string>? SpoilText { get; init; }

    public ChunkedFixture Directory(string path) => Header(new TarFixture().Directory(path), new JsonObject { ["name"] = $"{path}/", ["type"] = "dir", ["mode"] = 493 });

    public ChunkedFixture SymbolicLink(string path, string target) =>
        Header(new TarFixture().SymbolicLink(path, target), new JsonObject { ["name"] = path, ["type"] = "symlink", ["mode"] = 511, ["linkName"] = target });

    public ChunkedFixture HardLink(string path, string target) =>
        Header(new TarFixture().HardLink(path, target), new JsonObject { ["name"] = path, ["type"] = "hardlink", ["mode"] = 420, ["linkName"] = target });

    public ChunkedFixture File(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var header = new TarFixture().File(path, content).ToArrayWithoutEnd();
        Plain(header.AsSpan(0, 512));
        var entry = new JsonObject { ["name"] = path, ["type"] = "reg", ["mode"] = 420, ["size"] = content.Length };
        if (content.Length > 0)
            entry["digest"] = DigestOf.Bytes(content);
        Entries.Add((JsonNode)entry);
        for (var at = 0; at < content.Length; at += chunkSize)
        {
            CloseMember();
            var chunk = content.AsSpan(at, Math.Min(chunkSize, content.Length - at));
            if (at > 0)
                Entries.Add((JsonNode)(entry = new JsonObject { ["name"] = path, ["type"] = "chunk", ["chunkOffset"] = at }));
            entry["offset"] = stored.Length;
            if (chunk.Length < content.Length)
            {
                entry["chunkSize"] = chunk.Length;
                entry["chunkDigest"] = DigestOf.Bytes(chunk);
            }

            Plain(chunk);
        }

        CloseMember();
        Plain(header.AsSpan(512 + content.Length));
        return this;
    }

    /// <summary>Ends the layer.</summary>
    public LayerFixture ToLayer()
    {
        Plain(new byte[compression == LayerCompression.Gzip ? 0 : 1024]);
        CloseMember();
        Spoil?.Invoke(Entries);
        var text = new JsonObject { ["version"] = 1, ["entries"] = Entries.DeepClone() }.ToJsonString();
        var table = Encoding.UTF8.GetBytes(SpoilText?.Invoke(text) ?? text);
        var annotations = compression == LayerCompression.Gzip ? EndEStargz(table) : EndZstd(table);
        return new LayerFixture(plain.ToArray(), compression) { Stored = stored.ToArray(), Annotations = annotations };
    }

    Dictionary<string, string> EndEStargz(byte[] table)
    {
        var offset = stored.Length;
        Plain(new TarFixture().File("stargz.index.json", table).ToArray());
        CloseMember();

        // RFC 1952: an empty member with an extra field "SG".
        var at = Encoding.ASCII.GetBytes(offset.ToString("x16", CultureInfo.InvariantCulture));
        stored.Write([0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 26, 0, (byte)'S', (byte)'G', 22, 0, .. at, .. "STARGZ"u8, 1, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]);
        return new() { ["containerd.io/snapshot/stargz/toc.digest"] = DigestOf.Bytes(table) };
    }

    Dictionary<string, string> EndZstd(byte[] table)
    {
        var packed = ZstdFrame.Store(table);
        Skippable(packed);
        var position = string.Create(CultureInfo.InvariantCulture, $"{stored.Length - packed.Length}:{packed.Length}:{table.Length}:1");
        Skippable(new byte[40]);
        return new() { ["io.github.containers.zstd-chunked.manifest-checksum"] = DigestOf.Bytes(packed), ["io.github.containers.zstd-chunked.manifest-position"] = position };
    }

    // RFC 8878, 3.1.2.
    void Skippable(byte[] content)
    {
        Span<byte> header = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x184D2A50);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], content.Length);
        stored.Write(header);
        stored.Write(content);
    }

    ChunkedFixture Header(TarFixture header, JsonObject entry)
    {
        Plain(header.ToArrayWithoutEnd());
        Entries.Add((JsonNode)entry);
        return this;
    }

    void Plain(ReadOnlySpan<byte> bytes)
    {
        plain.Write(bytes);
        member.Write(bytes);
    }

    void CloseMember()
    {
        if (member.Length == 0)
            return;
        stored.Write(LayerFixture.Compress(member.ToArray(), compression));
        member.SetLength(0);
    }
}
