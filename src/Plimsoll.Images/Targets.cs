using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images;

/// <summary>Finds out what a target names and opens it.</summary>
public static class Targets
{
    /// <summary>Schemes that the product knows and that this version cannot read yet.</summary>
    static readonly string[] NotYet = ["docker", "registry", "container", "sbom"];

    /// <summary>Opens <paramref name="target"/>: <c>docker-archive:</c>, <c>oci:</c>, <c>oci-archive:</c>, <c>rootfs:</c>, <c>host:</c>, or a path whose kind is found out.</summary>
    /// <exception cref="UsageException">The target names a scheme that is not known.</exception>
    /// <exception cref="UnreadableSubjectException">There is no such subject, or it cannot be read.</exception>
    public static OpenedSubject Open(string target, OpenOptions options)
    {
        // What is on disk wins over a scheme: a file may have a colon in its name.
        if (Path.Exists(target))
            return OpenPath(target, options);
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var (scheme, rest) = colon < 0 ? ("", target) : (target[..colon], target[(colon + 1)..]);
        switch (scheme)
        {
            case "docker-archive":
                return OpenNamed(rest, (path, reference) => ArchiveSource.Open(path, reference, rest, mustBeOci: false, options));
            case "oci-archive":
                return OpenNamed(rest, (path, reference) => ArchiveSource.Open(path, reference, rest, mustBeOci: true, options));
            case "oci":
                return OpenNamed(rest, (path, reference) => OciImage.Open(new LayoutDirectory(path), reference, rest, options));
            case "rootfs":
                return OpenTree(rest, SubjectKind.Rootfs, options);
            case "host":
                return OpenTree(rest.Length == 0 ? "/" : rest, SubjectKind.Host, options);
        }

        if (NotYet.Contains(scheme))
            throw new UsageException($"'{scheme}:' targets are not read by this version; save the image with \"docker save\" or \"skopeo copy\" and scan the file.");
        throw new UnreadableSubjectException(
            $"There is no file or directory '{target}'; give a path, or docker-archive:FILE, oci:DIR, oci-archive:FILE, rootfs:DIR or host:.");
    }

    static OpenedSubject OpenPath(string path, OpenOptions options)
    {
        if (File.Exists(path))
            return ArchiveSource.Open(path, null, path, mustBeOci: false, options);
        if (File.Exists(Path.Join(path, "oci-layout")))
            return OciImage.Open(new LayoutDirectory(path), null, path, options);
        return OpenTree(path, Path.GetFullPath(path) == "/" ? SubjectKind.Host : SubjectKind.Rootfs, options);
    }

    static OpenedSubject OpenTree(string path, SubjectKind kind, OpenOptions options)
    {
        var full = Path.GetFullPath(path.Length == 0 ? "." : path);
        if (!Directory.Exists(full))
            throw new UnreadableSubjectException($"The directory {path} does not exist.");
        return new OpenedSubject(new Subject(kind, path), [new TreeLayer(full, options)]);
    }

    /// <summary>A path, then perhaps a colon and a name, or an at-sign and a digest.</summary>
    static OpenedSubject OpenNamed(string text, Func<string, string?, OpenedSubject> open)
    {
        if (Path.Exists(text))
            return open(text, null);
        for (var at = text.IndexOfAny([':', '@']); at > 0; at = text.IndexOfAny([':', '@'], at + 1))
            if (Path.Exists(text[..at]))
                return open(text[..at], text[(at + 1)..]);
        throw new UnreadableSubjectException($"There is no file or directory '{text}'.");
    }
}
