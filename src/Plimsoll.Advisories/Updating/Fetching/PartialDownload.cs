using System.Security.Cryptography;
using System.Text;
using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Updating.Keeping;

namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>The bytes of a file so far, and the version that they are of: enough to ask for the rest, in this process or the next.</summary>
sealed class PartialDownload : IDisposable
{
    const int MaxNoteBytes = 8192;

    readonly string path;
    readonly FileStream file;

    PartialDownload(string path)
    {
        this.path = path;
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        Validator = ReadNote();
        if (Validator is null)
            file.SetLength(0);
        file.Seek(0, SeekOrigin.End);
    }

    /// <summary>What the rest must be of; null where there is nothing to resume.</summary>
    public string? Validator { get; private set; }

    public long Offset => file.Position;

    string NotePath => $"{path}.note";

    public static PartialDownload Open(string path) => new(path);

    /// <summary>Begins anew, with a version of the file.</summary>
    public void Restart(Validators validators)
    {
        file.SetLength(0);
        File.Delete(NotePath);
        Validator = validators.ForRange;
        if (Validator is not null)
            WholeFile.Write(NotePath, Encoding.UTF8.GetBytes(Validator));
    }

    /// <exception cref="FeedFetchException">The disk is full, or fails: no fault of the server's.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (IOException e)
        {
            throw new FeedFetchException($"what came cannot be kept in {Path.GetDirectoryName(path)}: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Forgets what came so far.</summary>
    public void Discard() => Restart(default);

    /// <returns>The digest of all bytes, in hexadecimal digits.</returns>
    public string Finish()
    {
        file.Flush(flushToDisk: true);
        file.Position = 0;
        var digest = Convert.ToHexStringLower(SHA256.HashData(file));
        File.Delete(NotePath);
        return digest;
    }

    public void Dispose() => file.Dispose();

    string? ReadNote()
    {
        if (file.Length == 0 || !File.Exists(NotePath))
            return null;
        using var note = File.OpenHandle(NotePath);
        var buffer = new byte[MaxNoteBytes];
        var text = Encoding.UTF8.GetString(buffer, 0, RandomAccess.Read(note, buffer, 0));
        return text.Length > 0 ? text : null;
    }
}
