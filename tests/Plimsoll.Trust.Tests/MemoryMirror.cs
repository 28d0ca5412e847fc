using Plimsoll.Core;
using Plimsoll.Trust.Client;

namespace Plimsoll.Trust.Tests;

/// <summary>A mirror of files in memory, each of which may misbehave as it is read.</summary>
sealed class MemoryMirror : ITrustedFetch
{
    public Dictionary<string, byte[]> Files { get; private set; } = [];

    /// <summary>Wraps a file's stream: endless, slow.</summary>
    public Dictionary<string, Func<byte[], Stream>> Streams { get; } = [];

    /// <summary>Every file that was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>After this many answers the mirror is down.</summary>
    public int DownAfter { get; set; } = int.MaxValue;

    public string Name => "the mirror";

    public Dictionary<string, byte[]> Copy() => new(Files);

    public void Restore(Dictionary<string, byte[]> files)
    {
        Files = new(files);
        Streams.Clear();
        DownAfter = int.MaxValue;
    }

    public Stream? Open(string path)
    {
        Asked.Add(path);
        if (DownAfter-- <= 0)
            throw new ServiceException("the mirror cannot be reached.");
        if (!Files.TryGetValue(path, out var bytes))
            return null;
        return Streams.TryGetValue(path, out var wrap) ? wrap(bytes) : new MemoryStream(bytes);
    }
}
