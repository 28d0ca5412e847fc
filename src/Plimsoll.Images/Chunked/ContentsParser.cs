using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Tar;

namespace Plimsoll.Images.Chunked;

/// <summary>Reads a table of contents whose digest was proven. Everything in it must add up; what does not makes the whole table worthless.</summary>
sealed class ContentsParser
{
    const string Zeros = "zeros";

    readonly Limits limits;
    readonly long dataEnd;
    readonly List<ContentsEntry> entries = [];
    readonly List<long> starts = [];
    ContentsEntry? file;
    string fileName = "";
    long fileEnd;
    long covered;

    ContentsParser(long dataEnd, Limits limits) => (this.dataEnd, this.limits) = (dataEnd, limits);

    /// <param name="dataEnd">Where the files' own bytes end in the blob: no chunk lies behind it.</param>
    /// <exception cref="UnprovenPartException">The table cannot be read in one way only.</exception>
    public static IReadOnlyList<ContentsEntry> Parse(ReadOnlySpan<byte> table, long dataEnd, Limits limits)
    {
        var parser = new ContentsParser(dataEnd, limits);
        try
        {
            parser.ReadTable(new Utf8JsonReader(table, new JsonReaderOptions { MaxDepth = 16 }));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or OverflowException)
        {
            throw new UnprovenPartException("it is not well-formed JSON");
        }

        parser.EndFile();
        parser.CloseChunks();
        return parser.entries;
    }

    void ReadTable(Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new UnprovenPartException("it is no object");
        var found = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isEntries = json.GetString()!.Equals("entries", StringComparison.OrdinalIgnoreCase);
            if (isEntries && found)
                throw new UnprovenPartException("it has 'entries' twice");
            json.Read();
            if (!isEntries)
            {
                json.Skip();
                continue;
            }

            found = true;
            ReadEntries(ref json);
        }

        if (!found)
            throw new UnprovenPartException("it has no entries");
    }

    void ReadEntries(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw new UnprovenPartException("its entries are no list");
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            var record = ContentsRecord.Read(ref json);
            if (record.Type == "chunk")
                AddChunk(record, record.Digest);
            else
                Add(record);
            if (entries.Count > limits.MaxEntriesPerLayer || starts.Count > limits.MaxEntriesPerLayer)
                throw new UnprovenPartException("it has more entries than the limit");
        }

        if (json.TokenType != JsonTokenType.EndArray)
            throw new UnprovenPartException("its entries are no list of objects");
    }

    void Add(in ContentsRecord record)
    {
        EndFile();
        var kind = record.Type switch
        {
            "reg" => FileKind.File,
            "dir" => FileKind.Directory,
            "symlink" => FileKind.SymbolicLink,
            "hardlink" => FileKind.HardLink,
            "char" or "block" => FileKind.Device,
            "fifo" => FileKind.Fifo,
            var other => throw new UnprovenPartException($"an entry is of the unknown type '{other}'"),
        };
        var entry = new ContentsEntry(Normalised(record.Name), kind)
        {
            Size = kind == FileKind.File ? record.Size : 0,
            Mode = (int)(record.Mode & 0xFFF),
            Uid = record.Uid,
            Gid = record.Gid,
            LinkTarget = kind == FileKind.HardLink ? Normalised(record.LinkName) : kind == FileKind.SymbolicLink ? Bounded(record.LinkName) : [],
        };
        entries.Add(entry);
        if (kind != FileKind.File)
            return;
        if (entry.Size > limits.MaxLayerBytes)
            throw new UnprovenPartException("a file is larger than a layer may be");
        (file, fileName, fileEnd, covered) = (entry, record.Name, record.EndOffset, 0);
        if (entry.Size > 0)
            AddChunk(record, record.Digest);
    }

    void AddChunk(in ContentsRecord record, string digest)
    {
        if (file is null || record.Name != fileName || record.ChunkOffset != covered)
            throw new UnprovenPartException("a chunk follows no file that it continues");
        var length = record.ChunkSize == 0 ? file.Size - covered : record.ChunkSize;
        if (length <= 0 || length > file.Size - covered)
            throw new UnprovenPartException("the chunks of a file are longer than it");
        covered += length;
        if (record.ChunkType == Zeros)
        {
            file.Chunks.Add(new Chunk(0, 0, 0, length, null));
            return;
        }

        if (record.Offset >= dataEnd || fileEnd > dataEnd)
            throw new UnprovenPartException("a chunk lies outside of the layer's files");
        starts.Add(record.Offset);
        file.Chunks.Add(new Chunk(record.Offset, fileEnd > record.Offset ? fileEnd : dataEnd, record.InnerOffset, length, HashOf(record.ChunkDigest, length == file.Size ? digest : "")));
    }

    void EndFile()
    {
        if (file is not null && covered != file.Size)
            throw new UnprovenPartException("the chunks of a file are shorter than it");
        file = null;
    }

    /// <summary>A chunk ends where the next one starts, if not before.</summary>
    void CloseChunks()
    {
        starts.Sort();
        foreach (var entry in entries)
        {
            var chunks = entry.Chunks;
            for (var i = 0; i < chunks.Count; i++)
            {
                if (chunks[i].Sha256 is null)
                    continue;
                var next = starts.BinarySearch(chunks[i].Offset + 1);
                next = next < 0 ? ~next : next;
                if (next < starts.Count)
                    chunks[i] = chunks[i] with { End = Math.Min(chunks[i].End, starts[next]) };
            }
        }
    }

    static byte[] HashOf(string chunkDigest, string fileDigest) =>
        Digest.TryParse(chunkDigest.Length > 0 ? chunkDigest : fileDigest, out var digest) && digest.Algorithm == "sha256"
            ? Convert.FromHexString(digest.Hex)
            : throw new UnprovenPartException("a chunk has no digest that could be checked");

    byte[] Normalised(string name)
    {
        var raw = Bounded(name);
        return raw.AsSpan(0, EntryPath.Normalise(raw, raw)).ToArray();
    }

    byte[] Bounded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= limits.MaxPathBytes ? bytes : throw new UnprovenPartException("a name is longer than names may be");
    }
}
