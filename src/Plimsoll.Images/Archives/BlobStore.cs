using Plimsoll.Core;

namespace Plimsoll.Images.Archives;

/// <summary>The named files of an image: entries of an archive, or files of a layout directory.</summary>
abstract class BlobStore : IDisposable
{
    /// <summary>How messages name it.</summary>
    public abstract string Name { get; }

    /// <summary>The bytes of a file; null where there is none.</summary>
    public abstract FileRegion? Find(string path);

    /// <summary>Reads a small document whole.</summary>
    public byte[]? ReadDocument(string path, Limits limits)
    {
        if (Find(path) is not { } region)
            return null;
        if (region.Length > limits.MaxManifestBytes)
            throw new LimitExceededException(nameof(Limits.MaxManifestBytes), limits.MaxManifestBytes, $"{path} of {Name}");
        var bytes = new byte[region.Length];
        for (var at = 0; at < bytes.Length;)
        {
            var read = region.Read(at, bytes.AsSpan(at));
            if (read == 0)
                throw new UnreadableSubjectException($"{path} of {Name} ends too early; the file was cut short, fetch it again.");
            at += read;
        }

        return bytes;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
