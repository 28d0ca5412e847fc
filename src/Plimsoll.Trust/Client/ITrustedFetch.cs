namespace Plimsoll.Trust.Client;

/// <summary>Where a repository's files come from: a mirror, a directory, an artefact. Nothing that it gives is believed.</summary>
public interface ITrustedFetch
{
    /// <summary>For the user's sentence.</summary>
    string Name { get; }

    /// <summary>Opens a file such as <c>metadata/timestamp.json</c>; null where there is none. The caller reads no further than it must and disposes it.</summary>
    /// <param name="path">Made of plain parts, never leading outside.</param>
    /// <exception cref="Core.ServiceException">The place cannot be reached or read.</exception>
    Stream? Open(string path);
}
