using Plimsoll.Images.Archives;

namespace Plimsoll.Images.EngineStorage.Bolt;

/// <summary>
/// Reads a bbolt database, the form in which containerd keeps its metadata, while its owner may be writing to it. Pages are never changed in place: those
/// of the last commit stay as they are until the next one, so what was read holds if no other commit came meanwhile.
/// </summary>
sealed class BoltFile(FileRegion file, string path)
{
    const int Attempts = 5;
    const int MaxPageRead = 64 * 1024 * 1024;

    /// <summary>Reads with the tree of the last commit; again, if another came meanwhile.</summary>
    /// <exception cref="BoltException">The database is damaged, or changes faster than it can be read.</exception>
    public T Read<T>(Func<BoltBucket, T> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            var meta = LastCommit();
            try
            {
                var result = read(new BoltBucket(new BoltPages(this, meta), meta.Root));
                if (LastCommit() == meta)
                    return result;
            }
            catch (BoltException) when (attempt < Attempts && LastCommit() != meta)
            {
                // Pages of an old commit may hold anything by now.
                continue;
            }

            if (attempt == Attempts)
                throw Broken("it changed while it was read, again and again");
        }
    }

    public BoltException Broken(string problem) => new(path, problem);

    /// <summary>A page with its overflow.</summary>
    public byte[] Page(ulong number, int pageBytes)
    {
        // The file grows under a running engine, so its length is asked for anew.
        var length = RandomAccess.GetLength(file.File);
        if (number > (ulong)(length / pageBytes))
            throw Broken($"it refers to page {number}, which is behind its end");
        var at = (long)number * pageBytes;
        Span<byte> header = stackalloc byte[BoltMeta.HeaderBytes];
        if (ReadAt(at, header) < header.Length)
            throw Broken($"it ends within page {number}");
        var bytes = (BitConverter.ToUInt32(header[12..]) + 1L) * pageBytes;
        if (bytes > MaxPageRead || at + bytes > length)
            throw Broken($"page {number} is longer than the file, or than any page would be");
        var page = new byte[bytes];
        return ReadAt(at, page) == page.Length ? page : throw Broken($"it ends within page {number}");
    }

    BoltMeta LastCommit()
    {
        Span<byte> start = stackalloc byte[BoltMeta.HeaderBytes + 64];
        var first = BoltMeta.Parse(start[..ReadAt(0, start)]);
        BoltMeta? second = null;
        for (var size = first?.PageBytes ?? BoltMeta.MinPageBytes; second is null && size <= (first?.PageBytes ?? BoltMeta.MaxPageBytes); size *= 2)
            second = BoltMeta.Parse(start[..ReadAt(size, start)]) is { } found && found.PageBytes == size ? found : null;
        if (first is { } one && second is { } other)
            return one.Transaction > other.Transaction ? one : other;
        return first ?? second ?? throw Broken("neither of its two first pages is valid");
    }

    int ReadAt(long at, Span<byte> destination)
    {
        var done = 0;
        for (int read; done < destination.Length && (read = RandomAccess.Read(file.File, destination[done..], at + done)) > 0;)
            done += read;
        return done;
    }
}
