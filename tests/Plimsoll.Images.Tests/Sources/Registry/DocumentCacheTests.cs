using Plimsoll.Core;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Sources.Registry;

public sealed class DocumentCacheTests : IDisposable
{
    static readonly byte[] Document = [.. "{\"schemaVersion\":2}"u8];
    static readonly Digest Key = Digest.Parse(DigestOf.Bytes(Document));

    readonly TemporaryDirectory directory = new();

    DocumentCache Cache => new(directory.Combine("documents"), TimeProvider.System);

    string Only => Directory.EnumerateFiles(directory.Combine("documents")).Single();

    [Fact]
    public void What_was_kept_is_found_by_its_digest()
    {
        Assert.Null(Cache.Find(Key));
        Cache.Keep(Key, Document);
        Assert.Equal(Document, Cache.Find(Key));
    }

    [Fact]
    public void What_is_not_what_its_digest_says_is_neither_kept_nor_found()
    {
        Cache.Keep(Key, [.. "other"u8]);
        Assert.Null(Cache.Find(Key));
        Cache.Keep(Key, Document);
        for (var length = 0; length < Document.Length; length++)
        {
            File.WriteAllBytes(Only, Document[..length]);
            Assert.Null(Cache.Find(Key));
        }

        File.WriteAllBytes(Only, [.. Document, 32]);
        Assert.Null(Cache.Find(Key));
    }

    [Fact]
    public void A_fifo_or_a_directory_in_its_place_blocks_nobody()
    {
        Cache.Keep(Key, Document);
        var path = Only;
        File.Delete(path);
        Command.Run("mkfifo", path);
        Assert.Null(Cache.Find(Key));
        File.Delete(path);
        Directory.CreateDirectory(path);
        Assert.Null(Cache.Find(Key));
        Cache.Keep(Key, Document);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_no_error()
    {
        var cache = new DocumentCache("/dev/null/documents", TimeProvider.System);
        cache.Keep(Key, Document);
        Assert.Null(cache.Find(Key));
    }

    [Fact]
    public void It_does_not_grow_without_end()
    {
        Directory.CreateDirectory(directory.Combine("documents"));
        for (var i = 0; i < 20; i++)
        {
            var path = directory.Combine("documents", $"sha256-{i:d64}");
            File.WriteAllText(path, "");
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddDays(1));
        }

        new DocumentCache(directory.Combine("documents"), TimeProvider.System, most: 20).Keep(Key, Document);
        Assert.Equal(15, Directory.EnumerateFiles(directory.Combine("documents")).Count());
        Assert.Equal(Document, Cache.Find(Key));
    }

    public void Dispose() => directory.Dispose();
}
