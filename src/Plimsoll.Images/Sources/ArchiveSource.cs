using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>Opens an archive of either make. What Docker 25 and later write is both: then the OCI half is taken, for it authenticates the stored bytes.</summary>
static class ArchiveSource
{
    public static SubjectSet Open(string path, string? reference, string name, bool mustBeOci, OpenOptions options)
    {
        var archive = ArchiveFile.Open(path, options);
        try
        {
            return options.AllPlatforms && (mustBeOci || IsLayout(archive))
                ? OciImage.OpenAll(archive, reference, name, options)
                : SubjectSet.Of(mustBeOci ? OciImage.Open(archive, reference, name, severalAreFine: false, options) : OpenEither(archive, reference, name, options));
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Opens the one image of an archive that is open already, and is the subject's from then on.</summary>
    public static OpenedSubject OpenOne(ArchiveFile archive, string name, OpenOptions options)
    {
        try
        {
            return OpenEither(archive, null, name, options);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    static bool IsLayout(ArchiveFile archive) => archive.Contains(OciImage.IndexPath) && archive.Contains(OciImage.MarkPath);

    static OpenedSubject OpenEither(ArchiveFile archive, string? reference, string name, OpenOptions options)
    {
        var isDocker = archive.Contains(DockerArchive.ManifestPath);
        if (IsLayout(archive))
        {
            try
            {
                return OciImage.Open(archive, reference, name, severalAreFine: isDocker, options);
            }
            catch (MissingBlobException) when (isDocker)
            {
                // The OCI half is not all there, as where one platform of several was saved: the other half says what is.
            }
        }

        return isDocker
            ? DockerArchive.Open(archive, reference, name, options)
            : throw new UnreadableSubjectException(
                $"{archive.Name} is a tar archive with neither manifest.json nor index.json: it is no image; scan what \"docker save\" or \"skopeo copy\" wrote, or unpack it and scan the directory.");
    }
}
