using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Testing.Images;

/// <summary>A file of <see cref="StreamedArchive"/>: a piece, written again and again up to a size, or once with a hole behind it.</summary>
public sealed record StreamedFile(string Path, byte[] Piece, long Bytes, bool Repeats = false)
{
    public StreamedFile(string path, string text) : this(path, Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text)) { }
}

/// <summary>Writes a classic docker-archive larger than memory: entry by entry, and holes where there is nothing to say.</summary>
/// <param name="proven">Whether the config tells the layers' true digests, which costs reading them; else a scan must not verify.</param>
public sealed class StreamedArchive(string path, bool proven = true) : IDisposable
{
    const int Block = 512;

    readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1024 * 1024);
    readonly List<string> diffIds = [];

    public string Path { get; } = path;

    public StreamedArchive Layer(params IEnumerable<StreamedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var header = file.Position;
        file.Position = header + Block;
        foreach (var one in files)
            Write(one);
        var end = file.Position + (2 * Block);
        var bytes = end - header - Block;
        file.Position = header;
        Header($"layer{diffIds.Count}/layer.tar", bytes);
        diffIds.Add($"sha256:{(proven ? DigestOf(header + Block, bytes) : diffIds.Count.ToString("x64", CultureInfo.InvariantCulture))}");
        file.Position = end;
        return this;
    }

    /// <returns>The archive's path.</returns>
    public string Finish()
    {
        var ids = string.Join(',', diffIds.Select(id => $"\"{id}\""));
        var paths = string.Join(',', diffIds.Select((_, i) => $"\"layer{i}/layer.tar\""));
        Write(new StreamedFile("config.json", $$$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[{{{ids}}}]}}"""));
        Write(new StreamedFile("manifest.json", $$"""[{"Config":"config.json","RepoTags":["streamed:1"],"Layers":[{{paths}}]}]"""));
        file.SetLength(file.Position + (2 * Block));
        Dispose();
        return Path;
    }

    public void Dispose() => file.Dispose();

    void Write(StreamedFile one)
    {
        Header(one.Path, one.Bytes);
        var start = file.Position;
        var left = one.Bytes;
        do
        {
            file.Write(one.Piece.AsSpan(0, (int)Math.Min(left, one.Piece.Length)));
            left -= one.Piece.Length;
        }
        while (one.Repeats && left > 0);
        file.Position = start + ((one.Bytes + Block - 1) / Block * Block);
    }

    void Header(string name, long bytes) => file.Write(new TarHeaderFixture(Encoding.UTF8.GetBytes(name), '0', bytes).Magic(TarStyle.Ustar).ToArray());

    string DigestOf(long start, long bytes)
    {
        // What lies past the last byte written is not in the file yet.
        file.SetLength(Math.Max(file.Length, start + bytes));
        file.Position = start;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1024 * 1024];
        for (var left = bytes; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
