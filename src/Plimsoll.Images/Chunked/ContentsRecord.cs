using System.Text.Json;

namespace Plimsoll.Images.Chunked;

/// <summary>One object of a table's <c>entries</c>, as it stands there.</summary>
/// <remarks>The table of eStargz (stargz-snapshotter, docs/estargz.md), which zstd:chunked took over with <c>endOffset</c> and <c>chunkType</c>.</remarks>
ref struct ContentsRecord
{
    static readonly string[] Known =
        ["name", "type", "size", "mode", "uid", "gid", "linkName", "offset", "endOffset", "innerOffset", "digest", "chunkSize", "chunkOffset", "chunkDigest", "chunkType"];

    int seen;

    public string Name { get; private set; }

    public string Type { get; private set; }

    public string LinkName { get; private set; }

    public string Digest { get; private set; }

    public string ChunkDigest { get; private set; }

    public string ChunkType { get; private set; }

    public long Size { get; private set; }

    public long Mode { get; private set; }

    public long Uid { get; private set; }

    public long Gid { get; private set; }

    public long Offset { get; private set; }

    public long EndOffset { get; private set; }

    public long InnerOffset { get; private set; }

    public long ChunkSize { get; private set; }

    public long ChunkOffset { get; private set; }

    /// <summary>Reads the object that the reader stands on, and leaves it at its end.</summary>
    /// <exception cref="UnprovenPartException">It would read differently to different programs, or has numbers that mean nothing.</exception>
    public static ContentsRecord Read(ref Utf8JsonReader json)
    {
        var record = new ContentsRecord { Name = "", Type = "", LinkName = "", Digest = "", ChunkDigest = "", ChunkType = "" };
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(json);
            json.Read();
            if (index < 0)
                json.Skip();
            else if ((record.seen & (1 << index)) != 0)
                throw new UnprovenPartException($"an entry has '{Known[index]}' twice");
            else
                record.Take(index, json);
        }

        return record;
    }

    // The engines' language takes keys in any case; a table with such keys would say two things.
    static int IndexOf(in Utf8JsonReader json)
    {
        for (var i = 0; i < Known.Length; i++)
            if (json.ValueTextEquals(Known[i]))
                return i;
        return json.GetString() is { } name && Known.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? throw new UnprovenPartException($"an entry has the key '{name}' in another case")
            : -1;
    }

    void Take(int index, in Utf8JsonReader json)
    {
        seen |= 1 << index;
        if (json.TokenType == JsonTokenType.Null)
            return;
        switch (Known[index])
        {
            case "name": Name = Text(json); break;
            case "type": Type = Text(json); break;
            case "linkName": LinkName = Text(json); break;
            case "digest": Digest = Text(json); break;
            case "chunkDigest": ChunkDigest = Text(json); break;
            case "chunkType": ChunkType = Text(json); break;
            case "size": Size = Number(json); break;
            case "mode": Mode = Number(json); break;
            case "uid": Uid = Number(json); break;
            case "gid": Gid = Number(json); break;
            case "offset": Offset = Number(json); break;
            case "endOffset": EndOffset = Number(json); break;
            case "innerOffset": InnerOffset = Number(json); break;
            case "chunkSize": ChunkSize = Number(json); break;
            default: ChunkOffset = Number(json); break;
        }
    }

    static string Text(in Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString()! : throw new UnprovenPartException("an entry has something else where a text belongs");

    static long Number(in Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) && number >= 0 ? number : throw new UnprovenPartException("an entry has a number that means nothing");
}
