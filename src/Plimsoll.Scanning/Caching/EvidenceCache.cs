using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Caching;

/// <summary>Layer evidence on disk, one file per verified digest and set of readers. Processes share it without locks: a file appears whole, by renaming, or not at all.</summary>
/// <remarks>
/// A file is <c>magic, SHA-256 of the body, body</c>, with the ownership lists in a second file beside it.
/// Whatever is torn, foreign or of another version is a miss.
/// </remarks>
public sealed class EvidenceCache
{
    const int MaxEvidenceBytes = 512 * 1024 * 1024;
    const int BufferBytes = 64 * 1024;
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    readonly string directory;
    readonly TimeProvider time;

    /// <param name="cacheHome">Plimsoll's cache directory; made when something is first kept.</param>
    public EvidenceCache(string cacheHome, IReadOnlyList<IFileReader> readers, Limits limits, TimeProvider time)
    {
        Home = Path.Join(cacheHome, "evidence");
        this.time = time;
        directory = Path.Join(Home, ReaderSet(readers, limits));
    }

    /// <summary>Where all evidence is kept, of this and other versions.</summary>
    public string Home { get; }

    static ReadOnlySpan<byte> Magic => "plimsoll-evidence\n"u8;

    /// <summary>The evidence kept for a layer; null where there is none that can be believed.</summary>
    public LayerEvidence? Find(Digest key)
    {
        var path = PathOf(key, ".evidence");
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.LinkTarget is not null || info.Length > MaxEvidenceBytes)
                return null;
            var bytes = ReadWhole(path, (int)info.Length);
            if (!IsWhole(bytes, out var body))
                return null;
            var evidence = EvidenceCodec.Decode(body);
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return evidence;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps the evidence of a layer whose digest was proven. A cache that cannot be written is no error of the scan.</summary>
    /// <returns>Why it could not be kept; null when it was.</returns>
    public string? Keep(Digest key, LayerEvidence evidence)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key, ""))!, OwnerOnly);
            Write(PathOf(key, ".ownership"), file => EvidenceCodec.EncodeOwnership(evidence, file));
            Write(PathOf(key, ".evidence"), file => EvidenceCodec.Encode(evidence, file));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the evidence cache {Home} cannot be written: {e.Message}";
        }
    }

    static string ReaderSet(IReadOnlyList<IFileReader> readers, Limits limits)
    {
        var text = new StringBuilder().Append(EvidenceCodec.FormatVersion).Append('\n').Append(limits).Append('\n');
        foreach (var id in readers.Select(r => r.Id).OrderBy(i => i.Name, StringComparer.Ordinal))
            text.Append(id.Name).Append('@').Append(id.Version).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    static bool IsWhole(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (bytes.Length < Magic.Length + SHA256.HashSizeInBytes || !bytes.StartsWith(Magic))
            return false;
        body = bytes[(Magic.Length + SHA256.HashSizeInBytes)..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return hash.SequenceEqual(bytes.Slice(Magic.Length, SHA256.HashSizeInBytes));
    }

    static byte[] ReadWhole(string path, int length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Writes as the body comes, which may be large; the hash that stands before it goes in last.</summary>
    static void Write(string path, Action<Stream> body)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes))
            using (var hash = SHA256.Create())
            using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            {
                file.Write(Magic);
                file.Write(stackalloc byte[SHA256.HashSizeInBytes]);
                body(hashed);
                hashed.FlushFinalBlock();
                file.Position = Magic.Length;
                file.Write(hash.Hash);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    string PathOf(Digest key, string extension) => Path.Join(directory, key.Hex[..2], $"{key.Algorithm}-{key.Hex}{extension}");
}
