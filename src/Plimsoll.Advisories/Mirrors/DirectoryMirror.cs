using Plimsoll.Core;
using Plimsoll.Trust.Client;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>A mirror in a directory: a USB stick, a network share.</summary>
sealed class DirectoryMirror : ITrustedFetch
{
    readonly string directory;

    /// <exception cref="UsageException">There is no such directory.</exception>
    public DirectoryMirror(string directory)
    {
        if (!Directory.Exists(directory))
            throw new UsageException($"The mirror {directory} is no directory, and nothing that begins with https://, http:// or registry:.");
        this.directory = directory;
    }

    public string Name => $"The mirror {directory}";

    public Stream? Open(string path)
    {
        var file = new FileInfo(Path.Join(directory, path));
        try
        {
            // Pipes and devices have no length: they are never opened, and never waited for.
            var real = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return real.Exists && real.Length > 0 ? new FileStream(real.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ServiceException($"{Name} cannot be read: {e.Message}", e);
        }
    }
}
