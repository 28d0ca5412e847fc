using Plimsoll.Images.Archives;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>Opens an archive of either make. What Docker 25 and later write is both: then the OCI half is taken, for it authenticates the stored bytes.</summary>
static class ArchiveSource
{
    public static OpenedSubject Open(string path, string? reference, string name, bool mustBeOci, OpenOptions options)
    {
        var archive = ArchiveFile.Open(path, options.Limits, options.TemporaryDirectory);
        try
        {
            return mustBeOci || (archive.Contains("index.json") && archive.Contains("oci-layout"))
                ? OciImage.Open(archive, reference, name, options)
                : DockerArchive.Open(archive, reference, name, options);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }
}
